import type { AppLoadContext } from "@remix-run/node";
import { isCalendarKeeper, listPapersEntered } from "#db/queries/holiday-papers.ts";
import { type DayKind, dayKind, type HolidayPaper } from "#workflows/calendar/calendar.ts";
import { addDays, dateAt, dayNumber, type PlainDate, weekdayOf } from "#workflows/calendar/plain-date.ts";
import type { HattedViewer } from "../../lib/require-viewer.server.ts";
import { listRecounts } from "../../services/list-recounts.ts";

/** As many deadlines as are moved by one press of a button. */
const SHOWN = 300;
const [FIRST, LAST] = [2015, 2049];

export type DayView = DayKind & { date: PlainDate };
/** A month as it hangs on the wall: how many cells before the first, then its days. */
export type MonthView = { month: number; before: number; days: DayView[] };
/** A paper with where it comes from; null for those that come with the portal. */
export type PaperView = HolidayPaper & {
	entered: { id: number; place: string; for: string; by: string; at: string; isOwn: boolean } | null;
};

function monthsOf(year: number, calendar: HattedViewer["calendar"]): MonthView[] {
	const months = Array.from({ length: 12 }, (_, i): MonthView => ({ month: i + 1, before: 0, days: [] }));
	for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1))
		months[Number(date.slice(5, 7)) - 1]?.days.push({ date, ...dayKind(date, calendar) });
	return months.map((month) => ({ ...month, before: weekdayOf(dayNumber(month.days[0]?.date ?? "")) }));
}

/** The years whose days somebody may want to see: those that papers settle and the two after them. */
function yearsOf({ years }: HattedViewer["calendar"], year: number): number[] {
	const last = Math.max(...years, year);
	return Array.from({ length: 6 }, (_, i) => last - 3 + i).filter((y) => y >= FIRST && y <= LAST);
}

/** The working days of the viewer's jurisdiction in a year, the papers they come from, and whether the viewer may enter more. */
export async function loadCalendar(asked: string | null, viewer: HattedViewer, { db, now }: AppLoadContext) {
	const today = dateAt(now);
	const { calendar, hat } = viewer;
	const wanted = /^\d{4}$/.test(asked ?? "") ? Number(asked) : Number(today.slice(0, 4));
	const year = Math.min(Math.max(wanted, FIRST), LAST);
	const [entered, isKeeper, recounts] = await Promise.all([
		listPapersEntered(db.sql, hat.jurisdictionId),
		isCalendarKeeper(db.sql, hat.unitId, hat.jurisdictionId),
		listRecounts(db, hat, calendar, today),
	]);
	const numbers = new Map(entered.map((paper) => [`${paper.number}/${paper.issuedOn}`, paper]));
	const touches = ({ settles, daysOff, makeUpDays }: HolidayPaper) =>
		settles === year ||
		[...daysOff.flatMap((stretch) => stretch.slice(0, 2)), ...makeUpDays].some((date) => date.startsWith(`${year}`));
	const papers = calendar.papers.filter(touches).map((paper): PaperView => {
		const own = numbers.get(`${paper.number}/${paper.issuedOn}`);
		const { number, issuedOn, settles, daysOff, makeUpDays } = paper;
		const from = own && {
			id: own.id,
			place: own.jurisdictionName,
			for: own.enteredFor,
			by: own.enteredBy,
			at: own.enteredAt,
			isOwn: own.jurisdictionId === hat.jurisdictionId,
		};
		return { number, issuedOn, settles, daysOff, makeUpDays, entered: from ?? null };
	});
	return {
		year,
		years: yearsOf(calendar, year),
		isProvisional: !calendar.years.has(year),
		months: monthsOf(year, calendar),
		worked: monthsOf(year, calendar).flatMap((month) => month.days.filter((day) => day.working)).length,
		papers,
		isKeeper,
		recounts: recounts.slice(0, SHOWN),
		toRecount: recounts.length,
		today,
		place: hat.jurisdictionName,
	};
}
export type CalendarView = Awaited<ReturnType<typeof loadCalendar>>;
