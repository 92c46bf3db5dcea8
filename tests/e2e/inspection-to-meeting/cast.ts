import type { Locator, Page } from "@playwright/test";
import mammoth from "mammoth";
import type { Portal } from "../portal.ts";

/** Who takes part: the inspectors' units, of which any may be drawn, and who answers for what the meeting resolves. */
export const inspecting = ["区应急管理局", "区生态环境局"];
export const office = "区公共卫生联席会议办公室";
export const member = "区民政局";
export const towns = ["朱家角镇", "赵巷镇", "徐泾镇", "华新镇", "重固镇", "白鹤镇", "练塘镇", "金泽镇"].map(
	(n) => `${n}人民政府`,
);

export const title = "夏季粉尘防护督导";
export const finding = "两处接尘岗位的除尘器没有开。";
export const clause = "职业病防治法第二十二条";
export const firstDay = "2020-08-03";
export const phone = { viewport: { width: 390, height: 844 } };

type Chair = { unit: string; position: "officer" | "head" };
/** What earlier steps of the journey hand to later ones: nobody knows before the draw whom it hits. */
export const drawn = { campaign: "", visit: "", town: "", inspector: { unit: "", position: "officer" } as Chair, step: 0 };

/** The finding on the campaign's page. */
export const here = (page: Page): Locator => page.locator(`#step-${drawn.step}`);

/** The unit and the chair in which somebody sits. */
export async function chairOf({ db }: Portal, personId: number): Promise<Chair> {
	const [chair] = await db.sql<Chair[]>`
		select u.name as unit, o.position from positions o join units u on u.id = o.unit_id where o.person_id = ${personId}`;
	if (!chair) throw new Error(`nobody is ${personId}`);
	return chair;
}

/** What the finding holds, and no page may say before its day. */
type Held = { no: number; seq: number; state: string; on: string; from: string; to: string; seed: string; relapses: string };

export async function held({ db }: Portal): Promise<Held> {
	const [row] = await db.sql<Held[]>`
		select no, seq, state, context -> 'drawn' ->> 'on' as on, context -> 'drawn' ->> 'from' as from, context -> 'drawn' ->> 'to' as to,
			context -> 'drawn' ->> 'seed' as seed, context ->> 'relapses' as relapses
		from steps where machine = 'rectification' and context ->> 'finding' = ${finding}`;
	if (!row) throw new Error("there is no such finding");
	return row;
}

export const body = "区公共卫生联席会议";
/** The card of the joint meeting. */
export const bodyCard = (page: Page): Locator =>
	page.locator("section").filter({ has: page.getByRole("heading", { name: body, exact: true }) });

/** What the paper that a page shows says in the file that the page's button downloads. */
export async function wordsOf(page: Page): Promise<string> {
	const downloading = page.waitForEvent("download");
	await page.getByRole("link", { name: "下载 Word 文件" }).click();
	const { value } = await mammoth.extractRawText({ path: await (await downloading).path() });
	return value;
}
