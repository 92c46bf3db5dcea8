import { getBase } from "#app/services/amend-plan.ts";
import { sendAmended } from "../support/amending.ts";
import { by, edited, redate } from "../support/plan-edits.ts";
import { sitting } from "../support/sitting.ts";
import { act, deskGroup } from "./acting.ts";
import { expectGood } from "./looking.ts";
import { expect, test } from "./test.ts";

/** A letter of responsibility from the plan's tasks to both signatures, held against results, and redrafted since the plan was amended. */
test.use({ world: { name: "letter", plans: "untouched", on: "2020-05-26" } });

const OFFICE = "区公共卫生联席会议办公室";
const TOWN = "重固镇人民政府";
const CLAUSE = "三（三）3";
const NEW_DATE = "2020年8月20日前";

test("a letter is drafted, signed by both sides, held against what is, and signed anew once the plan asks something else", async ({
	signInAs,
	portal,
}) => {
	test.setTimeout(240_000);
	const [office, unit, unitOfficer, head] = [
		await signInAs("secretariat"),
		await signInAs(TOWN, "head"),
		await signInAs(TOWN),
		await signInAs(OFFICE, "head"),
	];
	const main = office.getByRole("main");
	await office.goto("/letters");
	await office.locator("summary").filter({ hasText: "起草责任书" }).first().click();
	for (const box of await office.getByRole("checkbox").all()) await box.uncheck();
	await office.getByRole("checkbox", { name: TOWN }).check();
	await office.getByRole("button", { name: "起草责任书" }).click();
	await expect(office.getByRole("status")).toContainText("已起草 1 份");
	await office.getByRole("row").filter({ hasText: TOWN }).getByRole("link").click();
	await expect(office).toHaveURL(/\/tasks\/\d+$/);
	const address = new URL(office.url()).pathname;
	await expect(main).toContainText(`条款${CLAUSE}`);
	await act(main, "送签", { 签署期限: "2020-06-05" });

	await expect(deskGroup(unitOfficer, "待办责任书")).toHaveCount(0);
	await unitOfficer.goto("/desk");
	await expect(deskGroup(unitOfficer, "待办责任书")).toContainText(TOWN);
	await unitOfficer.goto(address);
	await expect(unitOfficer.getByRole("button", { name: "签署", exact: true })).toHaveCount(0);
	await unit.goto(address);
	await act(unit.getByRole("main"), "签署");
	await head.goto(address);
	await act(head.getByRole("main"), "会签");
	await expect(head.getByRole("main").getByText(/^SHA-256 [0-9a-f]{64}$/)).toHaveCount(2);
	await expect(head.getByRole("link", { name: /^责〔2020〕\d+号$/ })).toBeVisible();
	await office.goto(address);
	await act(main, "对照检查", { 对照检查意见: "任务尚未下达，暂无逾期。" });
	await expect(office.getByRole("table", { name: "承诺与兑现" }).getByRole("row").filter({ hasText: CLAUSE })).toBeVisible();
	await expectGood(office, "a letter in force");

	const { db } = portal;
	const secretariat = await sitting(db, OFFICE);
	const [plan] = await db.sql<{ id: number }[]>`select id from plans where seed = '000'`;
	const { current } = await getBase(db.sql, plan?.id ?? 0);
	const at = { at: new Date("2020-05-26T10:00:00+08:00") };
	await sendAmended(db, plan?.id ?? 0, edited(current, redate(CLAUSE, [by(NEW_DATE, "2020-08-20")])), secretariat, at);

	await office.goto("/letters");
	await expect(office.getByRole("row").filter({ hasText: TOWN })).toContainText("待按现行方案重拟");
	await office.goto("/desk");
	await expect(deskGroup(office, "待办责任书")).toContainText(TOWN);
	await unit.goto(address);
	await expect(unit.getByRole("main")).toContainText("责任书文本已与现行方案不一致");
	await expect(unit.getByRole("button", { name: "按现行方案重拟" })).toHaveCount(0);
	await office.goto(address);
	await expect(main.locator("ins").filter({ hasText: "8" }).first()).toBeVisible();
	await expectGood(office, "a letter that an amendment has made out of date");
	await office.goto(address);
	await act(main, "按现行方案重拟");
	await expect(main).toContainText(NEW_DATE);
	await expect(main).not.toContainText("责任书文本已与现行方案不一致");
	await act(main, "送签", { 签署期限: "2020-06-10" });
	await unit.goto(address);
	await act(unit.getByRole("main"), "签署");
	await head.goto(address);
	await act(head.getByRole("main"), "会签");
	await expect(head.getByRole("link", { name: /^责〔2020〕\d+号$/ })).toHaveCount(2);
	await head.getByText("有效的文本").click();
	await expect(head.getByRole("main")).toContainText("修订理由：方案第 1 次修订");
	await expectGood(head, "a letter that was redrafted and signed again");
});
