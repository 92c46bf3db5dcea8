import type { Locator, Page } from "@playwright/test";
import { builtInCalendar } from "#workflows/calendar/papers.ts";
import { addWorkingDays } from "#workflows/calendar/working-days.ts";
import { act, deskGroup, openDuty } from "../acting.ts";
import { expectGood } from "../looking.ts";
import type { Portal } from "../portal.ts";
import { expect, test } from "../test.ts";
import { body, bodyCard, drawn, finding, member, office, title, wordsOf } from "./cast.ts";

const aim = "救助对象认定口径";
const words = "由区应急管理局派员协助更换水泵，月底前报结果。";
const lead = "区应急管理局";
let meeting = "";
let resolution = "";
let dueOn = "";
const nextDay = ({ today }: Portal) => addWorkingDays(today(), 1, builtInCalendar);

/** The items on the agenda of the meeting that a page shows. */
const agendaOf = (page: Page): Locator => page.getByRole("main").getByRole("region", { name: "议程" }).locator("ol > li");

/** The meeting over it: called, held, minuted; what it resolved comes back to the next. */
export function meetingOver(): void {
	test("the secretariat plans the meeting with what stands ready, orders the agenda and calls it", async ({
		signInAs,
		portal,
	}) => {
		const page = await signInAs("secretariat");
		await page.goto("/meetings");
		await bodyCard(page).getByRole("button", { name: "筹备下次会议" }).click();
		await expect(page).toHaveURL(/\/tasks\/\d+/);
		meeting = new URL(page.url()).pathname;
		const main = page.getByRole("main");
		await act(main, "增列议题", { 议题: aim });
		const items = agendaOf(page);
		await expect(items.filter({ hasText: drawn.town })).toContainText(finding);
		const last = (await items.count()) - 1;
		await expect(items.nth(last)).toContainText(aim);
		await items
			.nth(last)
			.getByRole("button", { name: `“${aim}”上移` })
			.click();
		await expect(items.nth(last - 1)).toContainText(aim);
		await expectGood(page, "a meeting being prepared");
		await act(main, "通知开会", { 会议日期: nextDay(portal), 时间: "14:00", 地点: "区政府三楼会议室" });
	});

	test("a member reads the agenda and brings in what it wants to talk about; a town reads nothing of it", async ({
		signInAs,
	}) => {
		const page = await signInAs(member);
		await expect(deskGroup(page, "会议")).toContainText(body);
		await page.goto(meeting);
		await expect(page.getByRole("main")).toContainText("区政府三楼会议室");
		await act(page.getByRole("main"), "提交议题", { 议题: "临时救助资金" });
		const town = await signInAs("unit");
		await town.goto(meeting);
		await expect(town.getByRole("main")).toContainText("会议内容只有成员单位和联席会议办公室可以查看。");
	});

	test("it is held and minuted, and its minutes leave as DOCX", async ({ signInAs, portal }) => {
		await portal.moveTo(nextDay(portal));
		const page = await signInAs("secretariat");
		await page.goto(meeting);
		const main = page.getByRole("main");
		await act(main, "记录召开", { 主持人: "区政府负责人" });
		const items = agendaOf(page);
		const count = await items.count();
		for (let at = 0; at < count; at++) await act(items.nth(at), "记录讨论", { 讨论情况: "听取汇报，同意所提意见。" });
		dueOn = addWorkingDays(portal.today(), 5, builtInCalendar);
		await act(main, "拟定议定事项", {
			议题: { choose: `${title} / ${drawn.town}` },
			议定内容: words,
			责任单位: { choose: lead },
			配合单位: { tick: [drawn.town] },
			完成期限: dueOn,
		});
		await act(main, "提交纪要");
		await expectGood(page, "a meeting with its minutes to issue");

		const head = await signInAs(office, "head");
		await head.goto(meeting);
		await act(head.getByRole("main"), "签发纪要");
		await expectGood(head, "a meeting whose minutes are issued");
		await head
			.getByRole("link", { name: /^纪要〔2020〕\d+号$/ })
			.first()
			.click();
		const minutes = await wordsOf(head);
		for (const said of [
			`${body}纪要`,
			`检查发现的问题：${finding}`,
			aim,
			words,
			`责任单位：${lead}`,
			`配合单位：${drawn.town}`,
			"出席：",
		])
			expect(minutes).toContain(said);
		await expectGood(head, "the minutes as a paper");
	});

	test("what it resolved is a tracked item: its unit signs, the same ladder counts, and the next agenda opens with it", async ({
		signInAs,
		portal,
	}) => {
		const unit = await signInAs(lead);
		await unit.goto("/tasks?kind=resolution");
		await unit.getByRole("row").filter({ hasText: "由区应急管理局派员协助更换水泵" }).getByRole("link").first().click();
		resolution = new URL(unit.url()).pathname;
		await expect(unit.getByRole("main")).toContainText(words);
		await act(unit.getByRole("main"), "签收");
		await expect(await openDuty(unit, lead)).toContainText(dueOn);
		await expectGood(unit, "what a meeting resolved");
		await portal.moveTo(nextDay(portal));
		const page = await signInAs("secretariat");
		await page.goto(resolution);
		await expect(await openDuty(page, lead)).toContainText("提醒");
		await page.goto("/meetings");
		const first = bodyCard(page).locator("ol > li").first();
		await expect(first).toContainText("由区应急管理局派员协助更换水泵");
		await expect(first).toContainText("未办结议定事项");
		await expectGood(page, "/meetings, the next agenda opens with what is open");
		await page.reload();
		await bodyCard(page).getByRole("button", { name: "筹备下次会议" }).click();
		await expect(page.getByRole("heading", { level: 1 })).toContainText("第2次会议");
		await expect(agendaOf(page).first()).toContainText("未办结议定事项");
	});
}
