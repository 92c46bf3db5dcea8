import mammoth from "mammoth";
import { act, deskGroup, openDuty } from "./acting.ts";
import { expectGood } from "./looking.ts";
import { expect, test } from "./test.ts";

/** A problem that has climbed to the top comes before the joint meeting, and what is resolved comes back to the next. */
test.use({ world: { name: "meeting", plans: "story", on: "2020-09-10" } });
test.describe.configure({ mode: "serial" });

const BODY = "区公共卫生联席会议";
const LATE = "重固镇人民政府";
const WORDS = "由区卫生健康委派员协助补查，九月底前报结果。";
const CLIMBED = "提交联席会议";
/** The built-in story has held the first, and called the second. */
const NEXT = `${BODY}第2次会议`;
let meeting = "";

test("what has climbed stands on the agenda of the next meeting; the secretariat postpones it, orders it and calls it again", async ({
	signInAs,
}) => {
	const office = await signInAs("secretariat");
	await office.goto("/meetings");
	const card = office.locator("section").filter({ has: office.getByRole("heading", { name: BODY, exact: true }) });
	await card.getByRole("link", { name: NEXT }).click();
	await expect(office).toHaveURL(/\/tasks\/\d+/);
	meeting = new URL(office.url()).pathname;
	const main = office.getByRole("main");
	await expect(main.getByRole("listitem").filter({ hasText: LATE }).first()).toContainText(CLIMBED);
	await act(main, "延期", { 理由: "会场另有安排。" });
	await act(main, "增列议题", { 议题: "救助对象身份核对" });
	const items = main
		.locator("section")
		.filter({ has: office.getByRole("heading", { name: "议程", exact: true }) })
		.locator("ol > li");
	const last = (await items.count()) - 1;
	await expect(items.nth(last)).toContainText("救助对象身份核对");
	await items.nth(last).getByRole("button", { name: "“救助对象身份核对”上移" }).click();
	await expect(items.nth(last - 1)).toContainText("救助对象身份核对");
	await expectGood(office, "a meeting being prepared");
	await act(main, "通知开会", { 会议日期: "2020-09-11", 时间: "14:00", 地点: "区政府三楼会议室" });
});

test("a member finds it on its desk, reads the agenda, and brings in what it wants to talk about; a town reads nothing of it", async ({
	signInAs,
}) => {
	const member = await signInAs("区民政局");
	await expect(deskGroup(member, "会议")).toContainText(BODY);
	await member.goto(meeting);
	await expect(member.getByRole("main")).toContainText("区政府三楼会议室");
	await act(member.getByRole("main"), "提交议题", { 议题: "临时救助资金" });
	const town = await signInAs("unit");
	await town.goto(meeting);
	await expect(town.getByRole("main")).toContainText("会议内容只有成员单位和联席会议办公室可以查看。");
});

test("it is held and minuted; its resolution is a tracked item for which the unit signs; the minutes open as DOCX", async ({
	signInAs,
	portal,
}) => {
	await portal.moveTo("2020-09-11");
	const office = await signInAs("secretariat");
	await office.goto(meeting);
	const main = office.getByRole("main");
	await act(main, "记录召开", { 主持人: "区政府负责人" });
	const agenda = main.locator("section").filter({ has: office.getByRole("heading", { name: "议程", exact: true }) });
	const count = await agenda.locator("ol > li").count();
	for (let at = 0; at < count; at++)
		await act(agenda.locator("ol > li").nth(at), "记录讨论", { 讨论情况: "听取汇报，同意所提意见。" });
	const title = (await agenda.locator("ol > li").filter({ hasText: LATE }).first().getByRole("link").first().textContent()) ?? "";
	await act(main, "拟定议定事项", {
		议题: { choose: `${title} / ${LATE}` },
		议定内容: WORDS,
		责任单位: { choose: "区卫生健康委" },
		完成期限: "2020-09-30",
	});
	await act(main, "提交纪要");
	await expectGood(office, "a meeting with its minutes to issue");

	const head = await signInAs("区公共卫生联席会议办公室", "head");
	await head.goto(meeting);
	await act(head.getByRole("main"), "签发纪要");
	await expectGood(head, "a meeting whose minutes are issued");
	const paper = await head
		.getByRole("link", { name: /^纪要〔2020〕\d+号$/ })
		.first()
		.getAttribute("href");
	const docx = await head.request.get(`${paper}.docx`);
	const { value: text } = await mammoth.extractRawText({ buffer: await docx.body() });
	for (const said of [`${BODY}纪要`, WORDS, "责任单位：区卫生健康委", "2020年9月30日", "出席："]) expect(text).toContain(said);
	await head.goto(paper ?? "");
	await expectGood(head, "the minutes as a paper");

	const unit = await signInAs("lead");
	await unit.goto("/tasks?kind=resolution");
	await unit.getByRole("row").filter({ hasText: "由区卫生健康委派员协助补查" }).getByRole("link").first().click();
	await expect(unit.getByRole("main")).toContainText(WORDS);
	await act(unit.getByRole("main"), "签收");
	await expect(await openDuty(unit, "区卫生健康委")).toContainText("2020-09-30");
	await expectGood(unit, "what a meeting resolved");

	await office.goto("/meetings");
	const card = office.locator("section").filter({ has: office.getByRole("heading", { name: BODY, exact: true }) });
	const proposed = card.locator("ol > li").filter({ hasText: "由区卫生健康委派员协助补查" });
	await expect(proposed).toContainText("未办结议定事项");
	await expectGood(office, "/meetings, the next agenda opens with what is open");
	await card.getByRole("button", { name: "筹备下次会议" }).click();
	await expect(office.getByRole("heading", { level: 1 })).toContainText("第3次会议");
	const open = office.getByRole("main").locator("ol > li").filter({ hasText: "未办结议定事项" });
	await expect(open.filter({ hasText: "由区卫生健康委派员协助补查" })).toBeVisible();
});
