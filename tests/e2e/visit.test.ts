import type { Page } from "@playwright/test";
import { act, deskGroup, field } from "./acting.ts";
import { png } from "./evidence.ts";
import { expectGood } from "./looking.ts";
import { expect, test } from "./test.ts";

/** A visit made on a phone, with the line dropped in between: recorded once, seen and objected to by the unit. */
test.use({ world: { name: "visit", plans: "story", on: "2020-09-10" } });
test.describe.configure({ mode: "serial" });

const clause = "三（一）2";
const inspected = "华新镇人民政府";
const subject = "粉尘现场抽查";
const finding = "两处接尘岗位的除尘器没有开。";
const held = "现在没有网络：内容和照片已保存在本机，恢复后自动提交，只提交一次。";
const phone = { viewport: { width: 390, height: 844 } };
const item = (page: Page, no: number) => page.getByRole("listitem").filter({ hasText: new RegExp(`^${no}\\. `) });

let visit = "";
let task = "";

test("a lead schedules a visit, which stands first on the inspector's desk on its day", async ({ signInAs, portal }) => {
	const [row] = await portal.db.sql<{ id: number }[]>`
		select t.id from tasks t join plans p on p.id = t.plan_id where p.seed = '000' and t.clause = ${clause}`;
	task = `/tasks/${row?.id}`;
	const lead = await signInAs("lead");
	await lead.goto(task);
	const facts = { 检查对象: { choose: inspected }, 检查日期: "2020-09-10", 检查事项: subject };
	await act(lead.getByRole("main"), "安排检查", facts);
	const inspector = await signInAs("lead", "officer", phone);
	await expect(inspector.locator("section[aria-labelledby^=group-] h2").first()).toContainText("今天的检查");
	await deskGroup(inspector, "今天的检查").getByRole("link").first().click();
	await expect(inspector.getByRole("heading", { level: 1 })).toHaveText(inspected);
	visit = new URL(inspector.url()).pathname;
});

test("what is recorded without a line is kept with its photo, outlasts the tab, and goes once when the line is back", async ({
	signInAs,
	portal,
	expectComplaint,
}) => {
	expectComplaint(/ERR_INTERNET_DISCONNECTED/);
	const page = await signInAs("lead", "officer", phone);
	await page.goto(visit);
	await page.getByRole("button", { name: "开始检查" }).click();
	await expect(item(page, 1)).toBeVisible();
	await expectGood(page, "a visit at phone width");
	await page.setViewportSize(phone.viewport);
	await page.goto(visit);
	await item(page, 1).getByText("符合", { exact: true }).click();
	await page.context().setOffline(true);
	await item(page, 2).getByText("不符合", { exact: true }).click();
	await expect(page.locator("[data-answered-count]")).toHaveText("2");
	await item(page, 2).getByText("在这一项下登记问题").click();
	const form = item(page, 2).locator("form");
	await field(form, "问题").fill(finding);
	await field(form, "整改期限").fill("2020-09-25");
	await form.locator("input[capture]").setInputFiles([png("除尘器.png", 7)]);
	await form.getByRole("button", { name: "登记问题" }).click();
	await expect(form.getByText(held)).toBeVisible();
	await page.close();

	const again = await page.context().newPage();
	await expect(again.goto(visit)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
	await page.context().setOffline(false);
	await again.goto(visit);
	await expect(again.getByRole("status").filter({ hasText: "登记问题" })).toBeVisible();
	await expect(again.getByText("发现的问题（1）")).toBeVisible();
	await expect(again.getByRole("link", { name: "除尘器.png" })).toBeVisible();
	await expect(again.locator("[data-answered-count]")).toHaveText("2");
	await again.reload();
	await expect(again.getByText("发现的问题（1）")).toBeVisible();
	const [kept] = await portal.db.sql`
		select context ->> 'item' as item, context ->> 'basis' as basis, context ->> 'severity' as severity from steps
		where context ->> 'finding' = ${finding}`;
	expect(kept).toEqual({ item: "2", basis: "职业病防治法第二十二条、第二十五条", severity: "serious" });
	expect(await again.evaluate(() => Object.values(localStorage).join())).not.toContain(finding);

	for (let no = 3; no <= 7; no++) await item(again, no).getByText("符合", { exact: true }).click();
	await field(again.locator("form#record"), "检查结果").fill("抽查两个车间，一项不符合。");
	await again.getByRole("button", { name: "提交检查结果" }).click();
	await expect(again.getByText("有问题", { exact: true })).toBeVisible();
	await expect(item(again, 2)).toContainText("不符合");
	await expectGood(again, "a recorded visit");
});

test("the same form sent once more, its answer lost, records nothing twice and says so", async ({ signInAs, portal }) => {
	const page = await signInAs("lead", "officer", phone);
	await page.goto(visit);
	const [found] = await portal.db.sql<{ seen: number; no: number; unit: number }[]>`
		select e.seq - 1 as seen, e.step_no as no, (e.data ->> 'unitId')::int as unit from entries e
		where e.event = 'visit.find' and e.data ->> 'finding' = ${finding}`;
	const data = { event: "visit.find", step: found?.no ?? 0, item: "2", finding, basis: "职业病防治法第二十二条、第二十五条" };
	const form = { ...data, severity: "serious", unitId: found?.unit ?? 0, dueOn: "2020-09-25" };
	const [before] = await portal.db.sql<{ seen: number }[]>`
		select max(seq)::int as seen from entries where step_no = ${form.step} and seq <= ${found?.seen ?? 0}
			and task_id = ${Number(task.split("/").at(-1))}`;
	const answer = await page.request.post(visit, {
		form: { ...form, seen: before?.seen ?? 0 },
		headers: { origin: new URL(page.url()).origin },
	});
	expect(await answer.text()).toContain("已经收到过了，没有重复登记");
	const [count] = await portal.db.sql`select count(*)::int as n from steps where context ->> 'finding' = ${finding}`;
	expect(count).toEqual({ n: 1 });
});

test("the unit sees it and its head objects; who found it doesn't decide, another lets it stand", async ({ signInAs }) => {
	const head = await signInAs(inspected, "head", phone);
	await head.goto(task);
	const here = (page: Page) => page.getByRole("listitem").filter({ hasText: finding });
	await expect(here(head)).toContainText("除尘器.png");
	await act(here(head), "提出异议", { 理由: "当时停机检修，有记录。" });
	await expect(here(head)).toContainText("异议待复核");
	await expectGood(head, "an objection");

	const finder = await signInAs("lead");
	await finder.goto(task);
	await expect(here(finder)).toContainText("当时停机检修，有记录。");
	await expect(here(finder)).toContainText("请由检查单位或联席会议办公室的其他人办理");
	const other = await signInAs("leadHead");
	await other.goto(task);
	await act(here(other), "维持问题", { 理由: "检修记录只有一台。" });
	await expect(here(other)).toContainText("待制定措施");
	await expect(here(other)).toContainText("检修记录只有一台。");
});
