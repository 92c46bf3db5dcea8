import { act, deskGroup, deskRow, field, lineOf, offer, openDuty, openForm, send } from "../acting.ts";
import { png } from "../evidence.ts";
import { expect, test } from "../test.ts";
import { figure, lead, silent, task, title } from "./cast.ts";

/** Due on 30 June 2020; the Dragon Boat holiday and the worked Sunday after it counted by hand from the State Council's paper. */
const rungs = [
	{ before: "2020-06-21", on: "2020-06-22", name: "提醒" },
	{ before: "2020-06-29", on: "2020-06-30", name: "催办" },
	{ before: "2020-07-02", on: "2020-07-03", name: "督办" },
	{ before: "2020-07-08", on: "2020-07-09", name: "通报" },
	{ before: "2020-07-13", on: "2020-07-14", name: "提交联席会议" },
];

/** The silent one climbs the ladder, holds up the lead, and is waived. */
export function climbing(): void {
	for (const [i, { before, on, name }] of rungs.entries())
		test(`the silent one comes to ${name} on ${on} and not a day sooner`, async ({ signInAs, portal }) => {
			await portal.moveTo(before);
			const eve = await signInAs("secretariat");
			await eve.goto(task);
			await expect(lineOf(eve, silent)).toContainText(rungs[i - 1]?.name ?? "–");
			await eve.goto("/escalations");
			await expect(eve.getByRole("row").filter({ hasText: silent })).toHaveCount(i > 2 ? 1 : 0);

			await portal.moveTo(on);
			const office = await signInAs("secretariat");
			await office.goto(task);
			await expect(lineOf(office, silent)).toContainText(name);
			await office.goto("/escalations");
			if (i >= 2) await expect(office.getByRole("row").filter({ hasText: silent })).toContainText(name);
			const town = await signInAs(silent, i < 3 ? "officer" : "head");
			await town.goto("/notices");
			await expect(town.getByRole("listitem").filter({ hasText: title }).first()).toContainText(name);
		});

	test("its officer receives the order, its head answers, and the secretariat reads the answer", async ({ signInAs }) => {
		const officer = await signInAs(silent);
		await act(deskGroup(officer, "待签收、答复的督办单").getByRole("listitem"), "签收督办单");
		const head = await signInAs(silent, "head");
		const answer = { "原因、措施和完成时间": "人手借调抗疫，正在补查。" };
		await act(deskGroup(head, "待签收、答复的督办单").getByRole("listitem"), "答复督办单", answer);
		await expect(deskGroup(head, "待签收、答复的督办单")).toHaveCount(0);
		const office = await signInAs("secretariat");
		await office.goto("/escalations");
		await expect(office.getByRole("row").filter({ hasText: silent })).toContainText("人手借调抗疫，正在补查。");
	});

	test("the lead can neither report nor close over the silent one, and reads who it is", async ({
		signInAs,
		portal,
		expectComplaint,
	}) => {
		expectComplaint(/status of 409/);
		await portal.moveTo("2020-07-15");
		const page = await signInAs("lead");
		await page.goto(task);
		const report = { 办理情况: "全区调查完成。", [figure]: "1386", 附件: [png("汇总.png", 1)] };
		expect(await send(page.getByRole("main"), "提交报告", report)).toBe(409);
		await expect(page.getByRole("alert")).toContainText(`尚未办结的单位：${silent}。`);
		await expect(field(await openForm(page.getByRole("main"), "提交报告"), "办理情况")).toHaveValue("全区调查完成。");
		await page.goto(task);
		expect(await send(page.getByRole("main"), "办结任务", { 办结小结: "调查完成。" })).toBe(409);
		await expect(page.getByRole("alert")).toContainText(silent);
		await page.goto(task);
		await expect(offer(page.getByRole("main"), "办结任务")).toBeVisible();
		await expect(page.getByRole("heading", { level: 1 })).toContainText("行动实施");
	});

	test("the lead waives it with a reason, reports, and the secretariat accepts", async ({ signInAs }) => {
		const page = await signInAs("lead");
		await page.goto(task);
		await act(await openDuty(page, silent), "免予办理", { 理由: "辖区内没有涉尘用人单位，现场核实。" });
		await expect(lineOf(page, silent)).toContainText("免办");
		await act(page.getByRole("main"), "提交报告", { 办理情况: "全区调查完成。", [figure]: "1386", 附件: [png("汇总.png", 1)] });
		const office = await signInAs("secretariat");
		await act(await deskRow(office, title, lead), "认可");
		await office.goto(task);
		await expect(office.getByRole("heading", { level: 1 })).toContainText("督导检查");
		await expect(await openDuty(office, silent)).toContainText("辖区内没有涉尘用人单位，现场核实。");
	});
}
