import type { Page } from "@playwright/test";
import { act, offer } from "./acting.ts";
import { png } from "./evidence.ts";
import type { Portal } from "./portal.ts";
import { expect, test } from "./test.ts";

/** 青浦 三（一）2 from the visit that finds something to its close-out, a relapse, and its close-out at last. */
test.use({ world: { name: "rectification", plans: "story", on: "2020-09-10" } });
test.describe.configure({ mode: "serial", timeout: 240_000 });

const zone = "青浦工业园区";
const subject = "重点行业防尘设施";
const finding = "两家陶瓷企业喷淋装置停用。";
let task = "";
let step = 0;

const here = (page: Page) => page.getByRole("listitem").filter({ hasText: finding });
/** What the step holds that no page may say before its day. */
type Held = { state: string; on: string | null; seed: string | null; relapses: string };

test.beforeAll(async ({ portal }) => {
	const [row] = await portal.db.sql<{ id: number }[]>`
		select t.id from tasks t join plans p on p.id = t.plan_id where p.seed = '000' and t.clause = '三（一）2'`;
	task = `/tasks/${row?.id}`;
});

test("found by the lead, planned and put right by the zone", async ({ signInAs, portal }) => {
	await portal.moveTo("2020-09-15");
	const lead = await signInAs("lead");
	await lead.goto(task);
	const visit = lead.getByRole("listitem").filter({ hasText: subject }).filter({ hasText: "检查单位" });
	await act(visit, "开始检查");
	await act(visit, "登记问题", {
		问题: finding,
		程度: { choose: "重大" },
		责任单位: { choose: zone },
		整改期限: "2020-09-25",
		附件: [png("喷淋.png", 3)],
	});
	await act(visit, "提交检查结果", { 检查结果: "查五家，两家停用。" });
	const owner = await signInAs(zone);
	await owner.goto(task);
	const measures = { 整改措施: "恢复喷淋并专人巡查。", "责任人（岗位）": "安监办", 完成日期: "2020-09-22" };
	await act(here(owner), "上报整改措施", measures);
	await lead.goto(task);
	await act(here(lead), "同意措施");
	await owner.goto(task);
	await act(here(owner), "申请销号", { 结果: "喷淋已恢复。", 附件: [png("恢复.png", 4)] });
	const [row] = await portal.db.sql<{ no: number }[]>`
		select s.no from steps s where s.machine = 'rectification' and s.context ->> 'finding' = ${finding}`;
	step = row?.no ?? 0;
});

test("the doer is offered no verification, and a forged one is refused", async ({ signInAs, portal, expectComplaint }) => {
	expectComplaint(/status of 403/);
	const [row] = await portal.db.sql<{ seen: string }[]>`
		select seq::text as seen from steps s where s.machine = 'rectification' and s.context ->> 'finding' = ${finding}`;
	const forged = { event: "rectification.verify", opinion: "属实", step: String(step), seen: row?.seen ?? "" };
	const page = await signInAs(zone, "head");
	await page.goto(task);
	await expect(offer(here(page), "核查通过")).toHaveCount(0);
	const status = await page.evaluate(async (fields) => {
		const answer = await fetch(location.pathname, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
		return answer.status;
	}, forged);
	expect(status).toBe(403);
});

test("verified on the spot, signed by the head, made public; until its day nobody reads when it is looked back at", async ({
	signInAs,
	portal,
}) => {
	const lead = await signInAs("lead");
	await lead.goto(task);
	await act(here(lead), "核查通过", { 核查日期: "2020-09-15", 核查意见: "现场看了两家，喷淋正常。" });
	const head = await signInAs("leadHead");
	await head.goto(task);
	await act(here(head), "审核签字", { 审核意见: "同意销号。" });
	const office = await signInAs("secretariat");
	await office.goto(task);
	await act(here(office), "公示", { 公示位置: "区政府网站", 公示至: "2020-09-22" });
	const { on, seed } = await held(portal);
	for (const who of [zone, "lead", "secretariat"]) {
		const page = await signInAs(who);
		await page.goto(task);
		await expect(here(page)).toContainText("日期已抽定并封存");
		expect(await page.content()).not.toContain(seed);
		await expect(here(page).getByRole("list", { name: "销号四步" })).toContainText("区政府网站，公示至 2020-09-22");
	}
	expect(on).not.toBeNull();
});

test("its day comes with the sweep: it has relapsed, and the same item is open again", async ({ signInAs, portal }) => {
	const { on } = await held(portal);
	await portal.moveTo(on ?? "");
	const office = await signInAs("secretariat");
	await expect(office.getByRole("listitem").filter({ hasText: zone }).filter({ hasText: "待回头看" })).toHaveCount(1);
	await office.goto(task);
	await expect(here(office)).toContainText(`所抽日期 ${on} 已到`);
	await act(here(office), "问题反弹", { 反弹情况: "一家又停用。", 重新整改期限: "2020-12-31" });
	await expect(here(office)).toHaveCount(1);
	await expect(here(office)).toContainText("反弹 1 次");
	expect(await held(portal)).toMatchObject({ state: "ordered", relapses: "1", on: null });
	await office.goto("/rectifications");
	const row = office.getByRole("row").filter({ hasText: zone }).first();
	await expect(row).toContainText("100%");
});

test("put right once more, looked back at on a day drawn anew, and closed out at last", async ({ signInAs, portal }) => {
	const before = await portal.db.sql<
		{ today: string }[]
	>`select max(at)::date::text as today from entries where event = 'lookback.relapse'`;
	const today = before[0]?.today ?? "";
	const owner = await signInAs(zone);
	await owner.goto(task);
	await act(here(owner), "上报整改措施", { 整改措施: "更换水泵。", "责任人（岗位）": "安监办", 完成日期: "2020-12-20" });
	const lead = await signInAs("lead");
	await lead.goto(task);
	await act(here(lead), "同意措施");
	await owner.goto(task);
	await act(here(owner), "申请销号", { 结果: "水泵已更换。", 附件: [png("水泵.png", 5)] });
	await lead.goto(task);
	await act(here(lead), "核查通过", { 核查日期: today, 核查意见: "属实。" });
	const head = await signInAs("leadHead");
	await head.goto(task);
	await act(here(head), "审核签字");
	await lead.goto(task);
	await act(here(lead), "公示", { 公示位置: "区政府网站", 公示至: "2020-12-31" });
	const { on } = await held(portal);
	await portal.moveTo(on ?? "");
	const again = await signInAs("lead");
	await again.goto(task);
	await act(here(again), "回头看通过", { 回头看意见: "三家抽查均正常。" });
	expect(await held(portal)).toMatchObject({ state: "closed", relapses: "1" });
	await again.goto("/ledgers/rectifications");
	await expect(again.getByRole("row").filter({ hasText: finding })).toContainText("50%");
});

async function held({ db }: Portal): Promise<Held> {
	const [row] = await db.sql<
		Held[]
	>`select state, context -> 'drawn' ->> 'on' as on, context -> 'drawn' ->> 'seed' as seed, context ->> 'relapses' as relapses
		from steps s where s.machine = 'rectification' and s.context ->> 'finding' = ${finding}`;
	if (!row) throw new Error("there is no such finding");
	return row;
}
