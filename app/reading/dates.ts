import type { PlainDate } from "#workflows/calendar/plain-date.ts";

export type Precision = "day" | "month" | "year";
export type DeadlineKind = "hard" | "stretch" | "recurring" | "relative" | "ambiguous";
/** A printed time limit. `date` is the last day that counts (the earlier reading where there are two, the later in `altDate`); null where none is printed. */
export type Deadline = {
	words: string;
	date: PlainDate | null;
	altDate: PlainDate | null;
	precision: Precision | null;
	kind: DeadlineKind;
};
/** What a date without a year is read against: the last year named before it, and the day of issue. */
export type Calendar = { year: number | null; issuedOn: PlainDate | null };

const pad = (n: number): string => String(n).padStart(2, "0");
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
/** A day that there is, of a year in which a plan may be read; the month's last if none is given. Null for a day that there isn't. */
export const dateOf = (year: number, month: number, day = lastDay(year, month)): PlainDate | null => {
	const isReal = year >= 1949 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month);
	return isReal ? `${year}-${pad(month)}-${pad(day)}` : null;
};
