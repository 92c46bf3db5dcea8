import type { Sender } from "#app/services/sender.ts";
import type { Database } from "#db/client.server.ts";
import type { Position } from "#workflows/names.ts";

/** Whoever sits in a chair of a built-in unit of 青浦, as they send events. */
export async function sitting(db: Database, unit: string, position: Position = "officer"): Promise<Sender> {
	const [chair] = await db.sql<{ personId: number; unitId: number; jurisdictionId: number }[]>`
		select o.person_id as "personId", o.unit_id as "unitId", u.jurisdiction_id as "jurisdictionId" from positions o
		join units u on u.id = o.unit_id join plans p on p.jurisdiction_id = u.jurisdiction_id
		where p.seed = '000' and u.name = ${unit} and o.position = ${position} order by o.id limit 1`;
	if (!chair) throw new Error(`nobody is ${position} of ${unit}`);
	const { jurisdictionId, ...who } = chair;
	return { kind: "person", ...who, position, jurisdictionIds: [jurisdictionId] };
}
