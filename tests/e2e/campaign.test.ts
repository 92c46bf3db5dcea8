import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import type { Proof } from "#workflows/campaign/proof.ts";
import { act, openForm, send } from "./acting.ts";
import { expectGood } from "./looking.ts";
import { expect, test } from "./test.ts";

test.use({ world: { name: "campaign", plans: "untouched", on: "2020-06-01" } });

const TOWNS = ["华新镇人民政府", "白鹤镇人民政府", "重固镇人民政府", "赵巷镇人民政府", "练塘镇人民政府", "金泽镇人民政府"];

/** The command as anybody runs it on the file that they have downloaded. */
const verify = (file: string) =>
	promisify(execFile)(process.execPath, ["app/cli/draw-verify.ts", file]).then(
		({ stdout }) => ({ code: 0, said: stdout }),
		({ code, stderr }: { code: number; stderr: string }) => ({ code, said: stderr }),
	);

async function openCampaign(page: Page, name: string, mode: string): Promise<void> {
	await page.goto("/inspections");
	await page.locator("summary").filter({ hasText: "发起督导检查" }).click();
	await page.getByLabel("活动名称").fill(name);
	await page.getByLabel("方式").selectOption({ label: mode });
	await page.getByLabel("检查对象").selectOption({ label: "单位" });
	await page.getByRole("button", { name: "发起督导检查" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
}

const ticks = Object.fromEntries(TOWNS.map((town) => [town, true as const]));
const share = { 抽取比例: { choose: "不低于（≥）" }, "百分比（%）": "30" };

test("a campaign on 青浦's towns: committed to, frozen, drawn in public, made again from the downloaded file by the command, and on the inspector's phone that day", async ({
	signInAs,
	portal,
	expectComplaint,
}, info) => {
	test.setTimeout(240_000);
	const office = await signInAs("secretariat");
	await openCampaign(office, "夏季督导检查", "随机抽查");
	const commitment = await office.getByRole("definition").first().innerText();
	expect(commitment).toMatch(/^[0-9a-f]{64}$/);
	await expectGood(office, "a campaign in preparation");

	expectComplaint(/status of 422/);
	const days = { 开始日期: "2020-06-01", 结束日期: "2020-06-05" };
	const backwards = { 开始日期: "2020-06-05", 结束日期: "2020-06-01" };
	expect(await send(office.getByRole("main"), "封存名单", { ...ticks, ...share, ...backwards })).toBe(422);
	await expect(office.getByText("结束日期早于开始日期。")).toBeVisible();
	const form = await openForm(office.getByRole("main"), "封存名单");
	await expect(form.getByLabel(TOWNS[0] ?? "")).toBeChecked();
	await act(office.getByRole("main"), "封存名单", { ...ticks, ...share, ...days });
	await expectGood(office, "a campaign whose lists are frozen");
	await act(office.getByRole("main"), "公开抽取");
	await expect(office.getByRole("table", { name: "抽样结果" }).getByRole("row")).toHaveCount(3);

	const downloading = office.waitForEvent("download");
	await office.getByRole("link", { name: "下载抽样文件" }).click();
	const file = info.outputPath("draw.json");
	await (await downloading).saveAs(file);
	const proof = JSON.parse(await readFile(file, "utf8")) as Proof;
	expect(proof).toMatchObject({ commitment, candidates: { length: 6 }, drawn: { length: 2 } });
	const held = await verify(file);
	expect([held.code, JSON.parse(held.said)]).toMatchObject([0, { ok: true, commitment, drawn: 2 }]);
	const other = proof.candidates.find(({ key }) => !proof.drawn.some((one) => one.key === key));
	const forged = { ...proof, drawn: [{ key: other?.key, inspectors: [] }, ...proof.drawn.slice(1)] };
	await writeFile(file, JSON.stringify(forged));
	expect(await verify(file)).toEqual({ code: 1, said: `${file}: the draw made again comes out otherwise\n` });

	await act(office.getByRole("main"), "下达检查");
	await expectGood(office, "a campaign underway");
	const phone = await signInAs("secretariat", "officer", { viewport: { width: 390, height: 844 } });
	await phone.goto("/inspections");
	const first = proof.candidates.find(({ key }) => key === proof.drawn[0]?.key)?.name ?? "";
	await expect(phone.getByRole("region", { name: "今天的检查" }).getByRole("link", { name: first })).toBeVisible();
	await expectGood(phone, "today's visits on a phone");
	const { sql } = portal.db;
	const [seen] = await sql<{ n: number }[]>`select count(*)::int as n from steps where machine = 'inspection'`;
	expect(seen?.n).toBe(2);
});

test("a town can make the draw of an announced campaign again, and learns nothing of an unannounced one", async ({
	signInAs,
}) => {
	test.setTimeout(240_000);
	const office = await signInAs("secretariat");
	await openCampaign(office, "夏季暗访", "暗访");
	const dates = { 开始日期: "2020-06-03", 结束日期: "2020-06-05" };
	await act(office.getByRole("main"), "封存名单", { ...ticks, ...share, "百分比（%）": "100", ...dates });
	await act(office.getByRole("main"), "公开抽取");
	await act(office.getByRole("main"), "下达检查");
	const { pathname } = new URL(office.url());
	const town = await signInAs("华新镇人民政府");
	await town.goto(pathname);
	await expect(town.getByText("这是暗访，检查结束前不公开名单和结果。")).toBeVisible();
	await expect(town.getByRole("main")).not.toContainText("华新镇人民政府");
	await expect(town.getByRole("main")).not.toContainText("2020-06-03");
	await expectGood(town, "an unannounced campaign as a town sees it");
	const refused = await town.request.get(`/inspections/${pathname.split("/").pop()}/draw.json`);
	expect(refused.status()).toBe(404);
});
