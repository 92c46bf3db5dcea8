import { describe, expect, test } from "vitest";
import { readHolidayPaper } from "#app/reading/holiday-paper.ts";
import { calendarOf, dayKind } from "#workflows/calendar/calendar.ts";
import { papers } from "#workflows/calendar/papers.ts";
import { addDays, dayNumber, weekdayOf } from "#workflows/calendar/plain-date.ts";

const printed = (date: string) => {
	const [year, month, day] = date.split("-").map(Number);
	return `${year}年${month}月${day}日（星期${"一二三四五六日"[weekdayOf(dayNumber(date))]}）`;
};

/** A paper of ours in sentences such as the State Council's. */
const written = (paper: (typeof papers)[number]) =>
	[
		...paper.daysOff.map(
			([first, last, name], i) =>
				`${"一二三四五六七"[i]}、${name}：${first === last ? printed(first) : `${printed(first)}至${printed(last)}`}放假调休。`,
		),
		paper.makeUpDays.length > 0 ? `${paper.makeUpDays.map(printed).join("、")}上班。` : "",
	].join("\n");

describe("a paper on days off", () => {
	test("is read from sentences such as the State Council's", () => {
		const text = `各省、自治区、直辖市人民政府：
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日放假1天，与周末连休。
2025年11月4日`;
		expect(readHolidayPaper(text, 2026)).toEqual({
			daysOff: [
				["2026-01-01", "2026-01-03", "元旦"],
				["2026-02-15", "2026-02-23", "春节"],
				["2026-04-04", "2026-04-04", "清明节"],
			],
			makeUpDays: ["2026-01-04", "2026-02-14", "2026-02-28"],
			doubts: [],
		});
	});

	test("all that the portal brings come back as they are", () => {
		for (const paper of papers) {
			const read = readHolidayPaper(written(paper), paper.settles ?? 2020);
			expect(read.doubts).toEqual([]);
			const [own, again] = [calendarOf([paper]), calendarOf([{ ...paper, ...read }])];
			for (let date = "2018-12-01"; date < "2027-01-10"; date = addDays(date, 1))
				if (dayKind(date, own).why !== dayKind(date, again).why) throw new Error(`${paper.number} ${date}`);
		}
	});

	test("is read from a line for each stretch as well", () => {
		expect(
			readHolidayPaper("2026-04-01 至 2026-04-02 三月三\n2026-04-11 上班\n2026-04-12 work\n2026-05-06 州庆日", 2026),
		).toEqual({
			daysOff: [
				["2026-04-01", "2026-04-02", "三月三"],
				["2026-05-06", "2026-05-06", "州庆日"],
			],
			makeUpDays: ["2026-04-11", "2026-04-12"],
			doubts: [],
		});
	});

	test("says it in the printed words", () => {
		expect(readHolidayPaper("一、元旦：1月1日（周五）至3日放假。\n1月4日（周日）上班。", 2026).doubts).toEqual([
			{ words: "一、元旦：1月1日（周五）至3日放假", code: "weekday" },
		]);
	});

	test.each([
		["元旦：2月30日放假。", "noDate"],
		["元旦：1月1日（周五）至3日放假。", "weekday"],
		["1月4日（周一）上班。", "weekday"],
		["元旦：1月1日至3日放假，共4天。", "count"],
		["国庆节：10月7日至1日放假。", "noDate"],
		["暑假：7月1日至8月31日放假。", "tooLong"],
		["春节：2月15日至23日放假。2月16日上班。", "both"],
		["延长春节假期至2月2日，休息到2月2日，2月3日起正常上班。", "unread"],
		["请各地做好值班工作。", "nothing"],
		["", "nothing"],
	])("says what doesn't fit in %s", (text, code) => {
		expect(readHolidayPaper(text, 2026).doubts.map((doubt) => doubt.code)).toEqual([code]);
	});
});
