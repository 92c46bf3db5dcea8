import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		include: ["tests/{workflows,db,app,drills}/**/*.test.ts"],
		globalSetup: "tests/support/global-setup.ts",
		pool: "forks",
		maxWorkers: 2,
		// No promise is kept by these: what hangs is told apart from what is slow on a busy machine.
		testTimeout: 180_000,
		hookTimeout: 180_000,
	},
});
