import type { Page } from "@playwright/test";
import { act, deskGroup, openDuty, openForm } from "../acting.ts";
import { expect, test } from "../test.ts";

/** Holds back what a page posts until it is let go, and counts it. */
async function holdPosts(page: Page) {
	const held = { count: 0, letGo: () => {}, drop: () => {} };
	const decided = new Promise<"go" | "drop">((resolve) => {
		held.letGo = () => resolve("go");
		held.drop = () => resolve("drop");
	});
	await page.route("**", async (route) => {
		if (route.request().method() !== "POST") return route.continue();
		held.count += 1;
		return (await decided) === "go" ? route.continue() : route.abort("aborted");
	});
	return held;
}

/** How forms are sent, and where the page stands afterwards. */
export function sending(): void {
	test("a form that is sent again while it is under way goes out once, and its button says that it is busy", async ({
		signInAs,
	}) => {
		const page = await signInAs("unit");
		await page.goto("/me");
		const held = await holdPosts(page);
		const started = page.waitForRequest((r) => r.method() === "POST");
		await page.route("**/until-sent", async (route) => route.fulfill({ body: (await started).method() }));
		// From within: from outside, a page on its way elsewhere can't be asked.
		const busy = await page.evaluate(async () => {
			const button = document.querySelector("button[value=language]") as HTMLButtonElement;
			button.click();
			await fetch("/until-sent");
			button.click();
			button.form?.requestSubmit(button);
			return button.getAttribute("aria-busy");
		});
		const loaded = page.waitForEvent("load");
		held.letGo();
		await loaded;
		expect(busy).toBe("true");
		expect(held.count).toBe(1);
	});

	test("a form whose sending was cut short can be sent again a moment later", async ({ signInAs }) => {
		const page = await signInAs("unit");
		await page.clock.install();
		await page.goto("/me");
		const held = await holdPosts(page);
		const language = page.locator("form").filter({ has: page.getByLabel("语言") });
		const button = language.getByRole("button", { name: "保存" });
		const failed = page.waitForEvent("requestfailed");
		await button.click({ noWaitAfter: true });
		held.drop();
		await failed;
		await expect(page.locator("form[data-is-sent]")).toHaveCount(1);
		await page.clock.fastForward(10_000);
		await expect(page.locator("form[data-is-sent], [aria-busy]")).toHaveCount(0);
		await page.unroute("**");
		const [answer] = await Promise.all([page.waitForResponse((r) => r.request().method() === "POST"), button.click()]);
		expect(answer.status()).toBe(302);
	});

	test("a page taken back from the browser's cache can be sent again", async ({ signInAs }) => {
		const page = await signInAs("unit");
		await page.goto("/me");
		const held = await holdPosts(page);
		const language = page.locator("form").filter({ has: page.getByLabel("语言") });
		const button = language.getByRole("button", { name: "保存" });
		const failed = page.waitForEvent("requestfailed");
		await button.click({ noWaitAfter: true });
		held.drop();
		await failed;
		await expect(page.locator("form[data-is-sent]")).toHaveCount(1);
		await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
		await page.unroute("**");
		const [answer] = await Promise.all([page.waitForResponse((r) => r.request().method() === "POST"), button.click()]);
		expect(answer.status()).toBe(302);
	});

	test("a filter is sent as soon as it is chosen, other choices are not", async ({ signInAs }) => {
		const page = await signInAs("lead");
		await page.goto("/tasks");
		await page.getByLabel("环节").selectOption({ label: "整改提高" });
		await expect(page).toHaveURL(/stage=rectification/);
		await expect(page.getByRole("main")).toContainText("三（一）4");
		await page.getByLabel("只看本单位").check();
		await expect(page).toHaveURL(/mine=on/);
		await page.goto("/me");
		await page.getByLabel("语言").selectOption("en");
		await page.getByLabel("语言").selectOption("zh");
		await expect(page).toHaveURL(/\/me$/);
	});

	test("after an event is sent from the desk the page stands where it stood", async ({ signInAs }) => {
		const page = await signInAs("lead");
		await page.setViewportSize({ width: 1000, height: 400 });
		const row = deskGroup(page, "待审核").getByRole("listitem").filter({ hasText: "徐泾镇" });
		const form = await openForm(row, "认可");
		await form.getByRole("button", { name: "认可" }).scrollIntoViewIfNeeded();
		const stood = await page.evaluate(() => scrollY);
		expect(stood).toBeGreaterThan(50);
		await act(row, "认可");
		await expect.poll(() => page.evaluate(() => scrollY)).toBe(stood);
		await page.goto("/desk");
		expect(await page.evaluate(() => scrollY)).toBe(0);
	});

	test("an answer that names a place on the page is shown there instead", async ({ signInAs }) => {
		const page = await signInAs("lead");
		await page.setViewportSize({ width: 1000, height: 400 });
		await page.getByRole("link", { name: "五（三）" }).first().click();
		await page.waitForLoadState();
		const row = await openDuty(page, "青浦工业园区");
		await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
		await act(row, "维持分工", { 理由: "园区企业由园区负责。" });
		await expect(page).toHaveURL(/#step-\d+$/);
		const step = page.locator(new URL(page.url()).hash);
		// Right below the room that the page keeps free above such a place.
		await expect.poll(() => step.evaluate((e) => Math.round(e.getBoundingClientRect().top / 20))).toBe(3);
	});
}
