import type { Locator, Page } from "@playwright/test";
import { act, deskGroup, send } from "./acting.ts";
import { expectGood } from "./looking.ts";
import { expect, test } from "./test.ts";

test.use({ world: { name: "bulletin", plans: "story", on: "2020-09-10" } });

const OFFICE = "区公共卫生联席会议办公室";
const [LIANTANG, HEALTH, XIAYANG] = ["练塘镇人民政府", "区卫生健康委", "夏阳街道办事处"] as const;
const REASON = "随访名单由区里统一下发，本镇九月五日才收到。";

/** What the bulletin says of something that a unit is late with. */
const pointOf = (page: Page, unit: string): Locator =>
	page.getByRole("listitem").filter({ hasText: unit }).filter({ hasText: "逾期未办结" });

test("a bulletin from its facts to its paper: a point left out, an objection heard, silence taken as consent, issued and read by all", async ({
	signInAs,
	portal,
	expectComplaint,
}) => {
	test.setTimeout(240_000);
	const office = await signInAs("secretariat");
	const main = office.getByRole("main");
	await office.goto("/bulletins");
	await expect(pointOf(office, LIANTANG)).toBeVisible();
	await office.getByRole("row").filter({ hasText: "2020年9月8日" }).getByRole("link").first().click();
	await act(main, "撤回通报", { 理由: "并入下一期。" });
	await office.goto("/bulletins");
	await office.getByRole("button", { name: "起草通报" }).click();
	await expect(office.getByRole("heading", { level: 1 })).toContainText("截至2020年9月10日");
	const address = new URL(office.url()).pathname;

	expectComplaint(/status of 422/);
	expect(await send(main, "修改文字", { 通报正文: `${LIANTANG}要抓紧。` })).toBe(422);
	await expect(main.getByText("正文写到了单位名称。")).toBeVisible();
	await expect(office.getByLabel("通报正文")).toHaveValue(`${LIANTANG}要抓紧。`);
	await act(main, "修改文字", { 通报正文: "请抓紧办理。" });
	await act(pointOf(office, HEALTH), "不列入", { 理由: "牵头任务，待各镇报齐。" });
	await act(main, "告知被通报单位");
	await expectGood(office, "a bulletin that is open to objections");

	const bystander = await signInAs(XIAYANG, "head");
	await bystander.goto(address);
	await expect(bystander.getByText("通报印发前，只有联席会议办公室可以查看全部内容")).toBeVisible();
	await expect(bystander.getByText(LIANTANG)).toHaveCount(0);

	const head = await signInAs(LIANTANG, "head");
	await deskGroup(head, "通报和总结").getByRole("link").first().click();
	await act(pointOf(head, LIANTANG), "提出异议", { 异议及理由: REASON });
	await expectGood(head, "a unit that has objected");

	await portal.moveTo("2020-09-16");
	const later = await signInAs("secretariat");
	await later.goto(address);
	await expect(later.getByText("无异议", { exact: true }).first()).toBeVisible();
	await expect(later.getByRole("button", { name: "签发" })).toHaveCount(0);
	await expect(pointOf(later, LIANTANG)).toContainText(REASON);
	await act(pointOf(later, LIANTANG), "维持", { 理由: "期限内未申请延期。" });
	const chief = await signInAs(OFFICE, "head");
	await chief.goto(address);
	await act(chief.getByRole("main"), "签发");

	const reader = await signInAs(XIAYANG);
	await reader.goto(address);
	await expect(pointOf(reader, LIANTANG)).toBeVisible();
	await expect(pointOf(reader, HEALTH)).toHaveCount(0);
	await expect(reader.getByText(REASON)).toHaveCount(0);
	const paper = await reader.getByRole("link", { name: "通〔2020〕2号" }).getAttribute("href");
	const printed = await (await reader.request.get(String(paper))).text();
	// A title too long for a line is broken where its meaning allows, as in the file.
	expect(printed).toContain("关于《青浦区尘肺病防治攻坚行动实施方案》\n推进情况的通报");
	expect(printed).toContain(LIANTANG);
});
