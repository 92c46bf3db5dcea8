import type { Sql } from "../client.server.ts";

type Chair = {
	seed: string;
	unit: string;
	unitId: number;
	position: "officer" | "head";
	personId: number;
	jurisdictionId: number;
};

/** What the names in the built-in stories stand for. Throws on a name that doesn't exist. */
export async function readCast(sql: Sql) {
	const units = await sql<{ seed: string; name: string; id: number }[]>`
		select p.seed, u.name, u.id from plan_units pu join plans p on p.id = pu.plan_id join units u on u.id = pu.unit_id`;
	const tasks = await sql<{ seed: string; clause: string; id: number }[]>`
		select p.seed, coalesce(nullif(t.clause, ''), t.title) as clause, t.id from tasks t join plans p on p.id = t.plan_id where t.removed_by_id is null`;
	const plans = await sql<{ seed: string; id: number }[]>`select seed, id from plans where seed is not null`;
	const chairs = await sql<Chair[]>`
		select p.seed, u.name as unit, u.id as "unitId", o.position, o.person_id as "personId", u.jurisdiction_id as "jurisdictionId"
		from positions o join units u on u.id = o.unit_id join plan_units pu on pu.unit_id = u.id join plans p on p.id = pu.plan_id
		order by o.id desc`;
	const planIds = new Map(plans.map((p) => [p.seed, p.id]));
	const unitIds = new Map(units.map((u) => [`${u.seed}/${u.name}`, u.id]));
	const taskIds = new Map(tasks.map((t) => [`${t.seed}/${t.clause}`, t.id]));
	const byChair = new Map(chairs.map((c) => [`${c.seed}/${c.unit}/${c.position}`, c]));
	const get = <T>(map: Map<string, T>, key: string): T => {
		const value = map.get(key);
		if (value === undefined) throw new Error(`story: there is no ${key}`);
		return value;
	};
	return {
		planId: (seed: string) => get(planIds, seed),
		unitId: (seed: string, unit: string) => get(unitIds, `${seed}/${unit}`),
		taskId: (seed: string, clause: string) => get(taskIds, `${seed}/${clause}`),
		senderOf(seed: string, unit: string, position: string) {
			const { personId, unitId, position: held, jurisdictionId } = get(byChair, `${seed}/${unit}/${position}`);
			return { kind: "person" as const, personId, unitId, position: held, jurisdictionIds: [jurisdictionId] };
		},
	};
}
