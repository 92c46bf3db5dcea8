import { verifyHistory } from "#app/services/verify-history.ts";
import { exportLedger, type Line, readLedger } from "../ledger.ts";
import { expect, test } from "../test.ts";
import { first, inspected, local, silent, task, title } from "./cast.ts";

const closedOn = "2020-08-24";
const of = (lines: Line[], unit: string): Line[] => lines.filter((line) => line.任务 === title && line.单位 === unit);

/** What the ledgers and the history say of it afterwards. */
export function recording(): void {
	test("the work ledger says of any past day how things stood then", async ({ signInAs }) => {
		const page = await signInAs("secretariat");
		const stood = async (unit: string, on: string) => of(await readLedger(page, "work", on), unit)[0];
		expect(await stood(first, "2020-05-25")).toBeUndefined();
		expect(await stood(first, "2020-05-26")).toMatchObject({
			条款: "三（一）1",
			角色: "配合",
			状态: "办理中",
			期限: "2020-06-30",
		});
		expect(await stood(first, "2020-06-08")).toMatchObject({ 状态: "已退回", 状态起始: "2020-06-08" });
		expect(await stood(first, "2020-06-09")).toMatchObject({ 状态: "已认可", 状态起始: "2020-06-09" });
		expect(await stood(silent, "2020-06-29")).toMatchObject({ 状态: "办理中", 层级: "提醒", 亮灯: "临期" });
		expect(await stood(silent, "2020-07-09")).toMatchObject({ 状态: "办理中", 层级: "通报", 亮灯: "逾期" });
		expect(await stood(silent, closedOn)).toMatchObject({ 状态: "免办", 层级: "" });
		const today = await readLedger(page, "work", closedOn);
		expect(today.filter((line) => line.任务 === title && line.状态 === "已认可")).toHaveLength(local.length);
	});

	test("the escalation ledger follows the silent one up the ladder and keeps it as ended when it is waived", async ({
		signInAs,
	}) => {
		const page = await signInAs("secretariat");
		const stood = async (on: string) => of(await readLedger(page, "escalations", on), silent)[0];
		expect(await stood("2020-07-02")).toBeUndefined();
		expect(await stood("2020-07-03")).toMatchObject({ 层级: "督办", 状态: "督办中", 升级日期: "2020-07-03", 答复: "" });
		expect(await stood("2020-07-14")).toMatchObject({ 层级: "提交联席会议", 答复: "人手借调抗疫，正在补查。" });
		expect(await stood("2020-07-15")).toMatchObject({ 层级: "提交联席会议", 状态: "已结束" });
	});

	test("the problem ledger holds the finding from the day it was ordered, and how it ended", async ({ signInAs }) => {
		const page = await signInAs("secretariat");
		const stood = async (on: string) => of(await readLedger(page, "problems", on), inspected)[0];
		expect(await stood("2020-08-11")).toBeUndefined();
		expect(await stood("2020-08-12")).toMatchObject({ 状态: "待制定措施", 程度: "较重", 期限: "2020-08-25", 措施: "" });
		expect(await stood("2020-08-14")).toMatchObject({ 状态: "整改中", 措施: "逐家补录并复核。" });
		expect(await stood(closedOn)).toMatchObject({ 状态: "已公示", 交办日期: "2020-08-12" });
	});

	for (const [kind, on] of [
		["work", "2020-07-09"],
		["escalations", "2020-07-14"],
		["problems", closedOn],
	] as const)
		test(`the ${kind} ledger as of ${on} leaves as a workbook with the same lines`, async ({ signInAs }) => {
			const page = await signInAs("secretariat");
			// The page says more beside the light than the file does.
			const plain = (lines: Line[]) => lines.map(({ 亮灯: _, ...line }) => line);
			const shown = await readLedger(page, kind, on);
			const { title: sheet, about, lines } = await exportLedger(page);
			expect(shown.length).toBeGreaterThan(0);
			expect(plain(lines)).toEqual(plain(shown));
			expect(sheet).toContain("青浦区");
			expect(about).toBe(`共 ${lines.length} 条，截至 ${on}`);
		});

	test("the history tells all of it, who and when, and its chain holds", async ({ signInAs, portal }) => {
		const page = await signInAs("secretariat");
		await page.goto(task);
		const lines: string[] = [];
		for (;;) {
			lines.push(...(await page.getByRole("table", { name: "办理历史" }).getByRole("row").allInnerTexts()));
			const older = page.getByRole("link", { name: "更早的记录" });
			if ((await older.count()) === 0) break;
			// From the second page on the address says `before` already: only the one that the link leads to is another page.
			const next = new URL((await older.getAttribute("href")) ?? "", page.url()).href;
			await older.click();
			await page.waitForURL(next);
		}
		const told = (...words: string[]) => lines.filter((line) => words.every((word) => line.includes(word))).length;
		expect(told("下达任务", "区卫生健康委经办人", "2020-05-26 09:3")).toBe(1);
		expect(local.map((unit) => lines.filter((line) => /\t签收\s/.test(line) && line.includes(unit)).length)).toEqual(
			local.map(() => 1),
		);
		expect(told("退回", "与行业台账相差较大，请核对后重报。")).toBe(1);
		const climbed = (rung: string) =>
			lines.filter((line) => line.includes(silent) && line.includes("系统") && new RegExp(`升级\\s+${rung}\\s`).test(line))
				.length;
		for (const rung of ["提醒", "督办", "通报", "提交联席会议"]) expect(climbed(rung)).toBe(1);
		// Once for the part, and once for the order on it, which nobody had answered in time.
		expect(climbed("催办")).toBe(2);
		expect(told("答复督办单", "人手借调抗疫，正在补查。")).toBe(1);
		expect(told("免予办理", "辖区内没有涉尘用人单位")).toBe(1);
		expect(told("登记问题", "抽查的十家用人单位")).toBe(1);
		expect(told("核查通过", "区公共卫生联席会议办公室经办人", "2020-08-24")).toBe(1);
		expect(told("公示", "区政府网站")).toBe(1);
		expect(told("办结任务", "调查完成，问题已整改公示。")).toBe(1);
		expect((await verifyHistory(portal.db)).broken).toBeNull();
	});
}
