import { type Database, transaction } from "#db/client.server.ts";
import { builtInBodies } from "#db/plans/bodies.ts";
import { saveBody } from "#db/queries/bodies.ts";

/** Sets up what meets over a built-in plan. Throws on a unit that the plan doesn't name. */
export const loadBodies = (db: Database, seed: string, planId: number): Promise<void> =>
	transaction(db, async ({ sql }) => {
		const rows = await sql<{ name: string; id: number }[]>`
			select u.name, u.id from plan_units pu join units u on u.id = pu.unit_id where pu.plan_id = ${planId}`;
		const ids = new Map(rows.map(({ name, id }) => [name, id]));
		const idOf = (name: string): number => {
			const id = ids.get(name);
			if (id === undefined) throw new Error(`bodies of ${seed}: there is no ${name}`);
			return id;
		};
		for (const { chair, members, ...body } of builtInBodies[seed] ?? [])
			await saveBody(sql, null, {
				planId,
				...body,
				chairUnitId: chair === null ? null : idOf(chair),
				members: members.map(({ unit, speaker }) => ({ unitId: idOf(unit), speaker })),
			});
	});
