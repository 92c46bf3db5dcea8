import type { Page } from "@playwright/test";
import { act, deskGroup, field } from "../acting.ts";
import { png } from "../evidence.ts";
import { expectGood } from "../looking.ts";
import { expect, test } from "../test.ts";
import { chairOf, clause, drawn, finding, held, here, phone, title } from "./cast.ts";

const kept = "现在没有网络：内容和照片已保存在本机，恢复后自动提交，只提交一次。";
const notDrawn = "您不是这次检查抽取的检查人员。";
const item = (page: Page, no: number) => page.getByRole("listitem").filter({ hasText: new RegExp(`^${no}\\. `) });

/** The visit on a phone, with the line dropped in between; the unit sees what was found, and objects. */
export function visiting(): void {
	test("on its day the visit stands first on the desk of whoever was drawn, and nobody else can begin it", async ({
		signInAs,
		expectComplaint,
	}) => {
		expectComplaint(/status of 409/);
		const { unit, position } = drawn.inspector;
		const page = await signInAs(unit, position, phone);
		await expect(page.locator("section[aria-labelledby^=group-] h2").first()).toContainText("今天的检查");
		await deskGroup(page, "今天的检查").getByRole("listitem").filter({ hasText: drawn.town }).getByRole("link").first().click();
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(drawn.town);
		drawn.visit = new URL(page.url()).pathname;
		const colleague = await signInAs(unit, position === "head" ? "officer" : "head", phone);
		await colleague.goto(drawn.visit);
		await colleague.getByRole("button", { name: "开始检查" }).click();
		await expect(colleague.getByRole("alert")).toContainText(notDrawn);
		await expect(colleague.getByRole("button", { name: "开始检查" })).toBeVisible();
	});

	test("what is recorded without a line is kept with its photo, outlasts the tab, and goes once when the line is back", async ({
		signInAs,
		portal,
		expectComplaint,
	}) => {
		expectComplaint(/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED/);
		const page = await signInAs(drawn.inspector.unit, drawn.inspector.position, phone);
		await page.goto(drawn.visit);
		await page.getByRole("button", { name: "开始检查" }).click();
		await expect(item(page, 1)).toBeVisible();
		await expectGood(page, "a visit at phone width");
		await page.setViewportSize(phone.viewport);
		await page.goto(drawn.visit);
		await item(page, 1).getByText("符合", { exact: true }).click();
		await page.context().setOffline(true);
		await item(page, 2).getByText("不符合", { exact: true }).click();
		await expect(page.locator("[data-answered-count]")).toHaveText("2");
		await item(page, 2).getByText("在这一项下登记问题").click();
		const form = item(page, 2).locator("form");
		await expect(field(form, "依据条款或标准")).toHaveValue(clause);
		await field(form, "问题").fill(finding);
		await field(form, "责任单位").selectOption({ label: drawn.town });
		await field(form, "整改期限").fill("2020-08-14");
		await form.locator("input[capture]").setInputFiles([png("除尘器.png", 7)]);
		await form.getByRole("button", { name: "登记问题" }).click();
		await expect(form.getByText(kept)).toBeVisible();
		await page.close();

		// The page opens without a line as well, with all that was typed, and is the same that sends it.
		const again = await page.context().newPage();
		await portal.unreachable(async () => {
			await again.goto(drawn.visit);
			await expect(field(item(again, 2).locator("form"), "问题")).toHaveValue(finding);
			await expect(item(again, 2).locator("form").getByText(kept)).toBeVisible();
			await expect(again.locator("[data-answered-count]")).toHaveText("2");
			await again.reload();
			await expect(field(item(again, 2).locator("form"), "问题")).toHaveValue(finding);
			await expectGood(again, "a visit without a line");
		});
		await page.context().setOffline(false);
		await expect(again.getByRole("status").filter({ hasText: "登记问题" })).toBeVisible();
		await expect(again.getByText("发现的问题（1）")).toBeVisible();
		await expect(again.getByRole("link", { name: "除尘器.png" })).toBeVisible();
		await expect(again.locator("[data-answered-count]")).toHaveText("2");
		await again.reload();
		await expect(again.getByText("发现的问题（1）")).toBeVisible();
		expect(await again.evaluate(() => Object.values(localStorage).join())).not.toContain(finding);
		drawn.step = (await held(portal)).no;

		await item(again, 3).getByText("符合", { exact: true }).click();
		await field(again.locator("form#record"), "检查结果").fill("抽查两个车间，一项不符合。");
		await again.getByRole("button", { name: "提交检查结果" }).click();
		await expect(again.getByText("有问题", { exact: true })).toBeVisible();
		await expect(item(again, 2)).toContainText("不符合");
		await expectGood(again, "a recorded visit");
	});

	test("what is kept of a visit's page is gone from the device with whoever signs out", async ({ signInAs }) => {
		const page = await signInAs(drawn.inspector.unit, drawn.inspector.position, phone);
		const stored = () =>
			page.evaluate(async () => {
				const caching = (await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url));
				return (await Promise.all(caching)).flat();
			});
		const paths = async () => (await stored()).map((url) => new URL(url).pathname);
		await page.goto(drawn.visit);
		await expect.poll(paths).toContain(drawn.visit);
		// Nothing but the visit and what it is drawn with.
		for (const path of await paths()) expect(path).toMatch(/^\/(assets|visits)\//);
		await page.locator("form[action='/sign-out']").evaluate((form) => (form as HTMLFormElement).requestSubmit());
		await page.waitForURL(/sign-in/);
		expect(await stored()).toEqual([]);
	});

	test("the same form sent once more, its answer lost, records nothing twice and says so", async ({ signInAs, portal }) => {
		const { db } = portal;
		const page = await signInAs(drawn.inspector.unit, drawn.inspector.position, phone);
		const [sent] = await db.sql<{ task: number; step: number; seq: number; unit: number }[]>`
			select task_id as task, step_no as step, seq, (data ->> 'unitId')::int as unit from entries
			where event = 'visit.find' and data ->> 'finding' = ${finding}`;
		const [before] = await db.sql<{ seen: number }[]>`
			select max(seq)::int as seen from entries
			where task_id = ${sent?.task ?? 0} and step_no = ${sent?.step ?? 0} and seq < ${sent?.seq ?? 0}`;
		const said = { event: "visit.find", item: "2", finding, basis: clause, severity: "serious", dueOn: "2020-08-14" };
		const answer = await page.request.post(drawn.visit, {
			form: { ...said, step: sent?.step ?? 0, unitId: sent?.unit ?? 0, seen: before?.seen ?? 0 },
			headers: { origin: new URL(page.url()).origin },
		});
		expect(await answer.text()).toContain("已经收到过了，没有重复登记");
		const [count] = await db.sql`select count(*)::int as n from steps where context ->> 'finding' = ${finding}`;
		expect(count).toEqual({ n: 1 });
	});

	test("the other visit finds nothing, and the campaign is concluded", async ({ signInAs, portal }) => {
		const [other] = await portal.db.sql<{ no: number; person: number }[]>`
			select no, (context -> 'inspectors' -> 0 ->> 'personId')::int as person from steps
			where machine = 'inspection' and state = 'scheduled' and task_id = ${Number(drawn.campaign.split("/").at(-1))}`;
		const { unit, position } = await chairOf(portal, other?.person ?? 0);
		const page = await signInAs(unit, position, phone);
		await page.goto(`${drawn.visit.split("/").slice(0, -1).join("/")}/${other?.no}`);
		await page.getByRole("button", { name: "开始检查" }).click();
		for (let no = 1; no <= 3; no++) await item(page, no).getByText("符合", { exact: true }).click();
		await field(page.locator("form#record"), "检查结果").fill("查三个车间，全部符合。");
		await page.getByRole("button", { name: "提交检查结果" }).click();
		await expect(page.getByText("通过", { exact: true })).toBeVisible();
		const office = await signInAs("secretariat");
		await office.goto(drawn.campaign);
		await act(office.getByRole("main"), "结束检查", { 检查情况小结: "检查两个镇，发现一个问题。" });
		await office.goto("/inspections");
		await expect(office.getByRole("row").filter({ hasText: title })).toContainText("2/2 处已检查，发现问题 1 个");
	});

	test("the unit reads it and its head objects; who found it doesn't decide about that, another lets it stand", async ({
		signInAs,
	}) => {
		const head = await signInAs(drawn.town, "head", phone);
		await deskGroup(head, "待整改").getByRole("link").first().click();
		await expect(here(head)).toContainText("除尘器.png");
		await act(here(head), "提出异议", { 理由: "当时停机检修，有记录。" });
		await expect(here(head)).toContainText("异议待复核");
		await expectGood(head, "an objection");
		const { unit, position } = drawn.inspector;
		const finder = await signInAs(unit, position);
		await finder.goto(drawn.campaign);
		await expect(here(finder)).toContainText("请由检查单位或联席会议办公室的其他人办理");
		const other = await signInAs(unit, position === "head" ? "officer" : "head");
		await other.goto(drawn.campaign);
		await act(here(other), "维持问题", { 理由: "检修记录只有一台。" });
		await expect(here(other)).toContainText("待制定措施");
	});
}
