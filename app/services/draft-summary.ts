import { z } from "zod";
import { type Database, transaction } from "#db/client.server.ts";
import { listIndicators } from "#db/queries/get-plan.ts";
import { listPlansOfSecretariat, lockPlan } from "#db/queries/letters.ts";
import { listMarks } from "#db/queries/summary-marks.ts";
import { addDays, dateAt, momentOf, type PlainDate } from "#workflows/calendar/plain-date.ts";
import type { Count } from "#workflows/summary/figures.ts";
import { summaryText } from "../messages/papers/summary.ts";
import { countMarks, sumOf, targetsOf } from "../summaries/count-marks.ts";
import { openMatterWithin } from "./open-matter.ts";
import type { Sender } from "./sender.ts";

export type SummaryDrafted = { ok: true; taskId: number } | { ok: false; code: "notFound" | "badTerm" };

const SEVERITIES = ["minor", "serious", "grave"];

function textOf(plan: string, from: PlainDate, to: PlainDate, counts: Count[]): string {
	const sum = (kind: Count["kind"], ...values: string[]) => values.reduce((n, value) => n + sumOf(counts, kind, value), 0);
	const tasks = counts.filter(({ kind }) => kind === "stage").reduce((n, count) => n + count.n, 0);
	const [onTime, late, overdue] = [sum("duty", "onTime"), sum("duty", "late"), sum("duty", "overdue")];
	const [found, rectified] = [sum("finding", ...SEVERITIES), sum("finding", "rectified")];
	return summaryText.text(plan, from, to, { tasks, closed: sum("stage", "closed"), onTime, late, overdue, found, rectified });
}

const date = z.iso.date();
const isTerm = (from: string, to: string, today: PlainDate) =>
	date.safeParse(from).success && date.safeParse(to).success && from >= FIRST_DAY && from <= to && to <= today;
/** Before any plan; PostgreSQL knows no year 0. */
const FIRST_DAY = "1900-01-01";

/**
 * Drafts a summary of a plan for a term, both days included, from the history. For the plan's secretariat (`notFound` for everybody else); `badTerm` for one that
 * isn't two dates, ends before it begins, or after today.
 */
export const draftSummary = (
	db: Database,
	{ planId, from, to }: { planId: number; from: string; to: string },
	sender: Sender,
	now: Date,
): Promise<SummaryDrafted> =>
	transaction(db, async (tx): Promise<SummaryDrafted> => {
		await lockPlan(tx.sql, planId);
		const plan = (await listPlansOfSecretariat(tx.sql, sender.unitId)).find(({ id }) => id === planId);
		if (!plan) return { ok: false, code: "notFound" };
		if (!isTerm(from, to, dateAt(now))) return { ok: false, code: "badTerm" };
		const until = new Date(Math.min(Date.parse(momentOf(addDays(to, 1))), now.getTime()));
		const counts = countMarks(await listMarks(tx.sql, planId, new Date(momentOf(from)), until));
		const targets = targetsOf(await listIndicators(tx.sql, planId));
		const text = textOf(plan.title, from, to, counts);
		const input = { from, to, until: until.toISOString(), text, counts, targets };
		const matter = { planId, kind: "summary" as const, clause: "", title: summaryText.title(plan.title, from, to), gist: "" };
		const opened = await openMatterWithin(tx, { ...matter, unitId: sender.unitId, input }, sender, now);
		if (!opened.ok) throw new Error(`a summary of plan ${planId}: ${opened.code}`);
		return opened;
	});
