import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparePlans, isUnchanged } from "#app/amending/compare-plans.ts";
import { inTermsOf } from "#app/amending/in-terms-of.ts";
import { inOrder } from "#db/plans/in-order.ts";
import { builtInPlans } from "#db/plans/index.ts";
import { listFields, type PlanDiff } from "#db/plans/plan-diff.ts";
import { type PlanDocument, planDocumentSchema } from "#db/plans/plan-document.ts";
import { applyDiff } from "../../support/apply-diff.ts";
import * as edit from "../../support/plan-edits.ts";
import { anEdit, editKinds, made } from "../../support/random-edits.ts";

const plans = builtInPlans.map((input) => planDocumentSchema.parse(input));
const qingpu = plans[0] as PlanDocument;

const cases = fc.record({ plan: fc.constantFrom(...plans), edits: fc.array(anEdit, { maxLength: 12 }) });

/** Whatever a diff says, list by list: how many were added, removed, changed. */
const said = (diff: PlanDiff) =>
	Object.fromEntries(
		listFields.flatMap((field) => {
			const { added, removed, changed } = diff[field];
			return added.length + removed.length + changed.length > 0 ? [[field, [added.length, removed.length, changed.length]]] : [];
		}),
	);

describe("any edits of the built-in plans", () => {
	test("a plan compared with itself says nothing", () => {
		for (const plan of plans) {
			const { diff } = comparePlans(plan, plan);
			expect(isUnchanged(diff)).toBe(true);
			expect(said(diff)).toEqual({});
			expect(listFields.filter((field) => diff[field].moved.length > 0)).toEqual([]);
		}
	});

	test("the old document and the diff give the new one", () => {
		fc.assert(
			fc.property(cases, ({ plan, edits }) => {
				const amended = made(plan, edits);
				const { diff, after } = comparePlans(plan, amended);
				expect(applyDiff(plan, diff)).toEqual(after);
				expect(after).toEqual({ ...inOrder(inTermsOf(plan, amended)), setup: after.setup });
			}),
			{ numRuns: 150 },
		);
	});

	test("nothing is said twice, and nothing that is no difference", () => {
		fc.assert(
			fc.property(cases, ({ plan, edits }) => {
				const { diff } = comparePlans(plan, made(plan, edits));
				for (const field of listFields) {
					const { added, removed, changed, moved } = diff[field];
					const old = [...removed.map((r) => r.at), ...changed.map((c) => c.from), ...moved.map((m) => m.from)];
					const fresh = [...added.map((a) => a.at), ...changed.map((c) => c.to), ...moved.map((m) => m.to)];
					expect([new Set(old).size, new Set(fresh).size]).toEqual([old.length, fresh.length]);
					for (const { before, after } of changed) expect(before).not.toEqual(after);
				}
			}),
			{ numRuns: 100 },
		);
	});

	test("seen from the new document, the old one differs in as much", () => {
		fc.assert(
			fc.property(cases, ({ plan, edits }) => {
				const amended = made(plan, edits);
				const [there, back] = [comparePlans(plan, amended).diff.tasks, comparePlans(amended, plan).diff.tasks];
				expect([back.removed.length, back.added.length]).toEqual([there.added.length, there.removed.length]);
			}),
			{ numRuns: 50 },
		);
	});

	test("every kind of edit but another order makes a difference somewhere", () => {
		const places = [0, 1, 2, 3, 5, 8, 13];
		const differs = (kind: string) =>
			plans.some((plan) => places.some((n) => !isUnchanged(comparePlans(plan, made(plan, [[kind, n, 5]])).diff)));
		expect(Object.keys(editKinds).filter((kind) => !differs(kind))).toEqual(["swap"]);
	});
});

describe("青浦's plan issued again", () => {
	const compare = (...edits: edit.Edit[]) => comparePlans(qingpu, edit.edited(qingpu, ...edits));
	const clauses = (changed: PlanDiff["tasks"]["changed"]) => changed.map(({ before, after }) => [before.clause, after.clause]);

	test("an inserted task is one that was added; those after it got another number, and nothing else did", () => {
		const { diff } = compare(
			edit.insertBefore("三（一）3", { title: "粉尘在线监测", gist: "重点用人单位安装粉尘浓度在线监测设备，数据接入区级平台。" }),
		);
		expect(diff.tasks.added.map(({ item }) => item.title)).toEqual(["粉尘在线监测"]);
		expect(clauses(diff.tasks.changed)).toEqual([
			["三（一）3", "三（一）4"],
			["三（一）4", "三（一）5"],
			["三（一）5", "三（一）6"],
		]);
		for (const { before, after } of diff.tasks.changed) expect({ ...before, clause: "" }).toEqual({ ...after, clause: "" });
		expect(said(diff)).toEqual({ tasks: [1, 0, 3] });
	});

	test("a task that was taken out takes nothing along but what refers to it", () => {
		const { diff } = compare(edit.remove("三（一）2"));
		expect(diff.tasks.removed.map(({ item }) => item.clause)).toEqual(["三（一）2"]);
		expect(clauses(diff.tasks.changed)).toEqual([
			["三（一）3", "三（一）2"],
			["三（一）4", "三（一）3"],
			["三（一）5", "三（一）4"],
		]);
	});

	test("a heading that was put in between moves the others and their tasks, and what refers to them is no difference", () => {
		const paths = new Map(
			[...qingpu.clauses.map((c) => c.path), ...qingpu.tasks.map((t) => t.clause)].flatMap((path): [string, string][] => {
				const next = path.replace(/^三（([二三四五])）/, (_, n) => `三（${"三四五六"["二三四五".indexOf(n)]}）`);
				return next === path ? [] : [[path, next]];
			}),
		);
		const { diff } = compare(edit.renumber(paths), (plan) => ({
			...plan,
			clauses: [
				...plan.clauses,
				{ path: "三（二）", title: "源头预防行动", kind: "action", parent: "三", text: null, box: null },
			],
		}));
		expect(diff.clauses.added.map(({ item }) => item.title)).toEqual(["源头预防行动"]);
		expect(diff.tasks.added.length + diff.tasks.removed.length).toBe(0);
		expect(Object.keys(said(diff)).sort()).toEqual(["clauses", "tasks"]);
	});

	test("a task rewritten under its own number is the same task; one that shares nothing with it is another", () => {
		const kept = compare(edit.reword("三（一）1", "由镇街组织调查，摸清用人单位粉尘危害底数，每季度更新基础数据库。"));
		expect(said(kept.diff)).toEqual({ tasks: [0, 0, 1] });
		const other = compare(edit.retitle("三（一）1", "Another matter"), edit.reword("三（一）1", "Nothing of the kind."));
		expect(said(other.diff)).toMatchObject({ tasks: [1, 1, 0] });
	});

	test("what a person says about a task counts more than its likeness", () => {
		const amended = edit.edited(
			qingpu,
			edit.retitle("三（一）1", "Another matter"),
			edit.reword("三（一）1", "Nothing of the kind."),
		);
		const same = comparePlans(qingpu, amended, { "三（一）1": "三（一）1" });
		expect(said(same.diff)).toEqual({ tasks: [0, 0, 1] });
		const fresh = comparePlans(qingpu, qingpu, { "三（一）1": null });
		expect(said(fresh.diff)).toMatchObject({ tasks: [1, 1, 0] });
		const twice = comparePlans(qingpu, qingpu, { "三（一）1": "三（一）2", "三（一）2": "三（一）2" });
		expect(twice.diff.tasks.changed).toHaveLength(1);
	});

	test("a unit under another of its names is the same unit, and its parts are the same parts", () => {
		const called = (plan: PlanDocument): PlanDocument => ({
			...plan,
			units: plan.units.map((u) =>
				u.name === "区医保局"
					? { ...u, name: "区医疗保障局", aliases: [...u.aliases, { name: "区医保局", clause: "三（二）2b" }] }
					: u,
			),
			tasks: plan.tasks.map((t) => ({
				...t,
				assignments: t.assignments.map((a) => (a.unit === "区医保局" ? { ...a, unit: "区医疗保障局" } : a)),
			})),
		});
		const { diff, after } = compare(called);
		expect(after.units.find((u) => u.name === "区医保局")?.aliases.map((a) => a.name)).toContain("区医疗保障局");
		expect(after.units.some((u) => u.name === "区医疗保障局")).toBe(false);
		expect(edit.isSound(after)).toBe(true);
		expect(said(diff)).toMatchObject({ units: [0, 0, 1] });
	});

	test("what no document prints stays: rosters, the secretariat, whom a unit stands under", () => {
		const { diff, after } = compare((plan) => ({
			...plan,
			seed: null,
			units: plan.units
				.filter((u) => u.printed)
				.map((u) => (u.roster === "public" ? { ...u, members: [], roster: null } : { ...u, parent: null })),
			setup: { secretariat: "区卫生健康委", secretariatAt: null },
		}));
		expect(said(diff)).toEqual({});
		expect(after.setup).toEqual(qingpu.setup);
		expect(edit.isSound(after)).toBe(true);
	});
});
