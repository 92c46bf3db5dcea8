import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { applyRecounts, type ChosenRecount } from "#app/services/apply-recounts.ts";
import { listRecounts, type Recount } from "#app/services/list-recounts.ts";
import { sendEvent } from "#app/services/send-event.ts";
import type { Sender } from "#app/services/sender.ts";
import { findDocket } from "#db/queries/get-docket.ts";
import { getCalendar, insertPaper, type Keeper, withdrawPaper } from "#db/queries/holiday-papers.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";
import { hoursLater, MOMENT } from "../../support/scene.ts";

let opened: TestDatabase;
let office: Sender;
let keeper: Keeper;
let taskId: number;
let lead: Sender;

const personIn = async (unitId: number, place: number): Promise<Sender> => {
	const [row] = await opened.db.sql<
		{ id: number }[]
	>`select person_id as id from positions where unit_id = ${unitId} order by id limit 1`;
	return { kind: "person", personId: row?.id ?? 0, unitId, position: "officer", jurisdictionIds: [place] };
};
/** A task of some plan that has a lead, others to sign, and is not given out yet; its lead gives it out at MOMENT. */
beforeEach(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
	const [task] = await opened.db.sql<{ id: number; seq: number; no: number; lead: number; office: number; place: number }[]>`
		select d.task_id as id, g.no, g.seq, l.unit_id as lead, p.secretariat_unit_id as office, d.jurisdiction_id as place
		from dockets d join plans p on p.id = d.plan_id join steps g on g.task_id = d.task_id and g.machine = 'deployment' and g.state = 'drafted'
			join steps l on l.task_id = d.task_id and l.role = 'lead' and l.parent_no is null
		where (select count(*) from steps s where s.task_id = d.task_id and s.machine = 'implementation') > 3 and l.unit_id <> p.secretariat_unit_id
		order by d.task_id limit 1`;
	if (!task) throw new Error("every task is given out");
	taskId = task.id;
	[lead, office] = [await personIn(task.lead, task.place), await personIn(task.office, task.place)];
	keeper = { personId: office.personId, unitId: task.office, jurisdictionId: task.place, ip: null };
	const issued = await sendEvent(
		opened.db,
		{ taskId, stepNo: task.no, type: "task.issue", data: {}, seen: task.seq },
		lead,
		MOMENT,
	);
	if (!issued.ok) throw new Error(JSON.stringify(issued.refusal));
});
afterEach(() => opened.drop());

const enter = () =>
	insertPaper(
		opened.db.sql,
		{ number: "x", issuedOn: "2020-09-10", settles: null, daysOff: [["2020-09-14", "2020-09-15", "本地假日"]], makeUpDays: [] },
		keeper,
		MOMENT,
	);
const proposed = async (now = MOMENT): Promise<Recount[]> => {
	const calendar = await getCalendar(opened.db.sql, keeper.jurisdictionId, now);
	return (await listRecounts(opened.db, keeper, calendar, dateAt(now))).filter((line) => line.taskId === taskId);
};
const chosen = (lines: Recount[]): ChosenRecount[] =>
	lines.map((line) => ({ taskId: line.taskId, stepNo: line.stepNo, seen: line.seq, dueOn: line.to }));
const toSign = async () =>
	((await findDocket(opened.db.sql, taskId, null))?.steps ?? []).filter(
		(s) => s.machine === "implementation" && s.state === "toSign",
	);
const told = () => opened.db.sql<{ unit: number; n: number }[]>`
	select n.unit_id as unit, count(*)::int as n from notices n join entries e using (task_id, seq)
	where n.task_id = ${taskId} and e.event = 'deadline.recount' group by 1`;

test("a deadline that the calendar counts to another date is proposed, moved once when applied, and its unit told once", async () => {
	expect(await proposed()).toEqual([]);
	await enter();
	const lines = await proposed();
	const open = await toSign();
	expect(lines.map((line) => line.stepNo)).toEqual(open.map((s) => s.no));
	expect(open.length).toBeGreaterThan(1);
	for (const line of lines)
		expect(line).toMatchObject({ dueOn: "2020-09-17", to: "2020-09-21", counted: { days: 5 }, daysNow: 3 });
	const twice = await Promise.all([1, 2].map(() => applyRecounts(opened.db, chosen(lines), office, MOMENT)));
	expect(twice.reduce((sum, { moved }) => sum + moved, 0)).toBe(lines.length);
	expect(twice.reduce((sum, { stale }) => sum + stale, 0)).toBe(lines.length);
	expect((await toSign()).map((s) => s.dueOn)).toEqual(open.map(() => "2020-09-21"));
	expect(await proposed()).toEqual([]);
	const notices = await told();
	expect(notices.map((row) => row.n)).toEqual(open.map(() => 1));
	expect(new Set(notices.map((row) => row.unit))).toEqual(new Set(open.map((s) => s.unitId)));
});

test("what has changed since it was shown stays; what nobody ticked stays; a paper withdrawn brings the old dates back as a proposal", async () => {
	const id = await enter();
	const [first, ...rest] = await proposed();
	if (!first) throw new Error("nothing is proposed");
	const signer = await personIn((await toSign())[0]?.unitId ?? 0, keeper.jurisdictionId);
	const signed = { taskId, stepNo: first.stepNo, type: "duty.sign", data: {}, seen: first.seq };
	expect((await sendEvent(opened.db, signed, signer, MOMENT)).ok).toBe(true);
	expect(await applyRecounts(opened.db, chosen([first, ...rest.slice(0, 1)]), office, MOMENT)).toEqual({ moved: 1, stale: 1 });
	expect((await proposed()).map((line) => line.stepNo)).toEqual(rest.slice(1).map((line) => line.stepNo));
	await withdrawPaper(opened.db.sql, id ?? 0, keeper, hoursLater(24));
	expect((await proposed(hoursLater(24))).map((line) => [line.stepNo, line.dueOn, line.to])).toEqual([
		[rest[0]?.stepNo, "2020-09-21", "2020-09-17"],
	]);
});

test("nobody but the secretariat moves them", async () => {
	await enter();
	const lines = await proposed();
	expect(await applyRecounts(opened.db, chosen(lines), lead, MOMENT)).toEqual({ moved: 0, stale: lines.length });
	expect((await toSign()).every((s) => s.dueOn === "2020-09-17")).toBe(true);
});
