import { beginPasted, loadPasted, OFFICE, pastedAgain } from "../support/amending.ts";
import { letRead } from "./import/reviewing.ts";
import { expectGood } from "./looking.ts";
import { expect, test } from "./test.ts";

/** A plan that is underway is issued again: its secretariat looks at what changes and confirms, a unit signs for the change at its desk. */
test.use({ world: { name: "amending", plans: "story", on: "2020-09-10" } });
test.describe.configure({ mode: "serial" });

const title = "青浦区粉尘治理专项行动方案";

test("the secretariat brings the amended document in, looks at what it changes for whom, and confirms", async ({
	signInAs,
	portal,
}) => {
	await beginPasted(portal.db, await loadPasted(portal.db));
	const page = await signInAs(OFFICE);
	await page.goto("/plans/import");
	await page.getByText("粘贴正文").click();
	const form = page.locator("form").filter({ has: page.locator("textarea") });
	await form.locator("textarea").fill(pastedAgain);
	await form.getByLabel("这份文件").selectOption({ label: `修订：${title}` });
	await form.getByRole("button").click();
	await expect(page.getByRole("heading", { name: "正在读取" })).toBeVisible();
	await letRead(portal);
	await page.getByRole("navigation", { name: "导入方案" }).getByRole("link", { name: "导入" }).click();
	await page.getByRole("link", { name: "查看修订对照" }).click();

	await expect(page.getByRole("heading", { level: 1, name: "修订对照" })).toBeVisible();
	const changed = page.locator("#changed");
	const first = changed.getByRole("listitem").filter({ hasText: "摸清企业底数" }).first();
	await expect(first.locator("ins").filter({ hasText: "风险台账" })).toBeVisible();
	await expect(first).toContainText(/签收变更：.*区财政局/);
	await expect(changed).toContainText("期限由 2020-11-30 改为 2020-12-31");
	await expect(changed).toContainText("新承办：区财政局");
	await expect(page.locator("#removed")).toContainText("开展宣传教育");
	await expect(page.locator("#added")).toContainText("按文件分工");
	await expectGood(page, "what an amendment changes");

	await page.reload();

	// Two tasks that were taken for two are said to be one, and parted again.
	const added = page.locator("#added");
	await added.getByText("对照得不对？").click();
	await added.getByRole("button", { name: "算作同一项" }).click();
	await expect(page.locator("#removed")).toHaveCount(0);
	await expect(changed).toContainText("人工指定");
	const paired = changed.getByRole("listitem").filter({ hasText: "建设在线监测" }).first();
	await paired.getByText("对照得不对？").click();
	await paired.getByRole("button", { name: "恢复自动对照" }).click();
	await expect(page.locator("#removed")).toContainText("开展宣传教育");

	await page.getByRole("button", { name: "确认第 1 次修订" }).click();
	await expect(page).toHaveURL(/\/plans\/\d+\?tab=amendments/);
	await expect(page.getByRole("heading", { name: /第 1 次修订/ })).toContainText("变更签收");
	await expect(page.getByRole("row").filter({ hasText: "摸清企业底数" })).toContainText("区财政局");
	await expectGood(page, "a plan's amendments");
});

test("a unit signs for the change at its desk, reads before and after, and the plan knows it", async ({ signInAs, portal }) => {
	const [task] = await portal.db.sql<{ id: number; plan: number }[]>`
		select t.id, p.id as plan from tasks t join plans p on p.id = t.plan_id where p.title = ${title} and t.clause = '一（一）1'`;
	const page = await signInAs("区财政局");
	const changes = page.getByRole("region", { name: /待签收的变更/ });
	await expect(changes).toContainText("摸清企业底数");
	await changes.getByRole("button", { name: "签收变更" }).click();
	await expect(page.getByRole("status")).toContainText("签收变更");
	await page.goto(`/tasks/${task?.id}`);
	const amendments = page.locator("#amendments");
	await expect(amendments.locator("ins").filter({ hasText: "风险台账" })).toBeVisible();
	await expectGood(page, "a task that was amended");
	await page.goto(`/plans/${task?.plan}?tab=amendments`);
	const signed = page.getByRole("row").filter({ hasText: "摸清企业底数" });
	await expect(signed.getByRole("cell").nth(2)).toContainText("区财政局");
});
