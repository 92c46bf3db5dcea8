import { eq } from "drizzle-orm";
import type { Transaction } from "../../client.server.ts";
import type { PlanDocument } from "../../plans/plan-document.ts";
import * as t from "../../schema/index.ts";
import { idIn, type Names } from "../insert-plan/names.ts";
import { ensureUnits, insertNames } from "../insert-plan/units.ts";
import type { Amended } from "./index.ts";

type Unit = PlanDocument["units"][number];

async function amendUnit({ orm }: Transaction, unit: Unit, idOf: Names): Promise<void> {
	const { printed, roster, parent, members } = unit;
	const id = idOf(unit.name);
	await orm
		.update(t.units)
		.set({ isPrinted: printed, roster, parentId: parent === null ? null : idOf(parent) })
		.where(eq(t.units.id, id));
	await orm.delete(t.unitMembers).where(eq(t.unitMembers.groupId, id));
	const rows = members.map((name, position) => ({ groupId: id, unitId: idOf(name), position }));
	if (rows.length > 0) await orm.insert(t.unitMembers).values(rows);
}

/**
 * Brings in the units that the document names for the first time, and makes the others' rosters and places what it says; gives all its names.
 * A unit that it no longer names stays one of the jurisdiction.
 */
export async function amendUnits(tx: Transaction, { planId, jurisdictionId, after, diff }: Amended): Promise<Names> {
	const { orm } = tx;
	const ids = await ensureUnits(orm, after, jurisdictionId);
	for (const { after: unit } of diff.units.changed) await amendUnit(tx, unit, idIn(ids));
	await orm.delete(t.unitAliases).where(eq(t.unitAliases.planId, planId));
	await orm.delete(t.planUnits).where(eq(t.planUnits.planId, planId));
	return insertNames(orm, after, planId, ids);
}
