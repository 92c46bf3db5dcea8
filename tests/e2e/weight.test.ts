import { gzipSync } from "node:zlib";
import { expect, test } from "./test.ts";

/** What a page costs, and what it lets run. */
test.use({ world: { name: "weight", plans: "story", on: "2020-09-10" } });

const LIMIT = 100_000;

test("the task list fetches at most 100 kB of script, gzipped, and all of it from its own host", async ({ signInAs }) => {
	const page = await signInAs("lead");
	for (const path of ["/tasks", "/tasks?view=matrix"]) {
		const scripts: Promise<number>[] = [];
		const weigh = async (body: Promise<Buffer>) => gzipSync(await body).length;
		page.on("response", (r) => r.request().resourceType() === "script" && scripts.push(weigh(r.body())));
		await page.goto(path, { waitUntil: "networkidle" });
		const inline = await page.locator("script:not([src])").allTextContents();
		const sizes = [...(await Promise.all(scripts)), ...inline.map((text) => gzipSync(text).length)];
		page.removeAllListeners("response");
		expect(sizes.length).toBeGreaterThan(0);
		expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(LIMIT);
	}
});

test("a script, a handler or a style that somebody got into the page does nothing, and the browser says so", async ({
	signInAs,
	expectComplaint,
}) => {
	expectComplaint(/Content Security Policy|example\.invalid/);
	const page = await signInAs("lead");
	await page.evaluate(() => {
		addEventListener("securitypolicyviolation", (e) => {
			const { dataset } = document.documentElement;
			dataset.refused = [...new Set([...(dataset.refused ?? "").split(" ").filter(Boolean), e.effectiveDirective])]
				.sort()
				.join(" ");
		});
		const main = document.querySelector("main") as HTMLElement;
		main.insertAdjacentHTML(
			"beforeend",
			`<button id="trap" onclick="document.title = 'taken'"></button><i style="color: red"></i>`,
		);
		document.getElementById("trap")?.click();
		const script = document.createElement("script");
		script.textContent = "document.title = 'taken'";
		const foreign = new Image();
		foreign.src = "http://example.invalid/pixel.png";
		main.append(script, foreign);
		fetch("http://example.invalid/").catch(() => {});
	});
	const all = "connect-src img-src script-src-attr script-src-elem style-src-attr";
	await expect(page.locator("html")).toHaveAttribute("data-refused", all);
	await expect(page).not.toHaveTitle("taken");
});
