import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { draftBulletin } from "#app/services/draft-bulletin.ts";
import { proposePoints } from "#app/services/propose-points.ts";
import { sendEvent } from "#app/services/send-event.ts";
import { sendTicks } from "#app/services/send-ticks.ts";
import type { Sender } from "#app/services/sender.ts";
import { verifyHistory } from "#app/services/verify-history.ts";
import { type BulletinPlan, listBulletinPlans, listBulletins, listCauses } from "#db/queries/bulletins.ts";
import { findDocket, listDockets } from "#db/queries/get-docket.ts";
import { getCalendar } from "#db/queries/holiday-papers.ts";
import { readCast } from "#db/queries/read-cast.ts";
import type { Proposed } from "#workflows/bulletin/machine.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { workingDaysBetween } from "#workflows/calendar/working-days.ts";
import type { Step } from "#workflows/docket.ts";
import type { PointContext } from "#workflows/point/machine.ts";
import { ownerUnits } from "#workflows/who.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";
import { MOMENT } from "../../support/scene.ts";

const OFFICE = "区公共卫生联席会议办公室";
const [HEALTH, ZHONGGU, BAIHE, JINZE, LIANTANG] = [
	"区卫生健康委",
	"重固镇人民政府",
	"白鹤镇人民政府",
	"金泽镇人民政府",
	"练塘镇人民政府",
];
let opened: TestDatabase;
let cast: Awaited<ReturnType<typeof readCast>>;
beforeEach(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
	cast = await readCast(opened.db.sql);
});
afterEach(() => opened.drop());

const at = (date: string, time = "10:00") => new Date(`${date}T${time}:00+08:00`);
const office = (position = "officer") => cast.senderOf("000", OFFICE, position);

async function plans(): Promise<BulletinPlan[]> {
	const jurisdictions = await opened.db.sql<{ id: number }[]>`select id from jurisdictions`;
	return listBulletinPlans(
		opened.db.sql,
		jurisdictions.map(({ id }) => id),
		null,
	);
}

type Entry = { taskId: number; stepNo: number; seq: number; machine: string; event: string; at: string; dueOn: string | null } & {
	toClock: string;
	rung: number;
};
const historyOf = (planId: number) => opened.db.sql<Entry[]>`
	select e.task_id as "taskId", e.step_no as "stepNo", e.seq, e.machine, e.event, e.at, e.due_on as "dueOn", e.to_clock as "toClock", e.rung
	from entries e join dockets d using (task_id) where d.plan_id = ${planId} order by e.task_id, e.seq`;

/** What the history itself says that a bulletin has to say: each thing a line. Counted by hand, one entry after the other. */
async function recount({ id, jurisdictionId, since }: BulletinPlan): Promise<string[]> {
	const entries = await historyOf(id);
	const dockets = await listDockets(opened.db.sql, [...new Set(entries.map((e) => e.taskId))], null);
	const steps = Map.groupBy(entries, (e) => `${e.taskId}/${e.stepNo}`);
	const calendar = await getCalendar(opened.db.sql, jurisdictionId, MOMENT);
	const isIn = (e: Entry) => since === null || new Date(e.at) > since;
	const said = new Set(
		dockets.flatMap((d) =>
			d.steps.flatMap((s) => {
				const { facts } = s.context as Partial<PointContext>;
				const isSaid = s.machine === "point" && !["leftOut", "dropped", "withdrawn"].includes(s.state);
				return isSaid && facts?.kind === "late"
					? [`${facts.subject.taskId}/${facts.subject.stepNo}/${facts.climbSeq}/${s.unitId}`]
					: [];
			}),
		),
	);
	const lines: string[] = [];
	for (const [key, own] of steps) {
		const docket = dockets.find((d) => d.id === own[0]?.taskId);
		const step = docket?.steps[(own[0]?.stepNo ?? 0) - 1];
		const last = own.at(-1);
		if (!docket || !step || !last) throw new Error(`no step ${key}`);
		const climb = own.filter((e) => e.event === "rung.reached" && e.rung === 4).at(-1);
		if (last.toClock === "overdue" && last.rung >= 4)
			for (const unitId of ownerUnits(docket, step))
				if (!said.has(`${key}/${climb?.seq}/${unitId}`))
					lines.push(`${unitId} late ${key} ${workingDaysBetween(last.dueOn ?? "", dateAt(MOMENT), calendar)}`);
		const marks = own.filter((e) => isIn(e) && ["rectification.opened", "lookback.relapse"].includes(e.event));
		if (marks.length > 0) lines.push(`${step.unitId} found ${key} ${dateAt(new Date(marks.at(-1)?.at ?? 0))}`);
		if (own.some((e) => e.event === "extension.opened" && isIn(e)))
			lines.push(`${step.unitId} asked ${own[0]?.taskId}/${step.parentNo} ${step.state}`);
	}
	return lines.sort();
}

const lineOf = ({ unitId, facts }: Proposed): string[] => {
	const key = ({ taskId, stepNo }: { taskId: number; stepNo: number }) => `${taskId}/${stepNo}`;
	switch (facts.kind) {
		case "late":
			return [`${unitId} late ${key(facts.subject)} ${facts.daysLate}`];
		case "findings":
			return facts.items.map((item) => `${unitId} found ${key(item.subject)} ${item.since}`);
		case "extensions":
			return facts.items.map((item) => `${unitId} asked ${key(item.subject)} ${item.state}`);
		case "early":
			return [];
	}
};

test("what the next bulletins would say is what the history says, counted entry by entry", async () => {
	const kinds = new Set<string>();
	for (const plan of await plans()) {
		const calendar = await getCalendar(opened.db.sql, plan.jurisdictionId, MOMENT);
		const points = await proposePoints(opened.db.sql, plan.id, { since: plan.since, until: MOMENT }, calendar);
		for (const { facts } of points) kinds.add(facts.kind);
		expect(points.flatMap(lineOf).sort()).toEqual(await recount(plan));
		const isLate = new Set(points.filter(({ facts }) => facts.kind === "late").map(({ unitId }) => unitId));
		for (const { unitId, facts } of points)
			if (facts.kind === "early") {
				expect(isLate.has(unitId)).toBe(false);
				for (const item of facts.items) {
					const handed = (await historyOf(plan.id)).filter(
						(e) => e.taskId === item.subject.taskId && e.stepNo === item.subject.stepNo && e.event === "report.submit",
					);
					expect(handed.map((e) => [dateAt(new Date(e.at)), e.dueOn])).toContainEqual([item.since, item.dueOn]);
					expect(workingDaysBetween(item.since, item.dueOn, calendar)).toBe(item.daysEarly);
					expect(item.daysEarly).toBeGreaterThanOrEqual(5);
				}
			}
	}
	expect([...kinds].sort()).toEqual(["early", "late"]);
});

async function open(): Promise<number> {
	const [row] = (await listBulletins(opened.db.sql, office().jurisdictionIds)).filter(({ state }) => state !== "published");
	if (!row) throw new Error("no bulletin is on its way");
	return row.taskId;
}
const stepsOf = async (taskId: number): Promise<Step[]> => (await findDocket(opened.db.sql, taskId, null))?.steps ?? [];
const pointOf = (steps: Step[], unit: string) =>
	steps.find((s) => s.machine === "point" && s.unitId === cast.unitId("000", unit));
async function send(taskId: number, stepNo: number, by: Sender, type: string, data: Record<string, unknown>, now: Date) {
	const seen = (await stepsOf(taskId))[stepNo - 1]?.seq ?? 0;
	const outcome = await sendEvent(opened.db, { taskId, stepNo, type, data, seen }, by, now);
	return outcome.ok ? "done" : outcome.refusal.code;
}

test("silence is consent when the last of its working days is over, an objection stops that; issued once, by the head", async () => {
	const taskId = await open();
	const { db } = opened;
	const states = async () => Object.fromEntries((await stepsOf(taskId)).map((s) => [s.no, s.state]));
	const before = await stepsOf(taskId);
	const [baihe, jinze] = [pointOf(before, BAIHE), pointOf(before, JINZE)];
	expect([baihe?.state, jinze?.state, jinze?.dueOn]).toEqual(["objected", "announced", "2020-09-14"]);
	await sendTicks(db, at("2020-09-14", "23:59"));
	expect(await stepsOf(taskId)).toEqual(before);
	expect(
		await send(taskId, jinze?.no ?? 0, cast.senderOf("000", JINZE, "officer"), "point.object", { reason: "r" }, MOMENT),
	).toBe("notYours");
	await sendTicks(db, at("2020-09-15", "00:05"));
	for (const { no, machine, state } of before)
		expect((await states())[no]).toBe(machine === "point" && state === "announced" ? "consented" : state);
	expect((await states())[1]).toBe("announced");
	const late = at("2020-09-15");
	const head = cast.senderOf("000", JINZE, "head");
	expect(await send(taskId, jinze?.no ?? 0, head, "point.object", { reason: "r" }, late)).toBe("notNow");
	expect(await send(taskId, 1, office("head"), "bulletin.issue", {}, late)).toBe("notNow");
	expect(await send(taskId, baihe?.no ?? 0, office(), "point.keep", { reason: "检查当日确已停用。" }, late)).toBe("done");
	expect((await states())[1]).toBe("heard");
	expect(await send(taskId, 1, office(), "bulletin.issue", {}, late)).toBe("notYours");
	const both = await Promise.all([1, 2].map(() => send(taskId, 1, office("head"), "bulletin.issue", {}, late)));
	expect(both.filter((outcome) => outcome === "done")).toHaveLength(1);
	expect(new Set((await stepsOf(taskId)).slice(1).map((s) => s.state))).toEqual(new Set(["published"]));
	expect((await verifyHistory(db)).broken).toBeNull();
});

test("a text that names a unit is refused; what is left out was never told, and is proposed again; one climb is in one bulletin", async () => {
	const withdrawn = await open();
	const { db } = opened;
	expect(await send(withdrawn, 1, office(), "bulletin.withdraw", { reason: "并入下一期。" }, MOMENT)).toBe("done");
	const planId = cast.planId("000");
	expect(await draftBulletin(db, planId, cast.senderOf("000", HEALTH, "officer"), MOMENT)).toEqual({
		ok: false,
		code: "notFound",
	});
	const all = await Promise.all([1, 2, 3].map(() => draftBulletin(db, planId, office(), MOMENT)));
	expect(new Set(all.map((drafted) => drafted.ok && drafted.taskId)).size).toBe(1);
	const taskId = await open();
	expect(await send(taskId, 1, office(), "bulletin.revise", { text: `${LIANTANG}进度滞后。` }, MOMENT)).toBe("invalid");
	expect(await send(taskId, 1, office(), "bulletin.revise", { text: "请抓紧办理。" }, MOMENT)).toBe("done");

	const late = (await stepsOf(taskId)).filter((s) => (s.context as Partial<PointContext>).facts?.kind === "late");
	const units = (names: string[]) => names.map((name) => cast.unitId("000", name)).sort();
	// 三（三）3 of August is in the one that was issued then.
	expect(late.map((s) => s.unitId).sort()).toEqual(units([HEALTH, LIANTANG]));
	const point = late.find((s) => s.unitId === cast.unitId("000", LIANTANG));
	expect(await send(taskId, point?.no ?? 0, office(), "point.leaveOut", { reason: "刚刚逾期。" }, MOMENT)).toBe("done");
	expect(await send(taskId, 1, office(), "bulletin.announce", { days: "3" }, MOMENT)).toBe("done");
	const told = await db.sql<{ no: number; unitId: number }[]>`
		select e.step_no as no, n.unit_id as "unitId" from notices n join entries e using (task_id, seq) where task_id = ${taskId}`;
	expect(told.map(({ no }) => no)).not.toContain(point?.no);
	expect(told.map(({ unitId }) => unitId)).toContain(cast.unitId("000", HEALTH));
	const [plan] = (await plans()).filter(({ id }) => id === planId);
	const calendar = await getCalendar(db.sql, plan?.jurisdictionId ?? 0, MOMENT);
	const next = await proposePoints(db.sql, planId, { since: plan?.since ?? null, until: MOMENT }, calendar);
	expect(next.map(({ unitId, facts }) => [unitId, facts.kind])).toEqual([[point?.unitId, "late"]]);
	expect(pointOf(await stepsOf(taskId), ZHONGGU)?.context.facts).not.toMatchObject({ kind: "late" });
});

test("a point whose cause has gone is known as such", async () => {
	const withdrawn = await open();
	const { db } = opened;
	await send(withdrawn, 1, office(), "bulletin.withdraw", { reason: "并入下一期。" }, MOMENT);
	await draftBulletin(db, cast.planId("000"), office(), MOMENT);
	const taskId = await open();
	const point = pointOf(await stepsOf(taskId), LIANTANG);
	const { facts } = (point?.context ?? {}) as Partial<PointContext>;
	if (facts?.kind !== "late") throw new Error("练塘 is late no more");
	expect((await listCauses(db.sql, taskId)).map(({ isGone }) => isGone)).toEqual([false, false]);
	const { taskId: task, stepNo } = facts.subject;
	const report = { items: { text: "随访完成。" }, fileIds: [] };
	expect(await send(task, stepNo, cast.senderOf("000", LIANTANG, "officer"), "report.submit", report, MOMENT)).toBe("done");
	expect(await send(task, stepNo, cast.senderOf("000", HEALTH, "officer"), "report.accept", {}, MOMENT)).toBe("done");
	const gone = (await listCauses(db.sql, taskId)).filter(({ isGone }) => isGone);
	expect(gone).toMatchObject([{ pointNo: point?.no, state: "accepted" }]);
});
