import type { Database } from "#db/client.server.ts";
import { countLedger, type LedgerKey, type LedgerKind, type LedgerLine, listLedger } from "#db/queries/list-ledger.ts";
import type { Calendar } from "#workflows/calendar/calendar.ts";
import { addDays, dateAt, momentOf, type PlainDate } from "#workflows/calendar/plain-date.ts";
import { SUPERVISED } from "#workflows/ladder.ts";
import { type Lit, lightOf } from "#workflows/light.ts";
import { findReadable } from "./find-readable.ts";

/** What became of a 督办 by that day: it stands, rests while the clock does, was lifted by the secretariat, or ended with a report, a new date or the part itself. */
export type Supervision = "standing" | "paused" | "lifted" | "ended";
export type LedgerRow = LedgerLine & { lit: Lit; supervision: Supervision };
export type LedgerAsk = {
	kind: LedgerKind;
	jurisdictionIds: number[];
	/** The unit that asks: what it may not read of others' findings and answers stays out. */
	viewerUnitId: number;
	planId: number | null;
	unitId: number | null;
	on: PlainDate;
	/** The last line of the page before. */
	after?: LedgerKey | null;
	limit: number;
};

const SETTLED = new Set(["accepted", "waived", "published", "lookback", "closed", "passed"]);

const hidden = (line: LedgerLine): LedgerLine => ({ ...line, finding: null, measures: null, answer: null });

async function hideUnreadable(db: Database, lines: LedgerLine[], ask: LedgerAsk): Promise<LedgerLine[]> {
	// No column of this one shows what was written; what a page doesn't show must not lie in its data either.
	if (ask.kind === "work") return lines.map(hidden);
	const isReadable = await findReadable(db, lines, ask.viewerUnitId, ask.jurisdictionIds);
	return lines.map((line) => (isReadable(line) ? line : hidden(line)));
}

function supervisionOf({ clock, rung }: LedgerLine): Supervision {
	if (clock === "lifted") return "lifted";
	if (rung < SUPERVISED) return "ended";
	return clock === "overdue" ? "standing" : clock === "paused" ? "paused" : "ended";
}

const untilOf = (on: PlainDate, now: Date): Date =>
	on >= dateAt(now) ? new Date(now.getTime() + 1) : new Date(momentOf(addDays(on, 1)));

/** How many lines a ledger has (after a line, if one is given), however many are shown. */
export const sizeOfLedger = (db: Database, ask: Omit<LedgerAsk, "limit">, now: Date): Promise<number> =>
	countLedger(db.sql, { ...ask, until: untilOf(ask.on, now) });

/** A ledger as of the end of a day (of `now`, if that is today), with each line's light as of that day. */
export async function readLedger(db: Database, ask: LedgerAsk, calendar: Calendar, now: Date): Promise<LedgerRow[]> {
	const lines = await hideUnreadable(db, await listLedger(db.sql, { ...ask, until: untilOf(ask.on, now) }), ask);
	return lines.map((line) => ({
		...line,
		lit: lightOf(line, SETTLED.has(line.state), ask.on, calendar),
		supervision: supervisionOf(line),
	}));
}
