import { act, deskGroup, lineOf, offer, openDuty } from "../acting.ts";
import { png } from "../evidence.ts";
import { expect, test } from "../test.ts";
import { inspected, task } from "./cast.ts";

const subject = "基础数据库抽查";
const finding = "抽查的十家用人单位中有两家没有登记岗位接尘人数。";

/** Inspected, a problem found, put right, verified by somebody else, made public, closed. */
export function inspecting(): void {
	test("the lead schedules an inspection, visits and records a problem, for which the town has to answer", async ({
		signInAs,
		portal,
	}) => {
		const page = await signInAs("lead");
		await page.goto(task);
		const visit = { 检查对象: { choose: inspected }, 检查日期: "2020-08-12", 检查事项: subject };
		await act(page.getByRole("main"), "安排检查", visit);

		await portal.moveTo("2020-08-12");
		const team = await signInAs("lead");
		await team.goto(task);
		const visiting = team.getByRole("listitem").filter({ hasText: subject }).filter({ hasText: "检查单位" });
		await act(visiting, "开始检查");
		await act(visiting, "登记问题", {
			问题: finding,
			依据条款或标准: "三（一）1",
			程度: { choose: "较重" },
			责任单位: { choose: inspected },
			整改期限: "2020-08-25",
			附件: [png("问题.png", 3)],
		});
		await act(visiting, "提交检查结果", { 检查结果: "抽查十家，登记不全两家。" });
		await act(team.getByRole("main"), "结束检查环节");
		await expect(team.getByRole("heading", { level: 1 })).toContainText("整改提高");
	});

	test("the town hands in its measures, is approved, puts it right and says so with evidence", async ({ signInAs, portal }) => {
		await portal.moveTo("2020-08-14");
		const town = await signInAs(inspected);
		const measures = { 整改措施: "逐家补录并复核。", "责任人（岗位）": "安环办", 完成日期: "2020-08-21" };
		await act(deskGroup(town, "待整改").getByRole("listitem"), "上报整改措施", measures);
		const page = await signInAs("lead");
		await page.goto(task);
		const here = page.getByRole("listitem").filter({ hasText: finding });
		await expect(here).toContainText("逐家补录并复核。（安环办，2020-08-21）");
		await act(here, "同意措施");
		await portal.moveTo("2020-08-21");
		const again = await signInAs(inspected);
		const result = { 结果: "两家已补录，另核对三十家无遗漏。", 附件: [png("补录.png", 4)] };
		await act(deskGroup(again, "待整改").getByRole("listitem"), "申请销号", result);
	});

	test("nobody of the town can verify it: no button, and a forged post is refused", async ({
		signInAs,
		portal,
		expectComplaint,
	}) => {
		expectComplaint(/status of 403/);
		const [step] = await portal.db.sql`select no::text as step, seq::text as seen from steps where machine = 'rectification'`;
		const forged = { event: "rectification.verify", opinion: "属实", ...step };
		for (const position of ["officer", "head"] as const) {
			const page = await signInAs(inspected, position);
			await page.goto(task);
			const here = page.getByRole("listitem").filter({ hasText: finding });
			await expect(here).toContainText("待核查");
			await expect(offer(here, "核查通过")).toHaveCount(0);
			const status = await page.evaluate(async (fields) => {
				const answer = await fetch(location.pathname, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
				return answer.status;
			}, forged);
			expect(status).toBe(403);
			await page.reload();
			await expect(here).toContainText("待核查");
		}
	});

	test("the secretariat verifies it, the lead's head signs, the secretariat makes it public; then the lead closes the task", async ({
		signInAs,
		portal,
	}) => {
		await portal.moveTo("2020-08-24");
		const office = await signInAs("secretariat");
		const row = deskGroup(office, "待审核").getByRole("listitem").filter({ hasText: inspected });
		await act(row, "核查通过", { 核查日期: "2020-08-24", 核查意见: "现场核对属实，同意销号。" });
		const head = await signInAs("leadHead");
		await act(deskGroup(head, "待审核").getByRole("listitem").filter({ hasText: inspected }), "审核签字");
		const again = await signInAs("secretariat");
		const signed = deskGroup(again, "待审核").getByRole("listitem").filter({ hasText: inspected });
		await act(signed, "公示", { 公示位置: "区政府网站", 公示至: "2020-08-31" });
		const page = await signInAs("lead");
		await act(deskGroup(page, "待办结").getByRole("listitem"), "办结任务", { 办结小结: "调查完成，问题已整改公示。" });
		await page.goto(task);
		await expect(page.getByRole("heading", { level: 1 })).toContainText("已办结");
		for (const name of ["安排部署", "行动实施", "督导检查", "整改提高"])
			await expect(page.getByRole("list", { name: "督办环节" }).getByRole("listitem").filter({ hasText: name })).toContainText(
				"完成",
			);
		await expect(await openDuty(page, inspected)).toContainText("已认可");
		await expect(lineOf(page, inspected)).toContainText("已认可");
	});
}
