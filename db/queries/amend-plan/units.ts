import { isDeepStrictEqual } from "node:util";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "../../client.server.ts";
import type { PlanDocument } from "../../plans/plan-document.ts";
import * as t from "../../schema/index.ts";
import { idIn, type Names } from "../insert-plan/names.ts";
import { ensureUnits, insertNames } from "../insert-plan/units.ts";
import type { Amended } from "./amended.ts";

type Unit = PlanDocument["units"][number];

/** Only what the document says otherwise: what other plans say of a unit stays. */
async function amendUnit({ orm }: Transaction, before: Unit, after: Unit, idOf: Names): Promise<void> {
	const id = idOf(after.name);
	const parentId = after.parent === null ? null : idOf(after.parent);
	await orm
		.update(t.units)
		.set({ isPrinted: after.printed, roster: after.roster, ...(before.parent === after.parent ? {} : { parentId }) })
		.where(eq(t.units.id, id));
	if (isDeepStrictEqual(before.members, after.members)) return;
	const listed = [...new Set([...before.members, ...after.members])].map(idOf);
	await orm.delete(t.unitMembers).where(and(eq(t.unitMembers.groupId, id), inArray(t.unitMembers.unitId, listed)));
	const rows = after.members.map((name, position) => ({ groupId: id, unitId: idOf(name), position }));
	if (rows.length > 0) await orm.insert(t.unitMembers).values(rows);
}

/**
 * Brings in the units that the document names for the first time, and makes the others' rosters and places what it says; gives all its names.
 * A unit that it no longer names stays one of the jurisdiction.
 */
export async function amendUnits(tx: Transaction, { planId, jurisdictionId, after, diff }: Amended): Promise<Names> {
	const { orm } = tx;
	const ids = await ensureUnits(orm, after, jurisdictionId);
	// Of a group's former members some may not be named any more.
	const known = await orm
		.select({ id: t.units.id, name: t.units.name })
		.from(t.units)
		.where(eq(t.units.jurisdictionId, jurisdictionId));
	const idOf = idIn(new Map(known.map(({ id, name }) => [name, id])));
	for (const changed of diff.units.changed) await amendUnit(tx, changed.before, changed.after, idOf);
	await orm.delete(t.unitAliases).where(eq(t.unitAliases.planId, planId));
	await orm.delete(t.planUnits).where(eq(t.planUnits.planId, planId));
	return insertNames(orm, after, planId, ids);
}
