import { chromium, defineConfig } from "@playwright/test";
import { findBrowser, thisMachine } from "./app/cli/find-browser.ts";

/** Looked for once; the workers are told. `npm test` has installed one if there was none. */
process.env.LIANDU_CHROMIUM ??= findBrowser(thisMachine(chromium.executablePath())) ?? "";

export default defineConfig({
	testDir: "tests/e2e",
	outputDir: "test-results",
	globalSetup: "./tests/e2e/global-setup.ts",
	workers: 2,
	forbidOnly: true,
	timeout: 120_000,
	expect: { timeout: 15_000 },
	reporter: [["list"]],
	use: {
		locale: "zh-CN",
		timezoneId: "Asia/Shanghai",
		viewport: { width: 1440, height: 900 },
		contextOptions: { reducedMotion: "reduce" },
		screenshot: "only-on-failure",
		video: "off",
		trace: "off",
		actionTimeout: 15_000,
		navigationTimeout: 30_000,
	},
	projects: [
		{
			name: "chromium",
			use: {
				browserName: "chromium",
				launchOptions: {
					executablePath: process.env.LIANDU_CHROMIUM || undefined,
					args: [
						"--no-sandbox",
						"--disable-gpu",
						"--disable-quic",
						"--no-first-run",
						"--disable-background-networking",
						"--disable-component-update",
						"--disable-sync",
					],
				},
			},
		},
	],
});
