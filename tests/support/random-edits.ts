import fc from "fast-check";
import type { PlanDocument } from "#db/plans/plan-document.ts";
import * as edit from "./plan-edits.ts";

const pick = <T>(of: readonly T[], n: number): T => of[n % of.length] as T;
/** Edits of every kind, each made on a place in the document that two numbers choose. */
export const editKinds: Record<string, (n: number, k: number) => edit.Edit> = {
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
export const anEdit = fc.tuple(fc.constantFrom(...Object.keys(editKinds)), fc.nat(10_000), fc.nat(10_000));
/** A document after edits; those that would contradict it are not made. */
export const made = (plan: PlanDocument, edits: [string, number, number][]): PlanDocument =>
	edits.reduce((before, [kind, n, k]) => {
		const after = editKinds[kind]?.(n, k)(before) ?? before;
		return edit.isSound(after) ? after : before;
	}, plan);
