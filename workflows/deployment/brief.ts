import { type Amendment, movedTo } from "../amendment.ts";
import { bindingDeadline, effectiveDeadline, periodOf } from "../calendar/effective-deadline.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import { addWorkingDays, type Count } from "../calendar/working-days.ts";
import type { Docket } from "../docket.ts";
import type { Envelope } from "../events.ts";

/** What the leads asked every unit for when they issued the task. */
export type Brief = {
	signBy: PlainDate;
	/** How that was computed, if nobody chose it. */
	signCount: Count | null;
	reportBy: PlainDate | null;
	/** The printed date of the period that the first report is for; null where the document prints none. */
	period: PlainDate | null;
	note: string | null;
	figures: string[];
	needsEvidence: boolean;
};

type Issued = {
	signBy?: PlainDate | undefined;
	reportBy?: PlainDate | undefined;
	note?: string | undefined;
	figures?: string | undefined;
	needsEvidence: boolean;
};

type Issuing = { data: Issued; docket: Pick<Docket, "calendar" | "printed">; today: PlainDate };

const DAYS_TO_SIGN = 5;
const lines = (text = "") => [...new Set(text.split(/\r?\n/).flatMap((line) => line.trim() || []))];

const signing = (today: PlainDate, { calendar }: Pick<Docket, "calendar">) => ({
	signBy: addWorkingDays(today, DAYS_TO_SIGN, calendar),
	signCount: { from: today, days: DAYS_TO_SIGN },
});
const reporting = (today: PlainDate, { printed }: Pick<Docket, "printed">, chosen?: PlainDate) => {
	const reportBy = chosen ?? effectiveDeadline(printed, today);
	return { reportBy, period: periodOf(printed, today, reportBy) };
};

/** The brief that a task is issued with; what its lead left open is what the document prints. Pure. */
export function briefOf({ data, docket, today }: Issuing): Brief {
	const { signBy, reportBy, note, figures, needsEvidence } = data;
	const toSign = signBy ? { signBy, signCount: null } : signing(today, docket);
	return { ...toSign, ...reporting(today, docket, reportBy), note: note ?? null, figures: lines(figures), needsEvidence };
}

/** The brief for a unit that comes in later: no date that passed before it did is its own, if the document has another. Pure. */
export function briefNow(brief: Brief | null, { docket, today }: Envelope): Brief | null {
	if (brief === null) return null;
	const toSign = brief.signBy < today ? signing(today, docket) : {};
	const isOver = brief.reportBy !== null && brief.reportBy < today && (bindingDeadline(docket.printed, today) ?? "") >= today;
	const toReport = isOver ? reporting(today, docket) : brief;
	return { ...brief, ...toSign, reportBy: toReport.reportBy, period: brief.period && toReport.period };
}

/** The brief after an amendment has moved dates of the document. Pure. */
export function briefMoved(brief: Brief, dates: Amendment["dates"]): Brief {
	const moved = (date: PlainDate | null) => {
		const to = movedTo(date, dates);
		return to === undefined ? date : to;
	};
	return { ...brief, reportBy: moved(brief.reportBy), period: moved(brief.period) };
}
