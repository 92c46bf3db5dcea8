import { act, deskRow, offer } from "../acting.ts";
import { png } from "../evidence.ts";
import type { Portal } from "../portal.ts";
import { expect, type Fixtures, test } from "../test.ts";
import { drawn, finding, held, here, office, title } from "./cast.ts";

type SignIn = Fixtures["signInAs"];

/** From measures to publication, each step by whom it belongs to; the unit's own verification is refused on the way. */
export async function putRight(signInAs: SignIn, { done, by, on }: { done: string; by: string; on: string }): Promise<void> {
	const town = await signInAs(drawn.town);
	await expect(await deskRow(town, title)).toContainText(finding);
	const measures = { 整改措施: done, "责任人（岗位）": "安监办", 完成日期: by };
	await act(await deskRow(town, title), "上报整改措施", measures);
	const inspector = await signInAs(drawn.inspector.unit);
	await inspector.goto(drawn.campaign);
	await expect(here(inspector)).toContainText(done);
	await act(here(inspector), "同意措施");
	const again = await signInAs(drawn.town);
	await act(await deskRow(again, title), "申请销号", {
		结果: `${done}已完成。`,
		附件: [png(`${on}.png`, 4)],
	});
}

export async function closeOut(signInAs: SignIn, { on, until }: { on: string; until: string }): Promise<void> {
	const inspector = await signInAs(drawn.inspector.unit);
	await inspector.goto(drawn.campaign);
	await act(here(inspector), "核查通过", { 核查日期: on, 核查意见: "现场看了两处，除尘器正常。" });
	const head = await signInAs(office, "head");
	await head.goto(drawn.campaign);
	await act(here(head), "审核签字", { 审核意见: "同意销号。" });
	const secretariat = await signInAs("secretariat");
	await secretariat.goto(drawn.campaign);
	await act(here(secretariat), "公示", { 公示位置: "区政府网站", 公示至: until });
	await expect(here(secretariat).getByRole("list", { name: "销号四步" })).toContainText(`区政府网站，公示至 ${until}`);
}

/** What any of the doers' unit sends by hand comes to nothing. */
async function expectRefused(signInAs: SignIn, portal: Portal): Promise<void> {
	const before = await held(portal);
	const forged = { event: "rectification.verify", opinion: "属实", checkedOn: "2020-08-05", step: drawn.step, seen: before.seq };
	for (const position of ["officer", "head"] as const) {
		const page = await signInAs(drawn.town, position);
		await page.goto(drawn.campaign);
		await expect(here(page)).toContainText("待核查");
		await expect(offer(here(page), "核查通过")).toHaveCount(0);
		const headers = { origin: new URL(page.url()).origin };
		const answer = await page.request.post(drawn.campaign, { form: forged, headers, maxRedirects: 0 });
		expect(answer.status()).toBe(403);
	}
	expect(await held(portal)).toEqual(before);
}

/** Planned, put right, refused verification by whoever did it, verified by others, signed, published. */
export function rectifying(): void {
	test("the unit plans, is agreed with, and applies for close-out with evidence", async ({ signInAs, portal }) => {
		await portal.moveTo("2020-08-05");
		await putRight(signInAs, { done: "开启除尘器并专人巡查", by: "2020-08-12", on: "2020-08-05" });
	});

	test("nobody of the unit can verify it: no form, and a post made by hand is refused", async ({ signInAs, portal }) => {
		await expectRefused(signInAs, portal);
	});

	test("verified by the inspectors, signed by the secretariat's head, published", async ({ signInAs }) => {
		await closeOut(signInAs, { on: "2020-08-05", until: "2020-08-12" });
	});
}
