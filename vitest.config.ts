import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		include: ["tests/{workflows,db,app,drills}/**/*.test.ts"],
		globalSetup: "tests/support/global-setup.ts",
		pool: "forks",
		maxWorkers: 2,
		testTimeout: 60_000,
		hookTimeout: 120_000,
	},
});
