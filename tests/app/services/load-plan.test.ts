import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { ZodError } from "zod";
import { loadPlan } from "#app/services/load-plan.ts";
import { verifyHistory } from "#app/services/verify-history.ts";
import { inOrder } from "#db/plans/in-order.ts";
import { builtInPlans } from "#db/plans/index.ts";
import { type PlanDocument, type PlanDocumentInput, planDocumentSchema } from "#db/plans/plan-document.ts";
import { planListing } from "#db/plans/plan-listing.ts";
import { listPlanDocuments } from "#db/queries/list-plan-documents.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";
import { MOMENT } from "../../support/scene.ts";

/** Everything that a plan's rows could be in. */
const TABLES = [
	"plans",
	"clauses",
	"tasks",
	"assignments",
	"deadlines",
	"units",
	"unit_members",
	"unit_aliases",
	"jurisdictions",
];
const MORE = [
	"indicators",
	"indicator_targets",
	"responsibility_rows",
	"discrepancies",
	"phases",
	"dockets",
	"steps",
	"entries",
	"notices",
];

let opened: TestDatabase;
async function counts(): Promise<Record<string, number>> {
	const rows = await Promise.all(
		[...TABLES, ...MORE].map(async (table) => {
			const [row] = await opened.db.sql<{ n: number }[]>`select count(*)::int as n from ${opened.db.sql(table)}`;
			return [table, row?.n ?? 0] as const;
		}),
	);
	return Object.fromEntries(rows);
}
const qingpu = (): PlanDocumentInput => {
	const plan = builtInPlans.find((p) => p.seed === "000");
	if (!plan) throw new Error("no plan 000");
	return structuredClone(plan);
};
const problemsOf = async (input: unknown): Promise<string[]> => {
	const error = await loadPlan(opened.db, input as PlanDocumentInput, MOMENT).then(
		() => null,
		(e: unknown) => e,
	);
	if (!(error instanceof ZodError)) throw new Error(`no ZodError but ${error}`);
	return error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
};

describe("the five built-in plans", () => {
	let stored: PlanDocument[];
	beforeAll(async () => {
		opened = await cloneDatabase(inject("serverUrl"), "empty");
		for (const plan of builtInPlans) await loadPlan(opened.db, plan, MOMENT);
		stored = await listPlanDocuments(opened.db.sql);
	});
	afterAll(() => opened.drop());

	test("come back from the database as they went in", () => {
		expect(stored.map((plan) => plan.seed)).toEqual(["000", "001", "002", "003", "004"]);
		for (const [i, input] of builtInPlans.entries())
			expect(stored.slice(i, i + 1).map(inOrder)).toEqual([inOrder(planDocumentSchema.parse(input))]);
	});

	test("are listed with their units by role, each by the name it is printed under", () => {
		const [qingpu] = stored.map(planListing);
		expect(qingpu).toMatchObject({
			jurisdiction: "上海市青浦区",
			issuers: ["青浦区卫生健康委员会办公室"],
			issuedOn: "2020-05-25",
		});
		expect(qingpu?.tasks.find((task) => task.clause === "三（一）5")).toMatchObject({
			lead: ["区应急管理局", "区生态环境局"],
			cooperate: [],
			implement: ["各镇人民政府", "街道办事处", "青浦工业园"],
			shared: true,
			verbs: { 区应急管理局: "按职责分工负责", 青浦工业园: "落实" },
		});
		expect(qingpu?.tasks[0]?.deadlines).toEqual([
			{ words: "2020年6月底前", date: "2020-06-30", altDate: null, precision: "month", kind: "hard", every: null },
		]);
		expect(qingpu?.units.find((unit) => unit.name === "青浦工业园区")).toMatchObject({ aliases: ["青浦工业园"], kind: "zone" });
	});

	test("give every task a docket with a part for each unit that can be tasked, and none that can't", async () => {
		const rows = await opened.db.sql<{ seed: string; clause: string; duties: number; wrong: number }[]>`
			select p.seed, t.clause, count(s.no) filter (where s.machine = 'implementation')::int as duties,
				count(s.no) filter (where u.is_group or u.is_outside)::int as wrong
			from tasks t join plans p on p.id = t.plan_id left join steps s on s.task_id = t.id left join units u on u.id = s.unit_id
			group by p.seed, t.id order by t.id`;
		expect(rows.filter((row) => row.wrong > 0)).toEqual([]);
		for (const row of rows) if (["003", "004"].includes(row.seed)) expect([row.clause, row.duties]).toEqual([row.clause, 0]);
		const left = rows.find((row) => row.seed === "001" && row.clause === "二（五）2");
		const [{ n } = { n: -1 }] = await opened.db.sql<{ n: number }[]>`
			select count(*)::int as n from steps s join units u on u.id = s.unit_id join tasks t on t.id = s.task_id join plans p on p.id = t.plan_id
			where p.seed = '001' and t.clause = '二（五）2' and u.name = '高新区管委会'`;
		expect([left?.duties, n]).toEqual([23, 0]);
		expect((await verifyHistory(opened.db)).broken).toBeNull();
	});
});

describe("what can't be loaded", () => {
	let before: Record<string, number>;
	beforeAll(async () => {
		opened = await cloneDatabase(inject("serverUrl"), "empty");
		await loadPlan(opened.db, qingpu(), MOMENT);
	});
	beforeEach(async () => {
		before = await counts();
	});
	afterAll(() => opened.drop());

	test("the same plan again is refused, and leaves nothing behind", async () => {
		await expect(loadPlan(opened.db, qingpu(), MOMENT)).rejects.toThrow();
		expect(await counts()).toEqual(before);
	});

	test("a document that contradicts itself says in what, and leaves nothing behind", async () => {
		const plan = { ...qingpu(), seed: null };
		const [task] = plan.tasks;
		const [unit] = plan.units;
		if (!task || !unit) throw new Error("an empty plan");
		const stranger = { unit: "区无此局", role: "lead" as const, verb: "负责" };
		expect(await problemsOf({ ...plan, tasks: [{ ...task, assignments: [stranger] }] })).toEqual(
			expect.arrayContaining([`: ${task.clause}: 没有登记的单位 区无此局`]),
		);
		expect(await problemsOf({ ...plan, tasks: [...plan.tasks, task] })).toEqual([": 条款重复"]);
		expect(await problemsOf({ ...plan, units: [...plan.units, unit] })).toEqual([": 单位名称或别名重复"]);
		expect(await problemsOf({ ...plan, setup: { secretariat: "谁也不是", secretariatAt: null } })).toEqual([
			": setup: 没有登记的单位 谁也不是",
		]);
		expect(await problemsOf({ ...plan, tasks: [] })).not.toEqual([]);
		expect(await problemsOf({ ...plan, tasks: [{ ...task, title: "字".repeat(26) }, ...plan.tasks.slice(1)] })).toEqual([
			expect.stringContaining("tasks.0.title"),
		]);
		const deadlines = [{ words: "二月底", on: "2020-02-30", precision: "day", kind: "hard" }];
		expect(await problemsOf({ ...plan, tasks: [{ ...task, deadlines }, ...plan.tasks.slice(1)] })).toEqual([
			expect.stringContaining("tasks.0.deadlines.0.on"),
		]);
		for (const nonsense of [null, "x", [], {}]) expect(await problemsOf(nonsense)).not.toEqual([]);
		expect(await counts()).toEqual(before);
	});

	test("unless it is another plan: then a unit that a task leaves out of a group has no part in it, and the rest of the group has", async () => {
		const plan = { ...qingpu(), seed: null, title: "例外" };
		const [task, ...rest] = plan.tasks;
		if (!task) throw new Error("an empty plan");
		const id = await loadPlan(opened.db, { ...plan, tasks: [{ ...task, exceptions: ["徐泾镇人民政府"] }, ...rest] }, MOMENT);
		const partsOf = async (planId: number | null) => {
			const rows = await opened.db.sql<{ name: string }[]>`
				select u.name from steps s join units u on u.id = s.unit_id join tasks t on t.id = s.task_id join plans p on p.id = t.plan_id
				where t.clause = ${task.clause} and ${planId === null ? opened.db.sql`p.seed = '000'` : opened.db.sql`p.id = ${planId}`} order by s.no`;
			return rows.map((row) => row.name);
		};
		expect(await partsOf(null)).toContain("徐泾镇人民政府");
		expect(await partsOf(id)).toEqual((await partsOf(null)).filter((name) => name !== "徐泾镇人民政府"));
	});

	test("one that the database refuses at its very end leaves nothing behind either", async () => {
		const plan = { ...qingpu(), seed: null, number: "另号", title: "另一方案" };
		await opened.db.sql`create function no_more() returns trigger language plpgsql as 'begin raise exception ''no more''; end'`;
		await opened.db.sql`create trigger no_more before insert on notices for each statement execute function no_more()`;
		await opened.db.sql`create trigger no_more before insert on entries for each statement execute function no_more()`;
		await expect(loadPlan(opened.db, plan, MOMENT)).rejects.toThrow("no more");
		expect(await counts()).toEqual(before);
		await opened.db.sql`drop function no_more cascade`;
		await loadPlan(opened.db, plan, MOMENT);
		expect((await counts()).tasks).toBe((before.tasks ?? 0) + plan.tasks.length);
	});
});
