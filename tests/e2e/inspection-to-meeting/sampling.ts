import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import type { Proof } from "#workflows/campaign/proof.ts";
import { act, field, group, openForm, send } from "../acting.ts";
import { expectGood } from "../looking.ts";
import { expect, test } from "../test.ts";
import { chairOf, clause, drawn, firstDay, inspecting, title, towns } from "./cast.ts";

/** The command as anybody runs it on the file that they have downloaded. */
const verify = (file: string) =>
	promisify(execFile)(process.execPath, ["app/cli/draw-verify.ts", file]).then(
		({ stdout }) => ({ code: 0, said: stdout }),
		({ code, stderr }: { code: number; stderr: string }) => ({ code, said: stderr }),
	);

const lists = { 检查范围: { tick: towns }, 从哪些单位抽取检查人员: { tick: inspecting } };
const share = { 抽取比例: { choose: "不低于（≥）" }, "百分比（%）": "25", 每处检查人数: { choose: "1" } };
const terms = { ...lists, ...share, 开始日期: firstDay, 结束日期: firstDay };

async function openCampaign(page: Page, name: string, mode: string): Promise<void> {
	await page.goto("/inspections");
	await page.locator("summary").filter({ hasText: "发起督导检查" }).click();
	await page.getByLabel("活动名称").fill(name);
	await page.getByLabel("方式").selectOption({ label: mode });
	await page.getByLabel("检查对象").selectOption({ label: "单位" });
	await page.getByLabel("检查表", { exact: true }).selectOption({ label: "接尘岗位 第 1 版（3 项）" });
	await page.getByRole("button", { name: "发起督导检查" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
}

/** A checklist, a campaign, its seed committed to, its lists frozen, drawn, made again by anybody. */
export function sampling(): void {
	test("the secretariat writes what is looked at", async ({ signInAs }) => {
		const page = await signInAs("secretariat");
		await page.goto("/inspections/checklists");
		await page.locator("summary").filter({ hasText: "编写新的检查表" }).click();
		await page.getByLabel("检查事项").fill("接尘岗位");
		const items = [
			["申报属实", "职业病防治法第十六条", "一般"],
			["防尘设施开着", clause, "较重"],
			["佩戴防尘口罩", "", "一般"],
		] as const;
		for (const [i, [text, basis, severity]] of items.entries()) {
			await page.getByLabel(`检查内容 ${i + 1}`, { exact: true }).fill(text);
			await page.getByLabel(`依据条款或标准 ${i + 1}`, { exact: true }).fill(basis);
			await page.getByLabel(`不符合时的程度 ${i + 1}`, { exact: true }).selectOption({ label: severity });
		}
		await page.getByRole("button", { name: "发布", exact: true }).click();
		await expect(page.getByRole("status")).toContainText("已发布“接尘岗位”第 1 版。");
	});

	test("a campaign on the towns is committed to, its lists are frozen, and it is drawn in public", async ({
		signInAs,
		portal,
		expectComplaint,
	}, info) => {
		expectComplaint(/status of 422/);
		const page = await signInAs("secretariat");
		await openCampaign(page, title, "双随机");
		drawn.campaign = new URL(page.url()).pathname;
		const commitment = await page.getByRole("definition").first().innerText();
		expect(commitment).toMatch(/^[0-9a-f]{64}$/);
		await expectGood(page, "a campaign in preparation");

		const main = page.getByRole("main");
		expect(await send(main, "封存名单", { ...terms, 开始日期: "2020-08-04" })).toBe(422);
		const form = await openForm(main, "封存名单");
		await expect(field(group(form, "检查范围"), towns[0] ?? "")).toBeChecked();
		await act(main, "封存名单", { 开始日期: firstDay });
		await expectGood(page, "a campaign whose lists are frozen");
		await act(main, "公开抽取");
		await expect(page.getByRole("table", { name: "抽样结果" }).getByRole("row")).toHaveCount(3);

		const downloading = page.waitForEvent("download");
		await page.getByRole("link", { name: "下载抽样文件" }).click();
		const file = info.outputPath("draw.json");
		await (await downloading).saveAs(file);
		const proof = JSON.parse(await readFile(file, "utf8")) as Proof;
		expect(proof).toMatchObject({ commitment, candidates: { length: 8 }, drawn: { length: 2 } });
		const again = await verify(file);
		expect([again.code, JSON.parse(again.said)]).toMatchObject([0, { ok: true, commitment, drawn: 2 }]);
		const other = proof.candidates.find(({ key }) => !proof.drawn.some((one) => one.key === key));
		const forged = { ...proof, drawn: [{ ...proof.drawn[0], key: other?.key }, ...proof.drawn.slice(1)] };
		await writeFile(file, JSON.stringify(forged));
		expect(await verify(file)).toEqual({ code: 1, said: `${file}: the draw made again comes out otherwise\n` });

		await act(main, "下达检查");
		await expectGood(page, "a campaign underway");
		const [first] = proof.drawn;
		drawn.town = proof.candidates.find(({ key }) => key === first?.key)?.name ?? "";
		const person = proof.inspectors.find(({ key }) => key === first?.inspectors[0])?.personId;
		drawn.inspector = await chairOf(portal, person ?? 0);
		expect(inspecting).toContain(drawn.inspector.unit);
	});

	test("of an unannounced campaign a town learns nothing before it is over", async ({ signInAs }) => {
		const page = await signInAs("secretariat");
		await openCampaign(page, "夏季暗访", "暗访");
		const main = page.getByRole("main");
		const [town = ""] = towns;
		const hidden = "2020-08-06";
		const all = { 抽取比例: { choose: "不低于（≥）" }, "百分比（%）": "100", 开始日期: hidden, 结束日期: hidden };
		await act(main, "封存名单", { 检查范围: { tick: [town] }, ...all });
		await act(main, "公开抽取");
		await act(main, "下达检查");
		const { pathname } = new URL(page.url());
		const reader = await signInAs(town);
		await reader.goto(pathname);
		await expect(reader.getByText("这是暗访，检查结束前不公开名单和结果。")).toBeVisible();
		await expect(reader.getByRole("main")).not.toContainText(town);
		await expect(reader.getByRole("main")).not.toContainText(hidden);
		await expectGood(reader, "an unannounced campaign as a town sees it");
		const refused = await reader.request.get(`/inspections/${pathname.split("/").pop()}/draw.json`);
		expect(refused.status()).toBe(404);
		await act(main, "取消检查活动", { 理由: "另行安排。" });
	});
}
