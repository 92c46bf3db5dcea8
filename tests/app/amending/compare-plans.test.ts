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

const plans = builtInPlans.map((input) => planDocumentSchema.parse(input));
const qingpu = plans[0] as PlanDocument;

const pick = <T>(of: readonly T[], n: number): T => of[n % of.length] as T;
/** Edits of every kind, each made on a place in the document that two numbers choose. */
const kinds: Record<string, (n: number, k: number) => edit.Edit> = {
	reword: (n, k) => (p) => edit.reword(pick(p.tasks, n).clause, `${pick(p.tasks, n).gist.slice(0, 80)}另按要求办理${k}。`)(p),
	retitle: (n, k) => (p) => edit.retitle(pick(p.tasks, n).clause, `另题${k}`)(p),
	redate: (n, k) => (p) =>
		edit.redate(pick(p.tasks, n).clause, [
			edit.by(`2020年${(k % 12) + 1}月`, `2020-${String((k % 12) + 1).padStart(2, "0")}-01`),
		])(p),
	undate: (n) => (p) => edit.redate(pick(p.tasks, n).clause, [])(p),
	assign: (n, k) => (p) => {
		const task = pick(p.tasks, n);
		const free = p.units.filter((u) => !task.assignments.some((a) => a.unit === u.name));
		return free.length === 0 ? p : edit.assign(task.clause, { unit: pick(free, k).name, role: "cooperate" })(p);
	},
	recast: (n, k) => (p) => {
		const task = pick(p.tasks, n);
		const of = pick(task.assignments, k);
		return of ? edit.recast(task.clause, of.unit, of.role === "implement" ? "cooperate" : "implement")(p) : p;
	},
	leaveOut: (n, k) => (p) => edit.leaveOut(pick(p.tasks, n).clause, pick(p.units, k).name)(p),
	unassign: (n, k) => (p) => {
		const task = pick(p.tasks, n);
		const of = pick(task.assignments, k);
		return of ? edit.unassign(task.clause, of.unit)(p) : p;
	},
	insert: (n, k) => (p) => {
		const places = p.tasks.filter((t) => /\d$/.test(t.clause));
		const text = { title: `新增事项${k}`, gist: `第${k}号新增事项，由${pick(p.units, k).name}先行试点。` };
		return places.length === 0 ? p : edit.insertBefore(pick(places, n).clause, text)(p);
	},
	remove: (n) => (p) => (p.tasks.length < 3 ? p : edit.remove(pick(p.tasks, n).clause)(p)),
	enroll: (_, k) => (p) => {
		const group = p.units.find((u) => u.group && !u.open && u.members.length > 0);
		const name = `新设${k}镇人民政府`;
		return !group || p.units.some((u) => u.name === name)
			? p
			: edit.edited(p, edit.addUnit(name, { kind: "town" }), edit.enroll(group.name, name));
	},
	strike: (_, k) => (p) => {
		const group = p.units.find((u) => u.group && u.members.length > 1);
		return group ? edit.strike(group.name, pick(group.members, k))(p) : p;
	},
	head: (n, k) =>
		edit.head({ number: `青府办发〔2020〕${n % 100}号`, issuedOn: `2020-10-${String((k % 28) + 1).padStart(2, "0")}` }),
	indicator: (n, k) => (p) => ({
		...p,
		indicators: p.indicators.map((i, at) =>
			at === n % p.indicators.length ? { ...i, targets: i.targets.map((t) => ({ ...t, value: k })) } : i,
		),
	}),
	noIndicator: (n) => (p) => ({ ...p, indicators: p.indicators.filter((_, at) => at !== n % p.indicators.length) }),
	phase: (n, k) => (p) => ({
		...p,
		phases: p.phases.map((f, at) => (at === n % p.phases.length ? { ...f, name: `${f.name}${k}` } : f)),
	}),
	swap: (n) => (p) => ({ ...p, tasks: [...p.tasks.slice(n % p.tasks.length), ...p.tasks.slice(0, n % p.tasks.length)] }),
	alias: (n, k) => (p) => {
		const unit = pick(p.units, n);
		const name = `${unit.name}（简称${k}）`;
		const isTaken = p.units.some((u) => u.name === name || u.aliases.some((a) => a.name === name));
		return isTaken
			? p
			: { ...p, units: p.units.map((u) => (u === unit ? { ...u, aliases: [...u.aliases, { name, clause: "文首" }] } : u)) };
	},
};
const anEdit = fc.tuple(fc.constantFrom(...Object.keys(kinds)), fc.nat(10_000), fc.nat(10_000));
const made = (plan: PlanDocument, edits: [string, number, number][]): PlanDocument =>
	edits.reduce((before, [kind, n, k]) => {
		const after = kinds[kind]?.(n, k)(before) ?? before;
		return edit.isSound(after) ? after : before;
	}, plan);
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
		expect(Object.keys(kinds).filter((kind) => !differs(kind))).toEqual(["swap"]);
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
