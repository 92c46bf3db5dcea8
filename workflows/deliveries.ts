import { z } from "zod";
import { addDays, dateAt, momentOf } from "./calendar/plain-date.ts";
import type { NoticeKind } from "./notices.ts";

/** How notices of a kind reach a person beyond their inbox: each by a mail of its own, once a day together, or not. */
export const ways = ["mail", "digest", "none"] as const;

/** The kinds that a person may choose a way for; 督办 always comes by mail. */
export const optionalKinds = ["reminder", "todo", "news"] as const satisfies readonly NoticeKind[];

/** A time of day in Asia/Shanghai, as HH:MM. */
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
/** So long may mail be held, minutes: a day that is quiet all round would be another way to unsubscribe from everything. */
const MAX_QUIET = 16 * 60;
const quietFor = ({ from, until }: { from: string; until: string }): number => (minutesOf(until) - minutesOf(from) + 1440) % 1440;

/** What a person wants by mail, and when. */
export const mailSettingsSchema = z.object({
	ways: z.object({ reminder: z.enum(ways), todo: z.enum(ways), news: z.enum(ways) }),
	/** When the digest goes out; null for no digest, and then nothing of what was meant for it. */
	digestAt: time.nullable(),
	/** Between these times, sixteen hours at most, mail is held; the inbox isn't. May run over midnight. */
	quiet: z
		.object({ from: time, until: time })
		.refine((quiet) => quietFor(quiet) > 0 && quietFor(quiet) <= MAX_QUIET)
		.nullable(),
});
export type MailSettings = z.output<typeof mailSettingsSchema>;

/** Mail for what needs an act, a digest for the rest, no mail at night. */
export const defaultMailSettings: MailSettings = {
	ways: { reminder: "mail", todo: "mail", news: "digest" },
	digestAt: "08:30",
	quiet: { from: "20:00", until: "08:00" },
};

/** What becomes of a delivery now: it goes out, waits until a moment (ISO, UTC), goes into the digest of a moment, or isn't wanted. */
export type Sending = { as: "now" } | { as: "held"; until: string } | { as: "digest"; at: string } | { as: "unwanted" };

/** The first time after a moment that the clock in Asia/Shanghai shows a time of day: ISO, UTC. */
function nextTime(after: Date, time: string): string {
	const today = momentOf(dateAt(after), time);
	return today > after.toISOString() ? today : momentOf(addDays(dateAt(after), 1), time);
}

const timeAt = (moment: Date): string => new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);

const isWithin = (time: string, { from, until }: { from: string; until: string }): boolean =>
	from < until ? from <= time && time < until : from <= time || time < until;

/** When and how a notice of a kind goes to a person by mail. Pure. */
export function whenToSend(kind: NoticeKind, { ways, digestAt, quiet }: MailSettings, now: Date): Sending {
	const way = kind === "supervision" ? "mail" : ways[kind];
	if (way === "none" || (way === "digest" && digestAt === null)) return { as: "unwanted" };
	if (way === "digest" && digestAt !== null) return { as: "digest", at: nextTime(now, digestAt) };
	return quiet && isWithin(timeAt(now), quiet) ? { as: "held", until: nextTime(now, quiet.until) } : { as: "now" };
}

/** Minutes to wait after each try that failed. After the last of them it is tried once more, about 41 hours after the first. */
const PAUSES = [1, 5, 15, 60, 240, 720, 1440];

/** When a delivery that has failed `tries` times is tried again; null when it is given up. Pure. */
export function nextTry(tries: number, now: Date): Date | null {
	const pause = PAUSES[tries - 1];
	return pause === undefined ? null : new Date(now.getTime() + pause * 60_000);
}
