/**
 * A calendar on the wall, drawn by hand: every day from 2018 to 2027 in a row, with the papers' own figures read off their pages. It shares
 * nothing with the code under test, neither data nor arithmetic; each figure is checked against the count of days and the weekdays that the
 * paper prints beside it.
 */

/** A paper's lines: holiday, days off (with how many the paper says they are, where it says), days worked (with their weekday). */
type Line = [holiday: string, off: string, days: number | null, worked?: string];
const PAGES: [issued: string, year: number, lines: Line[]][] = [
	[
		"2018-12-04",
		2019,
		[
			["元旦", "2018.12.30-2019.1.1", 3, "2018.12.29六"],
			["春节", "2.4-2.10", 7, "2.2六 2.3日"],
			["清明节", "4.5", null],
			["劳动节", "5.1", null],
			["端午节", "6.7", null],
			["中秋节", "9.13", null],
			["国庆节", "10.1-10.7", 7, "9.29日 10.12六"],
		],
	],
	["2019-03-22", 2019, [["劳动节", "5.1-5.4", 4, "4.28日 5.5日"]]],
	[
		"2019-11-21",
		2020,
		[
			["元旦", "1.1", 1],
			["春节", "1.24-1.30", 7, "1.19日 2.1六"],
			["清明节", "4.4-4.6", 3],
			["劳动节", "5.1-5.5", 5, "4.26日 5.9六"],
			["端午节", "6.25-6.27", 3, "6.28日"],
			["国庆节、中秋节", "10.1-10.8", 8, "9.27日 10.10六"],
		],
	],
	// Prolonged to 2 February; back at work on Monday the third.
	["2020-01-26", 2020, [["春节", "1.24-2.2", null]]],
	[
		"2020-11-25",
		2021,
		[
			["元旦", "1.1-1.3", 3],
			["春节", "2.11-2.17", 7, "2.7日 2.20六"],
			["清明节", "4.3-4.5", 3],
			["劳动节", "5.1-5.5", 5, "4.25日 5.8六"],
			["端午节", "6.12-6.14", 3],
			["中秋节", "9.19-9.21", 3, "9.18六"],
			["国庆节", "10.1-10.7", 7, "9.26日 10.9六"],
		],
	],
	[
		"2021-10-25",
		2022,
		[
			["元旦", "1.1-1.3", 3],
			["春节", "1.31-2.6", 7, "1.29六 1.30日"],
			["清明节", "4.3-4.5", 3, "4.2六"],
			["劳动节", "4.30-5.4", 5, "4.24日 5.7六"],
			["端午节", "6.3-6.5", 3],
			["中秋节", "9.10-9.12", 3],
			["国庆节", "10.1-10.7", 7, "10.8六 10.9日"],
		],
	],
	[
		"2022-12-08",
		2023,
		[
			["元旦", "2022.12.31-2023.1.2", 3],
			["春节", "1.21-1.27", 7, "1.28六 1.29日"],
			["清明节", "4.5", 1],
			["劳动节", "4.29-5.3", 5, "4.23日 5.6六"],
			["端午节", "6.22-6.24", 3, "6.25日"],
			["中秋节、国庆节", "9.29-10.6", 8, "10.7六 10.8日"],
		],
	],
	[
		"2023-10-25",
		2024,
		[
			["元旦", "1.1", null],
			["春节", "2.10-2.17", 8, "2.4日 2.18日"],
			["清明节", "4.4-4.6", 3, "4.7日"],
			["劳动节", "5.1-5.5", 5, "4.28日 5.11六"],
			["端午节", "6.10", null],
			["中秋节", "9.15-9.17", 3, "9.14六"],
			["国庆节", "10.1-10.7", 7, "9.29日 10.12六"],
		],
	],
	[
		"2024-11-12",
		2025,
		[
			["元旦", "1.1", 1],
			["春节", "1.28-2.4", 8, "1.26日 2.8六"],
			["清明节", "4.4-4.6", 3],
			["劳动节", "5.1-5.5", 5, "4.27日"],
			["端午节", "5.31-6.2", 3],
			["国庆节、中秋节", "10.1-10.8", 8, "9.28日 10.11六"],
		],
	],
	[
		"2025-11-04",
		2026,
		[
			["元旦", "1.1-1.3", 3, "1.4日"],
			["春节", "2.15-2.23", 9, "2.14六 2.28六"],
			["清明节", "4.4-4.6", 3],
			["劳动节", "5.1-5.5", 5, "5.9六"],
			["端午节", "6.19-6.21", 3],
			["中秋节", "9.25-9.27", 3],
			["国庆节", "10.1-10.7", 7, "9.20日 10.10六"],
		],
	],
];

export type WallDay = { date: string; weekday: string; isWorked: boolean };

const two = (n: number): string => String(n).padStart(2, "0");

/** The days of a wall calendar one after the other; the first of January 2018 was a Monday. */
function blankDays(): WallDay[] {
	const days: WallDay[] = [];
	for (let year = 2018; year <= 2027; year++) {
		const isLeap = year % 4 === 0;
		for (const [i, length] of [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].entries())
			for (let day = 1; day <= length; day++) {
				const weekday = "一二三四五六日"[days.length % 7] ?? "";
				days.push({ date: `${year}-${two(i + 1)}-${two(day)}`, weekday, isWorked: weekday !== "六" && weekday !== "日" });
			}
	}
	return days;
}

function placeOf(days: WallDay[], written: string, year: number): number {
	const figures = written
		.replace(/[六日]$/, "")
		.split(".")
		.map(Number);
	const [month = 0, day = 0] = figures.slice(-2);
	const date = `${figures.length === 3 ? figures[0] : year}-${two(month)}-${two(day)}`;
	const place = days.findIndex((d) => d.date === date);
	if (place < 0) throw new Error(`${written} of ${year} is no day`);
	return place;
}

function mark(days: WallDay[], year: number, [holiday, off, count, worked = ""]: Line): void {
	const [first = "", last = first] = off.split("-");
	const [from, to] = [placeOf(days, first, year), placeOf(days, last, year)];
	if (count !== null && to - from + 1 !== count) throw new Error(`${year} ${holiday}: the paper says ${count} days`);
	for (const day of days.slice(from, to + 1)) day.isWorked = false;
	for (const written of worked.split(" ").filter(Boolean)) {
		const day = days[placeOf(days, written, year)];
		if (!day || day.weekday !== written.at(-1)) throw new Error(`${year} ${holiday}: ${written} is not that weekday`);
		day.isWorked = true;
	}
}

/** The wall calendar as somebody had it who knew the papers issued up to a day. */
export function wallCalendar(knownOn = "9999-12-31"): WallDay[] {
	const days = blankDays();
	for (const [issued, year, lines] of PAGES) if (issued <= knownOn) for (const line of lines) mark(days, year, line);
	return days;
}
