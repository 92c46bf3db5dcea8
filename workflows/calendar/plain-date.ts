/** A calendar date as `YYYY-MM-DD`, without zone or time. Never a Date: a Date is a moment, and moments drift over midnight. */
export type PlainDate = string;

const DAY = 86_400_000;
const utc = (date: PlainDate): number => Date.parse(`${date}T00:00:00Z`);
const plain = (ms: number): PlainDate => new Date(ms).toISOString().slice(0, 10);

/** The date `days` calendar days later (earlier if negative). Pure. */
export const addDays = (date: PlainDate, days: number): PlainDate => plain(utc(date) + days * DAY);

/** 0 for Sunday to 6 for Saturday. */
export const weekday = (date: PlainDate): number => new Date(utc(date)).getUTCDay();

/** Calendar days from `from` to `to`; negative if `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => Math.round((utc(to) - utc(from)) / DAY);

/** The later of two dates. */
export const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b);

/** Hours that the only zone of China, Asia/Shanghai, is ahead of UTC; without summer time since 1992. */
const ZONE = "+08:00";

/** The moment of `time` (HH:MM) on `date` in Asia/Shanghai, as ISO in UTC. */
export const momentOf = (date: PlainDate, time = "00:00"): string => new Date(`${date}T${time}:00${ZONE}`).toISOString();

/** The calendar date in Asia/Shanghai at a moment. */
export const dateAt = (moment: Date): PlainDate => plain(moment.getTime() + 8 * 3_600_000);
