import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Orm } from "../../client.server.ts";
import type { PlanDocument } from "../../plans/plan-document.ts";
import * as t from "../../schema/index.ts";
import { idIn, type Names, one } from "./names.ts";

export async function ensureJurisdiction(orm: Orm, path: PlanDocument["jurisdiction"]): Promise<number> {
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

export async function ensureUnits(orm: Orm, document: PlanDocument, jurisdictionId: number): Promise<Map<string, number>> {
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

/** Stores under which names a plan's document knows its units, and which it names. */
export async function insertNames(orm: Orm, document: PlanDocument, planId: number, ids: Map<string, number>): Promise<Names> {
	const byName = new Map(ids);
	const aliases = document.units.flatMap((u) => u.aliases.map((a) => ({ planId, ...a, unitId: idIn(ids)(u.name) })));
	for (const { name, unitId } of aliases) byName.set(name, unitId);
	if (aliases.length > 0) await orm.insert(t.unitAliases).values(aliases);
	await orm.insert(t.planUnits).values(document.units.map((u, position) => ({ planId, unitId: idIn(ids)(u.name), position })));
	return idIn(byName);
}
