import type { Fragment } from "postgres";
import { type Calendar, knownOn } from "#workflows/calendar/calendar.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import type { Language } from "#workflows/language.ts";
import type { Position } from "#workflows/names.ts";
import type { Sql } from "../client.server.ts";
import { isHeld } from "./held-positions.ts";
import { calendarWith, type EnteredPaper, papersIn } from "./holiday-papers.ts";

/** One chair of a person: what they are in a unit. */
export type Hat = {
	positionId: number;
	unitId: number;
	unitName: string;
	unitKind: string;
	position: Position;
	jurisdictionId: number;
	jurisdictionName: string;
	/** Whether the unit is the secretariat of a plan of its jurisdiction. */
	isSecretariat: boolean;
};
/** Who looks: the person, the hat that is on, and all they could put on. */
export type Viewer = {
	sessionId: number;
	personId: number;
	login: string;
	name: string;
	isMadeUp: boolean;
	/** Whether they keep the portal itself running. */
	isAdministrator: boolean;
	language: Language;
	hats: Hat[];
	hat: Hat | null;
	unread: number;
	/** The working days of the jurisdiction that the hat belongs to. */
	calendar: Calendar;
};

/** The position that person `p` wears in session `s`: the one put on, or, once that has ended, the first they still hold. */
const worn = (sql: Sql, now: Date): Fragment => sql`(
	select o.id from positions o where o.person_id = p.id and ${isHeld(sql, now)} order by (o.id = s.position_id) desc nulls last, o.id limit 1)`;

/** Unread notices are counted up to here: a page shows no more. */
const MAX_UNREAD = 1_000;
const IDLE_MINUTES = 60;
const SEEN_EVERY_S = 60;

/**
 * The person behind a session's secret, in one statement; null when the session has ended, has run its 12 hours, was idle for an hour, or the
 * person has been disabled. Keeps the time it was last seen, at most once a minute.
 */
export async function findViewer(sql: Sql, secretHash: string, now: Date): Promise<Viewer | null> {
	const at = now.toISOString();
	const [row] = await sql<
		(Omit<Viewer, "hat" | "calendar"> & { positionId: number | null; isStale: boolean; papers: EnteredPaper[] | null })[]
	>`
		select s.id as "sessionId", p.id as "personId", p.login, p.name, p.is_made_up as "isMadeUp", coalesce(p.administers = 'system', false) as "isAdministrator",
			p.language, s.position_id as "positionId",
			s.seen_at < ${at}::timestamptz - make_interval(secs => ${SEEN_EVERY_S}) as "isStale",
			coalesce((select json_agg(json_build_object('positionId', o.id, 'unitId', u.id, 'unitName', u.name, 'unitKind', u.kind, 'position', o.position,
				'jurisdictionId', j.id, 'jurisdictionName', j.name,
				'isSecretariat', exists (select from plans l where l.secretariat_unit_id = u.id and l.jurisdiction_id = j.id)) order by o.id)
				from positions o join units u on u.id = o.unit_id join jurisdictions j on j.id = u.jurisdiction_id
				where o.person_id = p.id and ${isHeld(sql, now)}), '[]') as hats,
			(select count(*)::int from (select from positions o join notices n on n.unit_id = o.unit_id and n.position = o.position
				where o.id = ${worn(sql, now)} and n.read_at is null limit ${MAX_UNREAD}) counted) as unread,
			${papersIn(sql, sql`(select u.jurisdiction_id from positions o join units u on u.id = o.unit_id where o.id = ${worn(sql, now)})`)} as papers
		from sessions s join people p on p.id = s.person_id
		where s.secret_hash = ${secretHash} and s.ended_at is null and not p.is_disabled and s.ends_at > ${at}
			and s.seen_at > ${at}::timestamptz - make_interval(mins => ${IDLE_MINUTES})`;
	if (!row) return null;
	const { positionId, isStale, papers, ...viewer } = row;
	if (isStale) await sql`update sessions set seen_at = ${at} where id = ${viewer.sessionId}`;
	return {
		...viewer,
		hat: viewer.hats.find((h) => h.positionId === positionId) ?? viewer.hats[0] ?? null,
		calendar: knownOn(calendarWith(papers), dateAt(now)),
	};
}

/** Whose password to check for a name; null for a name nobody has or that can't sign in. */
export async function findSignIn(sql: Sql, login: string): Promise<{ id: number; passwordHash: string | null } | null> {
	const [row] = await sql<{ id: number; passwordHash: string | null }[]>`
		select id, password_hash as "passwordHash" from people where login = ${login} and not is_disabled`;
	return row ?? null;
}

/** Notes a try to sign in, wrong until it turns out right; gives its number. Tries on one name queue up: whoever has a number sees all before it. */
export async function logTry(sql: Sql, loginHash: string, now: Date): Promise<number> {
	const [row] = await sql<{ id: number }[]>`
		with turn as materialized (select pg_advisory_xact_lock(hashtextextended(${loginHash}, 0)))
		insert into sign_in_tries (login_hash, at, is_right) select ${loginHash}, ${now.toISOString()}::timestamptz, false from turn returning id`;
	return row?.id ?? 0;
}

/** Wrong tries on a name since a moment and since the last right one, before try number `before`. */
export async function countWrongTries(sql: Sql, loginHash: string, since: Date, before: number): Promise<number> {
	const [row] = await sql<{ n: number }[]>`
		select count(*)::int as n from sign_in_tries where login_hash = ${loginHash} and at > ${since.toISOString()} and id < ${before} and not is_right
			and id > coalesce((select max(id) from sign_in_tries where login_hash = ${loginHash} and is_right), 0)`;
	return row?.n ?? 0;
}

/** Forgets a try that was refused unseen. */
export async function dropTry(sql: Sql, tryId: number): Promise<void> {
	await sql`delete from sign_in_tries where id = ${tryId}`;
}

type NewSession = {
	secretHash: string;
	personId: number;
	now: Date;
	endsAt: Date;
	tryId: number;
	ip: string | null;
	agent: string | null;
};

/** Opens a session under the person's first hat, marks the try as right and leaves an audit entry, in one statement. */
export async function insertSession(sql: Sql, s: NewSession): Promise<void> {
	const at = s.now.toISOString();
	await sql`
		with right_try as (update sign_in_tries set is_right = true where id = ${s.tryId}),
		audited as (insert into audit_entries (at, person_id, act, ip) values (${at}, ${s.personId}, 'signIn', ${s.ip}))
		insert into sessions (secret_hash, person_id, position_id, created_at, seen_at, ends_at, ip, agent)
		values (${s.secretHash}, ${s.personId},
			(select o.id from positions o where o.person_id = ${s.personId} and ${isHeld(sql, s.now)} order by o.id limit 1),
			${at}, ${at}, ${s.endsAt.toISOString()}, ${s.ip}, ${s.agent?.slice(0, 300) ?? null})`;
}

/** Ends a session of a person (or, without an id, all their others); gives how many ended. */
export async function endSessions(sql: Sql, viewer: Viewer, sessionId: number | "others", now: Date): Promise<number> {
	const which = sessionId === "others" ? sql`id <> ${viewer.sessionId}` : sql`id = ${sessionId}`;
	const ended = await sql`
		with ended as (update sessions set ended_at = ${now.toISOString()} where person_id = ${viewer.personId} and ended_at is null and ${which} returning id),
		audited as (insert into audit_entries (at, person_id, act, subject) select ${now.toISOString()}, ${viewer.personId}, 'endSession', id::text from ended)
		select id from ended`;
	return ended.length;
}

export type OpenSession = { id: number; createdAt: string; seenAt: string; ip: string | null; agent: string | null };

/** A person's sessions that still run, the newest first. */
export const listSessions = (sql: Sql, personId: number, now: Date): Promise<OpenSession[]> => sql<OpenSession[]>`
	select id, created_at as "createdAt", seen_at as "seenAt", host(ip) as ip, agent from sessions
	where person_id = ${personId} and ended_at is null and ends_at > ${now.toISOString()} order by seen_at desc`;

/** Puts another of the person's own hats on; false if it isn't theirs. */
export async function wearHat(sql: Sql, viewer: Viewer, positionId: number): Promise<boolean> {
	if (!viewer.hats.some((h) => h.positionId === positionId)) return false;
	await sql`update sessions set position_id = ${positionId} where id = ${viewer.sessionId}`;
	return true;
}

/** Sets the language a person reads. */
export async function setLanguage(sql: Sql, personId: number, language: Language): Promise<void> {
	await sql`update people set language = ${language} where id = ${personId}`;
}

/** A person's present password hash. */
export async function getPasswordHash(sql: Sql, personId: number): Promise<string | null> {
	const [row] = await sql<{ hash: string | null }[]>`select password_hash as hash from people where id = ${personId}`;
	return row?.hash ?? null;
}

/**
 * Gives whoever signs in with this name another password hash, ends all their sessions, lifts the pause after wrong tries and leaves an audit
 * entry, in one statement; false if nobody signs in so.
 */
export async function resetPassword(sql: Sql, login: string, loginHash: string, hash: string, now: Date): Promise<boolean> {
	const at = now.toISOString();
	const rows = await sql`
		with person as (update people set password_hash = ${hash} where login = ${login} returning id),
		ended as (update sessions set ended_at = ${at} where person_id in (select id from person) and ended_at is null),
		lifted as (insert into sign_in_tries (login_hash, at, is_right) select ${loginHash}, ${at}::timestamptz, true from person)
		insert into audit_entries (at, act, subject) select ${at}, 'resetPassword', 'person ' || id from person returning id`;
	return rows.length > 0;
}

/** Sets a new password hash, ends the person's other sessions and leaves an audit entry, in one statement. */
export async function setPasswordHash(sql: Sql, viewer: Viewer, hash: string, now: Date): Promise<void> {
	const at = now.toISOString();
	await sql`
		with ended as (update sessions set ended_at = ${at} where person_id = ${viewer.personId} and id <> ${viewer.sessionId} and ended_at is null),
		audited as (insert into audit_entries (at, person_id, act) values (${at}, ${viewer.personId}, 'changePassword'))
		update people set password_hash = ${hash} where id = ${viewer.personId}`;
}
