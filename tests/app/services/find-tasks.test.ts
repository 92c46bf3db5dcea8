import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { findTasks, type ListedTask } from "#app/services/find-tasks.ts";
import type { TaskFilter } from "#db/queries/list-tasks.ts";
import { builtInCalendar } from "#workflows/calendar/papers.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { lightOfTask, type TaskStanding } from "#workflows/light.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";
import { MOMENT } from "../../support/scene.ts";

const TODAY = dateAt(MOMENT);
const ALL: TaskFilter = { planId: null, stage: null, light: null, unitId: null, role: null, kind: null, q: "", after: 0 };

let opened: TestDatabase;
let reach: number[];
beforeAll(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
	reach = (await opened.db.sql<{ id: number }[]>`select id from jurisdictions`).map(({ id }) => id);
});
afterAll(() => opened.drop());

const find = (filter: Partial<TaskFilter> = {}, today = TODAY, limit = 10_000): Promise<ListedTask[]> =>
	findTasks(opened.db.sql, reach, { ...ALL, ...filter }, today, builtInCalendar, limit);
const idsOf = (rows: ListedTask[]): number[] => rows.map(({ id }) => id);

test.each(["2020-05-01", "2020-07-01", "2020-08-14", TODAY, "2020-12-28", "2021-02-01"])(
	"on %s the filter by light and the light that is drawn agree for every built-in task",
	async (today) => {
		const all = await find({}, today);
		expect(all.length).toBeGreaterThan(100);
		for (const light of ["red", "yellow"] as const)
			expect([light, idsOf(await find({ light }, today))]).toEqual([light, idsOf(all.filter(({ lit }) => lit.light === light))]);
	},
);

test("a page by light goes on where the last one ended", async () => {
	const whole = idsOf(await find({ light: "red" }));
	expect(whole.length).toBeGreaterThan(2);
	const paged: number[] = [];
	for (let after = 0; ; ) {
		const [row] = await find({ light: "red", after }, TODAY, 1);
		if (!row) break;
		paged.push(row.id);
		after = row.id;
	}
	expect(paged).toEqual(whole);
});

test("a task that isn't issued shows the date that the document prints and lights by it, if it must be met", async () => {
	const waiting = await opened.db.sql<{ id: number; on: string | null; wasPast: boolean; fixed: string[] | null }[]>`
		select s.task_id as id, s.due_on as on, s.due_on < (select min(e.at) from entries e where e.task_id = s.task_id) as "wasPast", (select json_agg(d.on_date order by 1) from deadlines d where d.task_id = s.task_id and d.kind = 'hard') as fixed
		from steps s where s.machine = 'deployment' and s.state in ('toAssign', 'drafted') order by 1`;
	const all = new Map((await find()).map((row) => [row.id, row]));
	const lit = waiting.map((task) => ({ ...task, row: all.get(task.id) }));
	expect(lit.filter(({ fixed }) => fixed !== null).length).toBeGreaterThan(2);
	expect(lit.filter(({ wasPast }) => wasPast).length).toBeGreaterThan(0);
	for (const { id, on, wasPast, fixed, row } of lit) {
		expect([id, row?.dueOn, row?.lit.light !== "none"]).toEqual([id, on, on !== null]);
		if (fixed) expect([id, fixed.includes(on ?? "")]).toEqual([id, true]);
		const climbed = wasPast ? ["yellow", "unconfirmed"] : ["red", "overdue"];
		if (on !== null && on < "2020-08-20")
			expect([id, row?.lit.light, row?.lit.why, (row?.rung ?? 0) > 4]).toEqual([id, ...climbed, !wasPast]);
	}
});

test("a task is as its most pressing part", () => {
	type Part = TaskStanding["parts"][number];
	const duty: Part = { machine: "implementation", state: "underway", clock: "running", dueOn: "2020-12-31" };
	const accepted: Part = { ...duty, state: "accepted", clock: "stopped", dueOn: "2020-06-30" };
	const late: Part = { ...duty, clock: "overdue", dueOn: "2020-09-01" };
	const base = { stage: "implementation" };
	const lit = (parts: Part[], stage = base.stage) => {
		const { lit, dueOn } = lightOfTask({ ...base, stage, parts }, TODAY, builtInCalendar);
		return [lit.light, lit.why, dueOn];
	};
	expect(lit([])).toEqual(["none", "idle", null]);
	expect(lit([duty])).toEqual(["green", "running", "2020-12-31"]);
	expect(lit([{ ...late, state: "blocked", clock: "paused" }])).toEqual(["yellow", "paused", "2020-09-01"]);
	expect(lit([duty, late, { ...late, clock: "unconfirmed", dueOn: "2020-01-01" }])).toEqual(["red", "overdue", "2020-09-01"]);
	expect(lit([accepted])).toEqual(["green", "stopped", null]);
	expect(lit([accepted, { ...late, machine: "rectification" }], "rectification")).toEqual(["red", "overdue", "2020-09-01"]);
	expect(lit([accepted, { ...late, machine: "inspection", state: "scheduled" }], "inspection")).toEqual([
		"red",
		"overdue",
		"2020-09-01",
	]);
	expect(
		lit([
			{ ...late, machine: "extension" },
			{ ...late, state: "reassigned" },
		]),
	).toEqual(["none", "idle", null]);
	expect(lit([accepted], "closed")).toEqual(["green", "settled", null]);
	const unissued: Part = { machine: "deployment", state: "drafted", clock: "overdue", dueOn: "2020-09-01" };
	expect(lit([unissued, { ...duty, state: "assigned", clock: "idle", dueOn: null }], "deployment")).toEqual([
		"red",
		"overdue",
		"2020-09-01",
	]);
	expect(lit([{ ...unissued, state: "deployed", clock: "stopped" }])).toEqual(["none", "idle", null]);
});
