import type { Locator, Page } from "@playwright/test";
import { loginOf } from "../../support/server.ts";
import { act, deskRow, field, openForm, send } from "../acting.ts";
import { png } from "../evidence.ts";
import { run } from "../portal.ts";
import { expect, test } from "../test.ts";

const unit = "夏阳街道办事处";
const title = "建设项目“三同时”监督检查";
const other = "宣传教育和舆论引导";
const typed = "核查了五个项目，";
const drafts = (page: Page) => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith("liandu:draft:")));

/** Opens the page of the task, as if for the first time, and its report. */
async function openReport(page: Page): Promise<Locator> {
	await page.goto("/tasks");
	await page.getByRole("link", { name: title }).click();
	return openForm(page.getByRole("main"), "提交报告");
}
const text = (form: Locator): Locator => field(form, "办理情况");

/** What becomes of what was typed and not yet handed in. */
export function drafting(): void {
	test("what was typed is there again when the line dropped as it was sent", async ({ signInAs, expectComplaint }) => {
		expectComplaint(/ERR_INTERNET_DISCONNECTED/);
		const page = await signInAs(unit);
		const form = await openReport(page);
		await text(form).fill(typed);
		await page.context().setOffline(true);
		const failed = page.waitForEvent("requestfailed");
		await form.getByRole("button", { name: "提交报告" }).click();
		await failed;
		await page.waitForURL(/chrome-error:/);
		await page.context().setOffline(false);
		await expect(text(await openReport(page))).toHaveValue(typed);
	});

	test("what was typed is there again when the session had ended as it was sent, and nothing has been saved", async ({
		signInAs,
		portal,
	}) => {
		const page = await signInAs(unit);
		const form = await openReport(page);
		await text(form).fill(typed);
		await portal.db.sql`update sessions set ended_at = now() where ended_at is null`;
		await form.getByRole("button", { name: "提交报告" }).click();
		await expect(page).toHaveURL(/\/sign-in/);
		await page.getByLabel("用户名").fill(await loginOf(portal.db, unit));
		await page.getByLabel("密码").fill(run().password);
		await page.getByRole("button", { name: "登录" }).click();
		await expect(page.getByRole("heading", { level: 1, name: "工作台" })).toBeVisible();
		await expect(text(await openReport(page))).toHaveValue(typed);
		expect(await page.evaluate(() => Object.values(sessionStorage).join())).not.toContain(run().password);
	});

	test("who signs in next in the same tab finds nothing of it: whoever typed it signed out, or only their session ended", async ({
		signInAs,
		portal,
	}) => {
		const page = await signInAs(unit);
		const goOn = async (who: string) => {
			await page.getByLabel("用户名").fill(await loginOf(portal.db, who));
			await page.getByLabel("密码").fill(run().password);
			await page.getByRole("button", { name: "登录" }).click();
			await expect(page.getByRole("heading", { level: 1, name: "工作台" })).toBeVisible();
		};
		await text(await openReport(page)).fill(typed);
		await page.getByRole("banner").locator("summary").filter({ hasText: "身份" }).last().click();
		await page.getByRole("button", { name: "退出" }).click();
		await expect(page).toHaveURL(/\/sign-in/);
		expect(await drafts(page)).toEqual([]);

		await goOn(unit);
		await text(await openReport(page)).fill(typed);
		await page.context().clearCookies();
		await page.goto("/sign-in");
		expect(await drafts(page)).toHaveLength(1);
		await goOn("重固镇人民政府");
		expect(await drafts(page)).toEqual([]);
	});

	test("it stays in its own form, and files are not part of it", async ({ signInAs, expectComplaint }) => {
		expectComplaint(/status of 422/);
		const page = await signInAs(unit);
		const main = page.getByRole("main");
		await text(await openReport(page)).evaluate((field) => field.removeAttribute("maxlength"));
		expect(await send(main, "提交报告", { 办理情况: "长".repeat(4_001), 附件: [png("现场.png")] })).toBe(422);
		const refused = await openForm(main, "提交报告");
		await expect(refused.getByLabel("现场.png")).toBeChecked();
		await text(refused).fill(typed);
		const again = await openReport(page);
		await expect(text(again)).toHaveValue(typed);
		await expect(again.locator("input[type=file]")).toHaveValue("");
		await expect(field(await openForm(main, "申请延期"), "理由")).toHaveValue("");
	});

	test("it is forgotten once it has been handed in, from the task's page as from the desk", async ({ signInAs }) => {
		const page = await signInAs(unit);
		const main = page.getByRole("main");
		await text(await openReport(page)).fill(typed);
		expect(await drafts(page)).toHaveLength(1);
		await act(main, "提交报告", { 办理情况: `${typed}均已落实。` });
		expect(await drafts(page)).toEqual([]);
		await act(await deskRow(page, other), "签收");
		await act(await deskRow(page, other), "申请延期", { 申请延至: "2020-11-30", 理由: "材料尚在汇总。" });
		expect(await drafts(page)).toEqual([]);
	});

	test("what was typed over a returned report is there again, but not over what has been handed in since", async ({
		signInAs,
	}) => {
		const page = await signInAs("unit");
		await expect(text(await openReport(page))).toHaveValue("核查新改扩建项目九个，均落实。");
		await text(await openReport(page)).fill(typed);
		await expect(text(await openReport(page))).toHaveValue(typed);

		const elsewhere = await signInAs("unit");
		await openReport(elsewhere);
		await act(elsewhere.getByRole("main"), "提交报告", { 办理情况: "已补充处理情况。" });
		await act(elsewhere.getByRole("main"), "撤回报告");
		await expect(text(await openReport(page))).toHaveValue("已补充处理情况。");
	});
}
