import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { draftSummary } from "#app/services/draft-summary.ts";
import { sendEvent } from "#app/services/send-event.ts";
import { sumOf } from "#app/summaries/count-marks.ts";
import { findDocket } from "#db/queries/get-docket.ts";
import { readCast } from "#db/queries/read-cast.ts";
import { listMarks } from "#db/queries/summary-marks.ts";
import { dateAt, momentOf } from "#workflows/calendar/plain-date.ts";
import { rungs } from "#workflows/ladder.ts";
import type { Count } from "#workflows/summary/figures.ts";
import type { SummaryContext } from "#workflows/summary/machine.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";
import { MOMENT } from "../../support/scene.ts";

const OFFICE = "区公共卫生联席会议办公室";
const TERM = { from: "2020-07-01", to: "2020-08-31" };
let opened: TestDatabase;
let cast: Awaited<ReturnType<typeof readCast>>;
beforeEach(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
	cast = await readCast(opened.db.sql);
});
afterEach(() => opened.drop());

const office = (position = "officer") => cast.senderOf("000", OFFICE, position);
async function draft(): Promise<{ taskId: number; context: SummaryContext }> {
	const drafted = await draftSummary(opened.db, { planId: cast.planId("000"), ...TERM }, office(), MOMENT);
	if (!drafted.ok) throw new Error(drafted.code);
	const docket = await findDocket(opened.db.sql, drafted.taskId, null);
	return { taskId: drafted.taskId, context: docket?.steps[0]?.context as SummaryContext };
}

type Entry = Record<"machine" | "event" | "at" | "state" | "clock", string> & {
	taskId: number;
	stepNo: number;
	unitId: number | null;
	dueOn: string | null;
	rung: number;
	severity: string | null;
	isPrinted: boolean;
};

/** The same figures, counted by hand: one entry of the history after the other. */
async function recount(): Promise<Map<string, number>> {
	const entries = await opened.db.sql<Entry[]>`
		select e.task_id as "taskId", e.step_no as "stepNo", s.unit_id as "unitId", e.machine, e.event, e.at, e.to_state as state, e.to_clock as clock,
			e.due_on as "dueOn", e.rung, e.data ->> 'severity' as severity, t.clause_id is not null as "isPrinted"
		from entries e join steps s on s.task_id = e.task_id and s.no = e.step_no join tasks t on t.id = e.task_id
		where t.plan_id = ${cast.planId("000")} and e.at < '2020-09-01T00:00:00+08:00' order by e.task_id, e.seq`;
	const counts = new Map<string, number>();
	const count = (...key: (string | number | null)[]) => counts.set(key.join(" "), (counts.get(key.join(" ")) ?? 0) + 1);
	const isIn = ({ at }: Entry) => dateAt(new Date(at)) >= TERM.from;
	for (const own of Map.groupBy(entries, (e) => `${e.taskId}/${e.stepNo}`).values()) {
		const last = own.at(-1) as Entry;
		if (last.machine === "supervision" && last.isPrinted) count("stage", last.state, last.unitId);
		for (const [i, e] of own.entries()) {
			if (!isIn(e)) continue;
			if (e.event === "rung.reached" && e.machine !== "order") count("rung", rungs[e.rung - 1] ?? "", e.unitId);
			if (e.event === "extension.opened") count("extension", "asked", e.unitId);
			if (e.event === "rectification.opened") count("finding", e.severity, e.unitId);
			if (e.event === "rectification.publish") count("finding", "rectified", e.unitId);
			if (e.event === "lookback.relapse") count("finding", "relapsed", e.unitId);
			if (e.event !== "report.accept" || last.state !== "accepted") continue;
			const handed = own.slice(0, i).findLast((one) => one.event === "report.submit");
			const isLate = handed?.dueOn && dateAt(new Date(handed.at)) > handed.dueOn;
			count("duty", isLate ? "late" : "onTime", e.unitId);
		}
		if (last.machine !== "implementation") continue;
		if (last.clock === "overdue") count("duty", "overdue", last.unitId);
		else if (!["accepted", "betweenPeriods", "waived", "reassigned", "withdrawn", "cancelled"].includes(last.state))
			count("duty", "underway", last.unitId);
	}
	return counts;
}

const keyed = (counts: Count[]) =>
	new Map(
		counts.filter(({ kind }) => kind !== "matter").map(({ kind, value, unitId, n }) => [[kind, value, unitId].join(" "), n]),
	);

test("the figures of a summary are what the history says for the term, counted entry by entry; each leads to the rows it counts", async () => {
	const { context } = await draft();
	const figures = keyed(context.counts);
	expect(figures).toEqual(await recount());
	expect(new Set([...figures.keys()].map((key) => key.split(" ")[0]))).toEqual(new Set(["stage", "duty", "finding", "rung"]));
	expect(context.targets.length).toBeGreaterThan(0);
	expect(new Set(context.targets.map(({ known }) => known))).toEqual(new Set([null]));
	await opened.db.sql`update units set name = name || '（更名）'`;
	const marks = await listMarks(opened.db.sql, cast.planId("000"), new Date(momentOf(TERM.from)), new Date(context.until));
	for (const { kind, value, unitId, n } of context.counts)
		expect(marks.filter((m) => m.kind === kind && m.value === value && m.unitId === unitId)).toHaveLength(n);
	const onTime = sumOf(context.counts, "duty", "onTime");
	expect(context.text).toContain(`按期办结承办件${onTime}件`);
});

test("it is drafted by the plan's secretariat for a term that has begun, and issued once, under one number, by its head", async () => {
	const { db } = opened;
	const planId = cast.planId("000");
	const town = cast.senderOf("000", "华新镇人民政府", "head");
	expect(await draftSummary(db, { planId, ...TERM }, town, MOMENT)).toEqual({ ok: false, code: "notFound" });
	for (const term of [
		{ from: "2020-09-01", to: "2020-08-31" },
		{ from: "2020-09-01", to: "2020-09-11" },
		{ from: "x", to: "2020-08-31" },
	])
		expect(await draftSummary(db, { planId, ...term }, office(), MOMENT)).toEqual({ ok: false, code: "badTerm" });
	const { taskId } = await draft();
	const issue = async (position: string) => {
		const seen = (await findDocket(db.sql, taskId, null))?.steps[0]?.seq ?? 0;
		const sending = { taskId, stepNo: 1, type: "summary.issue", data: {}, seen };
		return (await sendEvent(db, sending, office(position), MOMENT)).ok;
	};
	expect(await issue("officer")).toBe(false);
	expect((await Promise.all([issue("head"), issue("head")])).sort()).toEqual([false, true]);
	const papers = await db.sql`select printed from papers where task_id = ${taskId}`;
	expect(papers.map(({ printed }) => printed)).toEqual([expect.stringMatching(/^总〔2020〕\d+号$/)]);
});
