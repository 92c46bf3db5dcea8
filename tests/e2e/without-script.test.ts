import { loginOf } from "../support/server.ts";
import { act, deskGroup, field, openForm, send } from "./acting.ts";
import { type Evidence, png } from "./evidence.ts";
import { docx, heatPlan } from "./import/papers.ts";
import { cardOf, letRead, openEdit, openTab, save, unitLine, upload } from "./import/reviewing.ts";
import { run } from "./portal.ts";
import { expect, test } from "./test.ts";

/** The main flow in a browser that runs no script at all. */
test.use({ world: { name: "without-script", plans: "story", on: "2020-09-10" } });
test.describe.configure({ mode: "serial" });

const unit = "夏阳街道办事处";
const options = { javaScriptEnabled: false };
const text = "核查新改扩建项目五个，防尘设施“三同时”均已落实。\n另有两个项目下周复核。";
const notWhatItSays: Evidence = { name: "核查表.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ not a PDF") };

test("somebody who opens a page signs in with the form and lands on that page", async ({ openBrowser, portal }) => {
	const page = await (await openBrowser(options)).newPage();
	await page.goto("/tasks?view=matrix");
	await expect(page).toHaveURL(/\/sign-in\?to=/);
	await page.getByLabel("用户名").fill(await loginOf(portal.db, unit));
	await page.getByLabel("密码").fill(run().password);
	await page.getByRole("button", { name: "登录" }).click();
	await expect(page).toHaveURL(/\/tasks\?view=matrix$/);
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("任务");
	await expect(page.getByRole("banner")).toContainText(unit);
});

test("filters are sent with their button", async ({ signInAs }) => {
	const page = await signInAs(unit, "officer", options);
	await page.goto("/tasks");
	await page.getByLabel("环节").selectOption({ label: "整改提高" });
	await expect(page).toHaveURL(/\/tasks$/);
	await page.getByRole("button", { name: "筛选" }).click();
	await expect(page).toHaveURL(/stage=rectification/);
	await expect(page.getByRole("main")).toContainText("三（一）4");
	await expect(page.getByRole("main")).not.toContainText("三（三）2");
});

test("the unit signs for a task from its desk", async ({ signInAs }) => {
	const page = await signInAs(unit, "officer", options);
	const toSign = deskGroup(page, "待签收").getByRole("listitem").filter({ hasText: "五（三）" });
	await act(toSign, "签收");
	await expect(toSign).toHaveCount(0);
	await expect(deskGroup(page, "待报告")).toContainText("五（三）");
});

test("a report with a file that is not what it says is refused with 422, and the text is kept; with the right file it is taken", async ({
	signInAs,
	portal,
	expectComplaint,
}) => {
	expectComplaint(/status of 422/);
	const page = await signInAs(unit, "officer", options);
	await page.getByRole("link", { name: "三（三）2" }).first().click();
	const main = page.getByRole("main");
	expect(await send(main, "提交报告", { 办理情况: text, 附件: [notWhatItSays] })).toBe(422);
	await expect(page.getByRole("alert")).toBeVisible();
	const form = await openForm(main, "提交报告");
	await expect(field(form, "办理情况")).toHaveValue(text);
	await expect(form.locator("[id$='fileIds-problem']")).toBeVisible();

	const file = png("核查现场.png");
	await act(main, "提交报告", { 附件: [file] });
	const [report] = await portal.db.sql<{ state: unknown; text: string; files: string[] }[]>`
		select s.context #>> '{report,items,text}' as text, array(select f.name from files f where f.task_id = s.task_id and f.unit_id = s.unit_id) as files
		from steps s join units u on u.id = s.unit_id join tasks t on t.id = s.task_id
		where u.name = ${unit} and t.clause = '三（三）2' and s.machine = 'implementation'`;
	expect(report).toEqual({ text, files: [file.name] });
});

test("a document is handed in, read, changed and confirmed", async ({ signInAs, portal }) => {
	const [title = ""] = heatPlan;
	const page = await signInAs("lead", "officer", options);
	await upload(page, await docx("防暑降温.docx", heatPlan));
	await expect(page.getByRole("progressbar", { name: "读取进度" })).toBeVisible();
	expect(await letRead(portal)).toBe(1);
	// The browser asks again by itself.
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);

	await openTab(page, "任务");
	await cardOf(page, "二（二）").getByRole("link", { name: "原文" }).click();
	await expect(page.getByRole("region", { name: "原文" }).locator(":target")).toContainText("汇总温度监测数据");
	const form = await openEdit(cardOf(page, "二（一）"));
	await form.getByLabel("任务标题").fill("高温作业场所排查登记");
	await form.getByLabel("区应急管理局 角色").selectOption({ label: "落实" });
	await save(form);
	await cardOf(page, "二（三）").getByRole("button", { name: "核对无误" }).click();
	await expect(cardOf(page, "二（三）").getByRole("button", { name: "✓ 已核对" })).toBeVisible();

	await openTab(page, "单位");
	await unitLine(page, "区人社局").getByRole("button", { name: "不是，作为新单位" }).click();
	await openTab(page, "方案信息");
	await page.getByLabel("联席会议办公室（督办送达）").selectOption("区公共卫生联席会议办公室");
	await page.getByRole("button", { name: "保存", exact: true }).click();
	await openTab(page, "确认导入");
	await page.getByRole("button", { name: "确认导入 4 项任务" }).click();
	await expect(page).toHaveURL(/\/plans\/\d+$/);
	const tasks = await portal.db.sql<{ title: string }[]>`
		select t.title from tasks t join plans p on p.id = t.plan_id where p.title = ${title} order by t.position`;
	expect(tasks.map((task) => task.title)).toEqual(["高温作业场所排查登记", "建立监测台账", "开展健康宣传", "加强组织领导"]);
});
