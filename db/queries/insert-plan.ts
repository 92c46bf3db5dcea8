import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Deadline } from "#workflows/calendar/deadline.ts";
import type { Policy, Role } from "#workflows/docket.ts";
import type { Ladder } from "#workflows/ladder.ts";
import type { Orm } from "../client.server.ts";
import { compareClauses } from "../plans/clause-order.ts";
import type { PlanDocument } from "../plans/plan-document.ts";
import * as t from "../schema/index.ts";

export type LoadedTask = {
	id: number;
	deadlines: Deadline[];
	duties: { unitId: number; role: Role; viaUnitId: number | null }[];
};
export type LoadedPlan = { id: number; jurisdictionId: number; secretariatUnitId: number; policy: Policy; tasks: LoadedTask[] };
type Setup = { policy: Policy; ladder: Ladder; loadedAt: Date };

/** Names to unit ids, as one document uses them: main names and aliases. */
type Names = (name: string) => number;

const one = <T>(rows: T[]): T => {
	const [row] = rows;
	if (row === undefined) throw new Error("an insert gave no row");
	return row;
};

async function ensureJurisdiction(orm: Orm, path: PlanDocument["jurisdiction"]): Promise<number> {
	let parentId: number | null = null;
	for (const { name, level } of path) {
		const under = parentId === null ? isNull(t.jurisdictions.parentId) : eq(t.jurisdictions.parentId, parentId);
		const [known] = await orm
			.select()
			.from(t.jurisdictions)
			.where(and(eq(t.jurisdictions.name, name), under));
		const row: { id: number } = known ?? one(await orm.insert(t.jurisdictions).values({ parentId, name, level }).returning());
		parentId = row.id;
	}
	if (parentId === null) throw new Error("a plan needs a jurisdiction");
	return parentId;
}

async function ensureUnits(orm: Orm, document: PlanDocument, jurisdictionId: number): Promise<Map<string, number>> {
	const rows = document.units.map((u) => ({
		jurisdictionId,
		name: u.name,
		kind: u.kind,
		isGroup: u.group,
		isOpen: u.open,
		isOutside: u.outside,
		isPrinted: u.printed,
		roster: u.roster,
	}));
	await orm.insert(t.units).values(rows).onConflictDoNothing();
	const names = rows.map((r) => r.name);
	const stored = await orm
		.select()
		.from(t.units)
		.where(and(eq(t.units.jurisdictionId, jurisdictionId), inArray(t.units.name, names)));
	const ids = new Map(stored.map((u) => [u.name, u.id]));
	for (const { name, parent } of document.units)
		if (parent !== null)
			await orm
				.update(t.units)
				.set({ parentId: idIn(ids)(parent) })
				.where(eq(t.units.id, idIn(ids)(name)));
	const members = document.units.flatMap((u) =>
		u.members.map((m, position) => ({ groupId: idIn(ids)(u.name), unitId: idIn(ids)(m), position })),
	);
	if (members.length > 0) await orm.insert(t.unitMembers).values(members).onConflictDoNothing();
	return ids;
}

const idIn =
	(ids: Map<string, number>): Names =>
	(name) => {
		const id = ids.get(name);
		if (id === undefined) throw new Error(`no unit ${name}`);
		return id;
	};

async function insertNames(orm: Orm, document: PlanDocument, planId: number, ids: Map<string, number>): Promise<Names> {
	const byName = new Map(ids);
	const aliases = document.units.flatMap((u) => u.aliases.map((a) => ({ planId, ...a, unitId: idIn(ids)(u.name) })));
	for (const { name, unitId } of aliases) byName.set(name, unitId);
	if (aliases.length > 0) await orm.insert(t.unitAliases).values(aliases);
	await orm.insert(t.planUnits).values(document.units.map((u, position) => ({ planId, unitId: idIn(ids)(u.name), position })));
	return idIn(byName);
}

async function insertClauses(orm: Orm, document: PlanDocument, planId: number): Promise<Map<string, number>> {
	const ofTasks = document.tasks.map((task) => ({
		path: task.clause,
		title: task.title,
		kind: "task" as const,
		parent: task.under,
		box: null,
	}));
	const all = [...document.clauses, ...ofTasks].sort((a, b) => compareClauses(a.path, b.path));
	const rows = await orm
		.insert(t.clauses)
		.values(all.map(({ path, title, kind, box }, position) => ({ planId, position, path, title, kind, box })))
		.returning({ id: t.clauses.id, path: t.clauses.path });
	const ids = new Map(rows.map((row) => [row.path, row.id]));
	for (const { path, parent } of all)
		if (parent !== null)
			await orm
				.update(t.clauses)
				.set({ parentId: idIn(ids)(parent) })
				.where(eq(t.clauses.id, idIn(ids)(path)));
	return ids;
}

/** The units a printed assignment stands for: itself, or its group's roster less the task's exceptions. */
function dutiesOf(task: PlanDocument["tasks"][number], document: PlanDocument, names: Names): LoadedTask["duties"] {
	const left = new Set(task.exceptions.map(names));
	const byId = new Map(document.units.map((u) => [names(u.name), u]));
	const seen = new Set<number>();
	return task.assignments.flatMap(({ unit, role, inferred }) => {
		const id = names(unit);
		const of = byId.get(id);
		if (!of || inferred || of.open || of.outside) return [];
		const units = of.group ? of.members.map(names) : [id];
		const fresh = units.filter((unitId) => !left.has(unitId) && !seen.has(unitId));
		for (const unitId of fresh) seen.add(unitId);
		return fresh.map((unitId) => ({ unitId, role, viaUnitId: of.group ? id : null }));
	});
}

async function insertTasks(orm: Orm, document: PlanDocument, planId: number, names: Names, clauseIds: Map<string, number>) {
	const rows = await orm
		.insert(t.tasks)
		.values(
			document.tasks.map(({ clause, kind, title, gist, words, wordsAt, shared }, position) => {
				return {
					planId,
					clauseId: idIn(clauseIds)(clause),
					position,
					clause,
					kind,
					title,
					gist,
					words,
					wordsAt,
					isShared: shared,
				};
			}),
		)
		.returning({ id: t.tasks.id, clause: t.tasks.clause });
	const ids = new Map(rows.map((row) => [row.clause, row.id]));
	const of = <T>(make: (task: PlanDocument["tasks"][number], taskId: number) => T[]) =>
		document.tasks.flatMap((task) => make(task, idIn(ids)(task.clause)));
	const assignments = of((task, taskId) =>
		task.assignments.map((a, position) => ({
			taskId,
			unitId: names(a.unit),
			role: a.role,
			position,
			name: a.unit,
			verb: a.verb,
			isInferred: a.inferred,
		})),
	);
	const exceptions = of((task, taskId) => task.exceptions.map((name) => ({ taskId, unitId: names(name) })));
	const deadlines = of((task, taskId) =>
		task.deadlines.map((d, position) => ({ taskId, position, ...d, onDate: d.on, altDate: d.altOn })),
	);
	const obliged = of((task, taskId) => task.obliged.map((name) => ({ taskId, name })));
	if (assignments.length > 0) await orm.insert(t.assignments).values(assignments);
	if (exceptions.length > 0) await orm.insert(t.taskExceptions).values(exceptions);
	if (deadlines.length > 0) await orm.insert(t.deadlines).values(deadlines);
	if (obliged.length > 0) await orm.insert(t.obligedParties).values(obliged);
	return ids;
}

async function insertIndicators(orm: Orm, document: PlanDocument, planId: number, taskIds: Map<string, number>): Promise<void> {
	if (document.indicators.length === 0) return;
	const rows = document.indicators.map(({ targets: _, task, ...indicator }, position) => {
		return { planId, position, ...indicator, taskId: task === null ? null : (taskIds.get(task) ?? null) };
	});
	const stored = await orm.insert(t.indicators).values(rows).returning({ id: t.indicators.id, position: t.indicators.position });
	const targets = stored.flatMap(({ id, position }) =>
		(document.indicators[position]?.targets ?? []).map((target, at) => ({ indicatorId: id, position: at, ...target })),
	);
	await orm.insert(t.indicatorTargets).values(targets);
}

async function insertResponsibility(
	orm: Orm,
	document: PlanDocument,
	planId: number,
	names: Names,
	taskIds: Map<string, number>,
) {
	for (const [position, { heading, goal, columns, units, tasks }] of document.responsibility.entries()) {
		const row = one(await orm.insert(t.responsibilityRows).values({ planId, position, heading, goal, columns }).returning());
		const cells = units.map((u, at) => ({ rowId: row.id, position: at, ...u, unitId: names(u.unit), name: u.unit }));
		const links = tasks.flatMap((clause) => {
			const taskId = taskIds.get(clause);
			return taskId === undefined ? [] : [{ rowId: row.id, taskId }];
		});
		if (cells.length > 0) await orm.insert(t.responsibilityUnits).values(cells);
		if (links.length > 0) await orm.insert(t.responsibilityTasks).values(links);
	}
}

async function insertNotes(orm: Orm, document: PlanDocument, planId: number): Promise<void> {
	const { issuers, phases, discrepancies, warnings } = document;
	if (issuers.length > 0) await orm.insert(t.planIssuers).values(issuers.map((name, position) => ({ planId, position, name })));
	if (phases.length > 0)
		await orm
			.insert(t.phases)
			.values(phases.map(({ start, end, ...phase }, position) => ({ planId, position, ...phase, startsOn: start, endsOn: end })));
	if (discrepancies.length > 0)
		await orm.insert(t.discrepancies).values(discrepancies.map((d, position) => ({ planId, position, ...d })));
	if (warnings.length > 0) await orm.insert(t.planWarnings).values(warnings.map((w, position) => ({ planId, position, ...w })));
}

/** Stores all that a document says, and gives what its dockets are opened from. Runs inside the caller's transaction. */
export async function insertPlan(orm: Orm, document: PlanDocument, setup: Setup): Promise<LoadedPlan> {
	const jurisdictionId = await ensureJurisdiction(orm, document.jurisdiction);
	const unitIds = await ensureUnits(orm, document, jurisdictionId);
	const { seed, title, number, issuedOn, period } = document;
	const secretariatUnitId = idIn(unitIds)(document.setup.secretariat);
	const secretariatAt = document.setup.secretariatAt;
	const dates = { startsOn: period?.start ?? null, endsOn: period?.end ?? null, periodWords: period?.words ?? null };
	const plan = one(
		await orm
			.insert(t.plans)
			.values({ jurisdictionId, seed, title, number, issuedOn, ...dates, secretariatUnitId, secretariatAt, ...setup })
			.returning(),
	);
	const names = await insertNames(orm, document, plan.id, unitIds);
	const clauseIds = await insertClauses(orm, document, plan.id);
	const taskIds = await insertTasks(orm, document, plan.id, names, clauseIds);
	await insertIndicators(orm, document, plan.id, taskIds);
	await insertResponsibility(orm, document, plan.id, names, taskIds);
	await insertNotes(orm, document, plan.id);
	const tasks = document.tasks.map((task) => ({
		id: idIn(taskIds)(task.clause),
		deadlines: task.deadlines,
		duties: dutiesOf(task, document, names),
	}));
	return { id: plan.id, jurisdictionId, secretariatUnitId, policy: setup.policy, tasks };
}
