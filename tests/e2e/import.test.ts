import { pdf } from "./evidence.ts";
import { docx, heatPlan, locked } from "./import/papers.ts";
import { cardOf, letRead, openEdit, openTab, save, unitLine, upload } from "./import/reviewing.ts";
import { expect, test } from "./test.ts";

/** A document on its way to being a plan, as two officers of 青浦 bring it in. */
test.use({ world: { name: "import", plans: "untouched", on: "2020-05-26" } });
test.describe.configure({ mode: "serial" });

const [title = ""] = heatPlan;
const office = "区公共卫生联席会议办公室";

test("an officer hands a document in, goes elsewhere while it is read, and finds it read", async ({ signInAs, portal }) => {
	const page = await signInAs("lead");
	await upload(page, await docx("防暑降温.docx", heatPlan));
	await expect(page.getByRole("heading", { name: "正在读取" })).toBeVisible();
	await expect(page.getByRole("progressbar", { name: "读取进度" })).toBeVisible();
	await page.getByRole("link", { name: "工作台" }).click();
	await page.goto("/plans");
	await page.getByRole("link", { name: "导入方案" }).click();
	const line = page.getByRole("row").filter({ hasText: "防暑降温.docx" });
	await expect(line).toContainText("读取中");
	await line.getByRole("link", { name: "查看进度" }).click();
	await expect(page.getByRole("progressbar", { name: "读取进度" })).toBeVisible();
	expect(await letRead(portal)).toBe(1);
	// The page asks by itself.
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
	await expect(page.getByRole("region", { name: "原文" })).toContainText("逐家登记造册");
});

test("a task leads to its words in the document, and the words to their task", async ({ signInAs }) => {
	const page = await signInAs("lead");
	await page.goto("/plans/import");
	await page.getByRole("link", { name: "继续核对" }).click();
	await openTab(page, "任务");
	await cardOf(page, "二（二）").getByRole("link", { name: "原文" }).click();
	const words = page.getByRole("region", { name: "原文" }).locator(":target");
	await expect(words).toContainText("汇总温度监测数据");
	await expect(words).toBeInViewport();
	await page.getByRole("link", { name: "查看任务 二（三）" }).click();
	await expect(page.locator("article:target")).toContainText("开展健康宣传");
});

test("a title, a role, a date and a unit are corrected, and a reading is chosen of two", async ({ signInAs }) => {
	const page = await signInAs("lead");
	await page.goto("/plans/import");
	await page.getByRole("link", { name: "继续核对" }).click();
	await openTab(page, "任务");
	const first = await openEdit(cardOf(page, "二（一）"));
	await first.getByLabel("任务标题").fill("高温作业场所排查登记");
	await first.getByLabel("区应急管理局 角色").selectOption({ label: "落实" });
	await first.getByLabel("2020年7月底前 日期").fill("2020-07-15");
	await first.getByLabel("增补单位", { exact: true }).first().fill("区气象局");
	await first.getByLabel("列表里没有的，作为新单位建立").check();
	await save(first);
	const card = cardOf(page, "二（一）");
	await expect(card).toContainText("高温作业场所排查登记");
	await expect(card).toContainText("区气象局（增补）");
	await expect(card).toContainText("2020-07-15");
	await expect(card.getByRole("button", { name: "✓ 已核对" })).toBeVisible();
	const second = await openEdit(cardOf(page, "二（二）"));
	await second.getByLabel("7月份前 日期").fill("2020-07-31");
	await second.getByLabel("7月份前 性质").selectOption({ label: "必须完成" });
	await save(second);
	await openTab(page, "疑问");
	await expect(page.getByRole("heading", { name: "时限有两种读法" })).toHaveCount(0);
});

test("units are matched to those of the portal, one is another's name, and an open group gets its members", async ({
	signInAs,
}) => {
	const page = await signInAs("lead");
	await page.goto("/plans/import");
	await page.getByRole("link", { name: "继续核对" }).click();
	await openTab(page, "单位");
	await unitLine(page, "区人社局")
		.getByRole("button", { name: /^就是“区人力资源/ })
		.click();
	await expect(unitLine(page, "区人社局")).toContainText("已有单位：区人力资源");
	const alias = await openEdit(unitLine(page, "区大数据中心"));
	await alias.getByLabel("本文件里另一个单位的别称").check();
	await alias.getByLabel("是哪个单位").fill("区数据管理局");
	await save(alias);
	await expect(unitLine(page, "区大数据中心")).toContainText("即“区数据管理局”");
	const group = await openEdit(unitLine(page, "相关成员单位"));
	await group.getByLabel("成员不明确").uncheck();
	await group.getByText("代表哪些单位", { exact: true }).click();
	await group.getByLabel("区财政局").check();
	await group.getByLabel("区民政局").check();
	await save(group);
	await expect(unitLine(page, "相关成员单位")).toContainText("含 2 个单位：区财政局、区民政局");
});

test("somebody else goes on with the draft; who saves the same task after them is told, and keeps what they typed", async ({
	signInAs,
	expectComplaint,
}) => {
	expectComplaint(/status of 409/);
	const mine = await signInAs("lead");
	await mine.goto("/plans/import");
	await mine.getByRole("link", { name: "继续核对" }).click();
	await openTab(mine, "任务");
	const late = await openEdit(cardOf(mine, "二（三）"));
	await late.getByLabel("任务标题").fill("我改的标题");
	const theirs = await signInAs("secretariat");
	await theirs.goto("/plans/import");
	await expect(theirs.getByRole("row").filter({ hasText: title })).toContainText("2/4");
	await theirs.getByRole("link", { name: "继续核对" }).click();
	await expect(theirs.getByRole("main")).toContainText("最后修改 区卫生健康委经办人");
	await openTab(theirs, "任务");
	const early = await openEdit(cardOf(theirs, "二（三）"));
	await early.getByLabel("任务标题").fill("防暑降温健康宣传");
	await save(early);
	await late.getByRole("button", { name: "保存", exact: true }).click();
	await expect(mine.getByRole("alert")).toContainText(`${office}经办人`);
	await expect(mine.getByLabel("任务标题")).toHaveValue("我改的标题");
});

test("nothing is made before it is confirmed; then the tasks are there for their lead department", async ({
	signInAs,
	portal,
}) => {
	const page = await signInAs("secretariat");
	await page.goto("/plans/import");
	await page.getByRole("link", { name: "继续核对" }).click();
	await openTab(page, "确认导入");
	await expect(page.getByRole("button", { name: /^确认导入/ })).toHaveCount(0);
	await page.getByRole("link", { name: "还没有选定联席会议办公室" }).click();
	await page.getByLabel("联席会议办公室（督办送达）").selectOption(office);
	await page.getByRole("button", { name: "保存", exact: true }).click();
	await openTab(page, "确认导入");
	const plans = () => portal.db.sql`select id from plans`;
	expect(await plans()).toHaveLength(1);
	await page.getByRole("button", { name: "确认导入 4 项任务" }).click();
	await expect(page).toHaveURL(/\/plans\/\d+$/);
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
	expect(await plans()).toHaveLength(2);
	const [task] = await portal.db.sql<{ id: number; parts: string[]; on: string }[]>`
		select t.id, array(select u.name || ' ' || a.role from assignments a join units u on u.id = a.unit_id where a.task_id = t.id order by 1) as parts,
			(select d.on_date::text from deadlines d where d.task_id = t.id) as on
		from tasks t where t.title = '高温作业场所排查登记'`;
	expect(task?.parts).toEqual(
		expect.arrayContaining(["区卫生健康委 lead", "区应急管理局 implement", "区气象局 cooperate", "各镇人民政府 implement"]),
	);
	expect(task?.on).toBe("2020-07-15");
	const lead = await signInAs("lead");
	await lead.getByRole("link", { name: "高温作业场所排查登记" }).click();
	await expect(lead.getByRole("main")).toContainText("2020年7月底前");
});

test("text is pasted instead", async ({ signInAs, portal }) => {
	const page = await signInAs("lead");
	await page.goto("/plans/import");
	await page.getByText("没有文件？粘贴正文").click();
	await page.getByLabel("文件名称").fill("夏季行动");
	await page.getByLabel("正文", { exact: true }).fill(heatPlan.join("\n"));
	await page.getByRole("button", { name: "读取正文" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("夏季行动.txt");
	expect(await letRead(portal)).toBe(1);
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
	await openTab(page, "确认导入");
	await expect(page.getByRole("main")).toContainText(`本辖区已有标题或文号相同的方案：${title}`);
	await page.getByRole("button", { name: "放弃草稿" }).click();
	await page.getByRole("button", { name: "恢复" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
});

for (const [what, file, said] of [
	["a scan", pdf("扫描件.pdf", ""), "这份 PDF 是扫描件"],
	["a document behind a password", locked("加密.docx"), "文件设了密码"],
] as const)
	test(`${what} is answered with what to do`, async ({ signInAs, portal }) => {
		const page = await signInAs("lead");
		await upload(page, file);
		await expect(page.getByRole("heading", { name: "正在读取" })).toBeVisible();
		expect(await letRead(portal)).toBe(1);
		await expect(page.getByRole("alert")).toContainText(said);
		await page.getByRole("link", { name: "重新上传" }).click();
		await expect(page.getByRole("row").filter({ hasText: file.name })).toContainText("读不出来");
	});
