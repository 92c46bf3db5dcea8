import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { amendPlanWithin, getBase } from "#app/services/amend-plan.ts";
import { verifyHistory } from "#app/services/verify-history.ts";
import { transaction } from "#db/client.server.ts";
import type { PlanDocument } from "#db/plans/plan-document.ts";
import { listPlans } from "#db/queries/get-plan.ts";
import { findTask } from "#db/queries/get-task.ts";
import { listStanding } from "#db/queries/list-desk.ts";
import { isSettledDuty, type Step, unsignedChanges } from "#workflows/docket.ts";
import type { ImplementationContext } from "#workflows/implementation/items.ts";
import { openPlan, sendAmended } from "../../support/amending.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";
import { loadFresh } from "../../support/fresh-plan.ts";
import * as edit from "../../support/plan-edits.ts";
import { footprint, hoursLater, MOMENT, openScene, type Scene } from "../../support/scene.ts";
import { until } from "../../support/until.ts";

const CLAUSE = "三（三）3";
const office = "区公共卫生联席会议办公室";
const town = "重固镇人民政府";

let opened: TestDatabase;
let scene: Scene;
let plan: Awaited<ReturnType<typeof openPlan>>;
const secretary = () => scene.senderOf(office);
/** Amends the plan and gives the amendment's number. */
const amend = (...edits: edit.Edit[]) => plan.must((current) => edit.edited(current, ...edits), secretary());
const versions = () => opened.db.sql<{ id: number; version: number }[]>`
	select task_id as id, version from dockets where plan_id = ${plan.planId} order by task_id`;

beforeEach(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
	scene = await openScene(opened.db, "000", CLAUSE);
	plan = await openPlan(opened.db, "000");
});
afterEach(async () => {
	expect((await verifyHistory(opened.db)).broken).toBeNull();
	await opened.drop();
});

describe("an amended document, once confirmed", () => {
	test("that words a task otherwise asks whoever had signed for it to sign for the change, and leaves their work and every other task alone", async () => {
		const [before, others] = [await scene.docket(), await versions()];
		const no = await amend(edit.reword(CLAUSE, "对辖区企业逐户复查，建立整改清单，逐项销号。"));
		const after = await scene.docket();
		const asked = before.steps.filter(
			(s) => s.machine === "implementation" && (s.context as ImplementationContext).isSigned && !isSettledDuty(s),
		);
		expect(asked.length).toBeGreaterThan(1);
		expect(unsignedChanges(after).map((s) => s.no)).toEqual(asked.map((s) => s.no));
		for (const { no: stepNo, state, clock, dueOn, context } of asked) {
			const { context: now, ...step } = after.steps[stepNo - 1] ?? { context: {} };
			expect(step).toMatchObject({ state, clock, dueOn });
			expect({ ...now, unsigned: [] }).toEqual({ ...context, unsigned: [] });
			expect(now).toMatchObject({ unsigned: [no] });
		}
		expect((await versions()).filter((row, i) => row.version !== others[i]?.version).map((row) => row.id)).toEqual([
			scene.taskId,
		]);
		await scene.must(town, "change.sign");
		expect((await findTask(opened.db.sql, scene.taskId, secretary().jurisdictionIds))?.gist).toContain("逐户复查");
	});

	test("that gives one unit another role asks that unit alone", async () => {
		const document = await plan.document();
		const assignment = document.tasks
			.flatMap((t) => t.assignments.map((a) => ({ clause: t.clause, ...a })))
			.find((a) => a.clause === CLAUSE && a.role === "cooperate");
		if (!assignment) throw new Error("nobody cooperates");
		const unit = document.units.find((u) => [u.name, ...u.aliases.map((a) => a.name)].includes(assignment.unit));
		const before = (await scene.docket()).steps;
		await amend(edit.recast(CLAUSE, assignment.unit, "implement"));
		const { steps } = await scene.docket();
		const those = (unit?.group ? unit.members : [unit?.name ?? ""]).map(scene.unitId);
		const isOpen = (s: Step) => s.machine === "implementation" && !isSettledDuty(s);
		const recast = before.filter((s) => isOpen(s) && those.includes(s.unitId ?? 0)).map((s) => s.no);
		expect(recast.length).toBeGreaterThan(0);
		expect(recast.map((stepNo) => steps[stepNo - 1]?.role)).toEqual(recast.map(() => "implement"));
		const unsigned = unsignedChanges(await scene.docket()).map((s) => s.no);
		expect(unsigned.length).toBeGreaterThan(0);
		expect(unsigned.filter((stepNo) => !recast.includes(stepNo))).toEqual([]);
	});

	test("that moves a date moves the clocks that follow it, and the rungs with them", async () => {
		const before = await scene.docket();
		const [limit] = (await plan.document()).tasks.find((t) => t.clause === CLAUSE)?.deadlines ?? [];
		const followers = before.steps.filter(
			(s) => s.machine === "implementation" && s.dueOn !== null && s.dueOn === limit?.on && s.nextAt !== null,
		);
		await amend(edit.redate(CLAUSE, [edit.by("2020年11月20日前", "2020-11-20")]));
		const after = await scene.docket();
		expect(after.printed.deadlines).toMatchObject([{ on: "2020-11-20" }]);
		for (const { no, nextAt } of followers) {
			expect(after.steps[no - 1]).toMatchObject({ dueOn: "2020-11-20", rung: 0 });
			expect(after.steps[no - 1]?.nextAt).not.toBe(nextAt);
		}
		const twice = await opened.db.sql`select unit_id, position, count(*) from notices
			where task_id = ${scene.taskId} and seq > ${before.version} group by unit_id, position having count(*) > 1`;
		expect([...twice]).toEqual([]);
	});

	test("that names another unit brings it in and lets the old one go, with all that it handed in", async () => {
		const left = (await plan.document()).tasks.find((t) => t.clause === CLAUSE);
		const before = await scene.step("implementation", town);
		await amend(
			edit.leaveOut(CLAUSE, town),
			edit.addUnit("区气象局"),
			edit.assign(CLAUSE, { unit: "区气象局", role: "cooperate" }),
		);
		expect(left?.exceptions).not.toContain(town);
		const { steps } = await scene.docket();
		const { seq: _, context, ...gone } = steps[before.no - 1] ?? { seq: 0, context: {} };
		expect(gone).toMatchObject({ state: "withdrawn", clock: "stopped" });
		expect((context as ImplementationContext).report).toEqual((before.context as ImplementationContext).report);
		const [fresh] = await opened.db.sql<{ id: number }[]>`select id from units where name = '区气象局'`;
		expect(steps.at(-1)).toMatchObject({ machine: "implementation", unitId: fresh?.id, role: "cooperate" });
	});

	test("that takes a task out closes it with the reason, and it stays to be read; one that it brings in is assigned as at import", async () => {
		const document = await plan.document();
		const no = await amend(
			edit.remove(CLAUSE),
			edit.insertBefore("三（一）2", {
				title: "粉尘在线监测",
				gist: "重点用人单位安装粉尘浓度在线监测设备。",
				assignments: document.tasks.find((t) => t.clause === CLAUSE)?.assignments ?? [],
				deadlines: [edit.by("2020年12月底前", "2020-12-31")],
			}),
		);
		expect(await scene.step("supervision", null)).toMatchObject({ state: "cancelled" });
		const [last] = await opened.db.sql`select event, data, person_id as "personId" from entries
			where task_id = ${scene.taskId} and event = 'task.remove'`;
		expect(last).toMatchObject({ data: { amendment: no }, personId: secretary().personId });
		expect((await findTask(opened.db.sql, scene.taskId, secretary().jurisdictionIds))?.clause).toBe(CLAUSE);
		expect((await scene.send(town, "report.submit", { data: { items: { text: "迟到" } } })).ok).toBe(false);

		const { jurisdictionIds } = secretary();
		const counts = [await listPlans(opened.db.sql, jurisdictionIds), await listStanding(opened.db.sql, jurisdictionIds)];
		expect(counts.map(([of]) => of?.tasks)).toEqual([document.tasks.length, document.tasks.length]);

		const [made] = await opened.db.sql<{ id: number }[]>`
			select id from tasks where plan_id = ${plan.planId} and title = '粉尘在线监测' and removed_by_id is null`;
		const parts = await opened.db.sql<{ machine: string; n: number }[]>`
			select machine, count(*)::int as n from steps where task_id = ${made?.id ?? 0} group by 1 order by 1`;
		const old = (await scene.docket()).steps.filter((s) => s.machine === "implementation" && s.parentNo === null).length;
		expect([...parts]).toEqual([
			{ machine: "deployment", n: 1 },
			{ machine: "implementation", n: old },
			{ machine: "supervision", n: 1 },
		]);
	});

	test("that only numbers it otherwise asks nothing of anybody, and tells nobody", async () => {
		const notices = async () => (await opened.db.sql`select key from notices`).length;
		const before = await notices();
		await amend(edit.insertBefore("三（三）1", { title: "先行一步", gist: "先行开展试点。" }));
		expect((await scene.docket()).steps.flatMap((s) => (s.context as { unsigned?: number[] }).unsigned ?? [])).toEqual([]);
		const facts = await findTask(opened.db.sql, scene.taskId, secretary().jurisdictionIds);
		expect(facts?.clause).toBe("三（三）4");
		expect(await notices()).toBe(before);
	});
});

describe("is refused, and nothing is changed,", () => {
	const reworded = async (): Promise<PlanDocument> => edit.edited(await plan.document(), edit.reword(CLAUSE, "另行组织复查。"));
	const everything = async () => [
		await footprint(opened.db),
		await plan.document(),
		(await opened.db.sql`select id from plan_amendments`).length,
	];

	test("to anybody but the plan's secretariat", async () => {
		const [before, document] = [await everything(), await reworded()];
		for (const by of ["区卫生健康委", town])
			expect(await plan.send(document, scene.senderOf(by))).toEqual({ ok: false, refusal: { code: "notSecretariat" } });
		const elsewhere = { ...secretary(), jurisdictionIds: [0] };
		expect(await plan.send(document, elsewhere)).toEqual({ ok: false, refusal: { code: "notFound" } });
		expect(await everything()).toEqual(before);
	});

	test("when it says nothing else, or the plan isn't any more what it was compared with", async () => {
		const { base } = await getBase(opened.db.sql, plan.planId);
		expect(await plan.send(await plan.document(), secretary())).toEqual({ ok: false, refusal: { code: "unchanged" } });
		const document = await reworded();
		await amend(edit.retitle(CLAUSE, "另题"));
		const before = await everything();
		expect(await plan.send(document, secretary(), { base })).toEqual({ ok: false, refusal: { code: "baseMoved" } });
		expect(await everything()).toEqual(before);
	});
});

describe("at the same time", () => {
	test("two who confirm make one amendment; the other is told that the plan has moved", async () => {
		const document = edit.edited(await plan.document(), edit.reword(CLAUSE, "另行组织复查。"));
		const { base } = await getBase(opened.db.sql, plan.planId);
		const both = await Promise.all([1, 2].map(() => sendAmended(opened.db, plan.planId, document, secretary(), { base })));
		expect(both.map((made) => (made.ok ? `amendment ${made.no}` : made.refusal.code)).sort()).toEqual([
			"amendment 1",
			"baseMoved",
		]);
		expect((await opened.db.sql`select id from plan_amendments`).length).toBe(1);
	});

	test("what happens to another task goes in; a report on a task that is changed is told to look again, and goes in then", async () => {
		const { db } = opened;
		const document = edit.edited(await plan.document(), edit.reword(CLAUSE, "另行组织复查。"));
		const { base } = await getBase(db.sql, plan.planId);
		const data = { items: { text: "补查完毕。", figure1: "9" } };
		const waiting = async () =>
			(await db.sql`select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`).length > 0;
		const other = await openScene(db, "000", "三（三）2");
		let report: ReturnType<Scene["send"]> | null = null;
		const made = await transaction(db, async (tx) => {
			const amended = await amendPlanWithin(
				tx,
				{ planId: plan.planId, document, choices: {}, asks: {}, base },
				secretary(),
				MOMENT,
			);
			await other.must(office, "task.suspend", { machine: "supervision", of: null, data: { reason: "汛期暂停" } });
			report = scene.send(town, "report.submit", { data, at: hoursLater(1) });
			await until("the report waits", waiting);
			return amended;
		});
		expect(made.ok).toBe(true);
		expect(await report).toMatchObject({ ok: false, refusal: { code: "stale" } });
		await scene.must(town, "report.submit", { data, at: hoursLater(1) });
		expect((await scene.step("implementation", town)).context).toMatchObject({ unsigned: [1], report: { items: data.items } });
	});
});

test("a plan that was only just loaded: an amended task is issued and signed for as it says now", async () => {
	const fresh = await cloneDatabase(inject("serverUrl"), "empty");
	await loadFresh(fresh.db, ["001"]);
	const young = await openPlan(fresh.db, "001");
	const one = await openScene(fresh.db, "001", "二（一）1");
	const chair = one.cast.senderOf("001", (await young.document()).setup.secretariat, "officer");
	await young.must((current) => edit.edited(current, edit.reword("二（一）1", "另行组织调查。")), chair);
	expect(unsignedChanges(await one.docket())).toEqual([]);
	await fresh.drop();
});
