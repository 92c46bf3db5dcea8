import { readFile } from "node:fs/promises";
import { act, deskGroup, deskRow, dutyOf, field, lineOf, openDuty, openForm } from "../acting.ts";
import { pdf, png, workbook } from "../evidence.ts";
import { expect, test } from "../test.ts";
import { figure, first, local, silent, task, title } from "./cast.ts";

const files = [pdf("调查表.pdf", "Survey"), png("现场.png")];

/** Issued, signed for, reported, returned item by item, handed in again, accepted. */
export function reporting(): void {
	test("the lead issues the task from the desk and asks every unit for a figure and for evidence", async ({ signInAs }) => {
		const page = await signInAs("lead");
		const row = await deskRow(page, title);
		await act(row, "下达任务", { "须报数据（每行一项）": figure, 须附佐证材料: true });
		await expect(deskGroup(page, "待下达").getByRole("link", { name: title })).toHaveCount(0);
		await page.goto(task);
		await expect(page.getByRole("heading", { level: 1 })).toContainText(`三（一）1${title}签收中`);
		for (const unit of local) await expect(lineOf(page, unit)).toContainText("待签收");
	});

	test("every unit signs from its desk, in place; then the task is underway", async ({ signInAs }) => {
		for (const unit of local) {
			const page = await signInAs(unit);
			await act(deskGroup(page, "待签收").getByRole("listitem"), "签收");
			await expect(deskGroup(page, "待签收")).toHaveCount(0);
			await expect(deskGroup(page, "待报告")).toContainText(title);
		}
		const page = await signInAs("lead");
		await page.goto(task);
		await expect(
			page.getByRole("list", { name: "督办环节" }).getByRole("listitem").filter({ hasText: "行动实施" }),
		).toHaveAttribute("aria-current", "step");
		for (const unit of local) await expect(lineOf(page, unit)).toContainText("办理中");
	});

	test("one unit reports with evidence; the lead opens the files and returns the figure alone, with the reason", async ({
		signInAs,
		portal,
	}) => {
		await portal.moveTo("2020-06-08");
		const town = await signInAs("unit");
		await town.goto(task);
		const handedIn = [...files, await workbook("名册.xlsx", "演示名册")];
		await act(town.getByRole("main"), "提交报告", { 办理情况: "已逐家上门调查。", [figure]: "12", 附件: handedIn });

		const page = await signInAs("lead");
		await page.goto(task);
		const duty = await openDuty(page, first);
		await expect(duty).toContainText("已逐家上门调查。");
		for (const { name, buffer } of handedIn) {
			const downloading = page.waitForEvent("download");
			await duty.getByRole("link", { name }).click();
			expect(await readFile(await (await downloading).path())).toEqual(buffer);
		}
		const row = await deskRow(page, title, first);
		await act(row, "退回", { [`退回“${figure}”的理由`]: "与行业台账相差较大，请核对后重报。", 重报期限: "2020-06-15" });
	});

	test("the unit finds only that item open again, hands it in again and is accepted", async ({ signInAs, portal }) => {
		await portal.moveTo("2020-06-09");
		const town = await signInAs("unit");
		await expect(deskGroup(town, "被退回")).toContainText(title);
		await town.goto(task);
		await expect(dutyOf(town, first)).toContainText(`${figure}：与行业台账相差较大，请核对后重报。`);
		const form = await openForm(town.getByRole("main"), "提交报告");
		await expect(field(form, "办理情况")).toHaveCount(0);
		await expect(field(form, figure)).toHaveValue("12");
		await act(town.getByRole("main"), "提交报告", { [figure]: "126" });

		const page = await signInAs("lead");
		await page.goto(task);
		const duty = await openDuty(page, first);
		for (const kept of ["已逐家上门调查。", "126", "调查表.pdf", "现场.png", "名册.xlsx"]) await expect(duty).toContainText(kept);
		await act(duty, "认可");
		await expect(lineOf(page, first)).toContainText("已认可");
	});

	test("all others but one report from their desks and are accepted on the lead's", async ({ signInAs }) => {
		const others = local.filter((unit) => unit !== first && unit !== silent);
		for (const [i, unit] of others.entries()) {
			const page = await signInAs(unit);
			const row = deskGroup(page, "待报告").getByRole("listitem").filter({ hasText: title });
			await act(row, "提交报告", { 办理情况: "调查完成，已核实。", [figure]: String(40 + i), 附件: [png(`第${i}号.png`, i)] });
		}
		const page = await signInAs("lead");
		for (const unit of others) await act(await deskRow(page, title, unit), "认可");
		await page.goto(task);
		for (const unit of others) await expect(lineOf(page, unit)).toContainText("已认可");
		await expect(lineOf(page, silent)).toContainText("办理中");
	});
}
