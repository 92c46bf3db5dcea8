import { and, asc, eq, sql } from "drizzle-orm";
import { type Kind, kinds, loginPrefix, madeUpName, officeLogin, printedSignIns } from "#db/built-in/people.ts";
import type { Orm } from "#db/client.server.ts";
import { people, plans, planUnits, positions, units } from "#db/schema/index.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";

type Chair = { unitId: number; unit: string; position: "officer" | "head"; login: string; kind: Kind };

const kindOf = (position: "officer" | "head"): Kind => (position === "head" ? "unitHead" : "unit");

type Unit = { id: number; name: string; isSecretariat: boolean };

function chairOf(seed: string, unit: Unit, no: number, position: "officer" | "head"): Chair {
	const special = kinds.find((k) => {
		const printed = printedSignIns[k];
		return printed.seed === seed && printed.unit === unit.name && printed.position === position;
	});
	const prefix = loginPrefix[seed] ?? `p${seed}-`;
	const isOffice = unit.isSecretariat && position === "officer";
	const login = isOffice ? officeLogin(prefix) : `${prefix}${no}${position === "head" ? "-head" : ""}`;
	return {
		unitId: unit.id,
		unit: unit.name,
		position,
		login: special ? printedSignIns[special].login : login,
		kind: special ?? (isOffice ? "secretariat" : kindOf(position)),
	};
}

/**
 * Gives every unit of a built-in plan that can be tasked an officer and a head, made up and marked so; `hashes` holds the password hash of
 * each kind of user. The secretariat's officer of 青浦 also sits in its health commission: one person with two hats.
 */
export async function makeBuiltInPeople(orm: Orm, seed: string, hashes: Record<Kind, string>, now: Date): Promise<void> {
	const rows = await orm
		.select({ id: units.id, name: units.name, isSecretariat: sql<boolean>`${plans.secretariatUnitId} = ${units.id}` })
		.from(planUnits)
		.innerJoin(units, eq(units.id, planUnits.unitId))
		.innerJoin(plans, eq(plans.id, planUnits.planId))
		.where(and(eq(plans.seed, seed), eq(units.isGroup, false), eq(units.isOutside, false)))
		.orderBy(asc(planUnits.position));
	const chairs = rows.flatMap((unit, i) =>
		(["officer", "head"] as const).map((position) => chairOf(seed, unit, i + 1, position)),
	);
	const stored = await orm
		.insert(people)
		.values(
			chairs.map(({ login, unit, position, kind }) => ({
				login,
				name: madeUpName(unit, position),
				passwordHash: hashes[kind],
				email: `${login}@example.invalid`,
				isMadeUp: true,
				createdAt: now,
			})),
		)
		.returning({ id: people.id, login: people.login });
	const idOf = new Map(stored.map((p) => [p.login, p.id]));
	// Before the first act of their story.
	const since = `${dateAt(now).slice(0, 4)}-01-01`;
	const held = chairs.flatMap(({ login, unitId, position }) => {
		const personId = idOf.get(login);
		return personId === undefined ? [] : [{ personId, unitId, position, since }];
	});
	const office = idOf.get(printedSignIns.secretariat.login);
	const second = chairs.find((c) => c.login === printedSignIns.lead.login);
	if (office !== undefined && second) held.push({ personId: office, unitId: second.unitId, position: "officer", since });
	await orm.insert(positions).values(held);
}
