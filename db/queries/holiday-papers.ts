import type { Fragment } from "postgres";
import { type Calendar, calendarOf, type HolidayPaper, knownOn } from "#workflows/calendar/calendar.ts";
import { builtInCalendar } from "#workflows/calendar/papers.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import type { Sql } from "../client.server.ts";

/** A paper that somebody entered. */
export type EnteredPaper = HolidayPaper & { id: number };

/** The papers entered that hold in a jurisdiction, its own and those from above, the highest first; null if there are none. To be selected. */
export const papersIn = (sql: Sql, jurisdictionId: Fragment): Fragment => sql`
	(select json_agg(json_build_object('id', h.id, 'number', h.number, 'issuedOn', h.issued_on, 'settles', h.settles, 'daysOff', h.days_off,
		'makeUpDays', h.make_up_days) order by l.depth, h.id)
		from jurisdictions j left join jurisdictions above on above.id = j.parent_id
			cross join lateral unnest(array[above.parent_id, j.parent_id, j.id]) with ordinality as l(id, depth)
			join holiday_papers h on h.jurisdiction_id = l.id and h.withdrawn_at is null
		where j.id = ${jurisdictionId})`;

/** Calendars made before: a paper never changes, so its number stands for it. */
const made = new Map<string, Calendar>();
const MOST = 200;

/** The calendar of the papers that the portal brings and of those entered. Pure. */
export function calendarWith(entered: readonly EnteredPaper[] | null): Calendar {
	if (!entered) return builtInCalendar;
	const key = entered.map(({ id }) => id).join();
	const known = made.get(key);
	if (known) return known;
	if (made.size >= MOST) made.clear();
	const calendar = calendarOf([...builtInCalendar.papers, ...entered]);
	made.set(key, calendar);
	return calendar;
}

/** The working days of a jurisdiction, as known at a moment. */
export async function getCalendar(sql: Sql, jurisdictionId: number, now: Date): Promise<Calendar> {
	const [row] = await sql<{ papers: EnteredPaper[] | null }[]>`select ${papersIn(sql, sql`${jurisdictionId}`)} as papers`;
	return knownOn(calendarWith(row?.papers ?? null), dateAt(now));
}

/** A paper that the clocks don't go by yet, or, withdrawn, still do. */
export type Unfollowed = EnteredPaper & { jurisdictionId: number; isWithdrawn: boolean };

export const listUnfollowed = (sql: Sql): Promise<Unfollowed[]> => sql<Unfollowed[]>`
	select id, jurisdiction_id as "jurisdictionId", number, issued_on as "issuedOn", settles, days_off as "daysOff", make_up_days as "makeUpDays",
		withdrawn_at is not null as "isWithdrawn"
	from holiday_papers where followed_at is null order by id`;

/** Notes that the clocks go by a paper as it was when they were woken. */
export async function markFollowed(sql: Sql, { id, isWithdrawn }: Unfollowed, now: Date): Promise<void> {
	await sql`update holiday_papers set followed_at = ${now.toISOString()} where id = ${id} and (withdrawn_at is not null) = ${isWithdrawn}`;
}

/** A paper in force with where it comes from. */
export type ListedPaper = EnteredPaper & {
	jurisdictionId: number;
	jurisdictionName: string;
	enteredFor: string;
	enteredBy: string;
	enteredAt: string;
};

/** The papers entered that hold in a jurisdiction, the newest first, with who entered them. */
export const listPapersEntered = (sql: Sql, jurisdictionId: number): Promise<ListedPaper[]> => sql<ListedPaper[]>`
	select h.id, h.number, h.issued_on as "issuedOn", h.settles, h.days_off as "daysOff", h.make_up_days as "makeUpDays",
		h.jurisdiction_id as "jurisdictionId", own.name as "jurisdictionName", u.name as "enteredFor", p.name as "enteredBy", h.entered_at as "enteredAt"
	from jurisdictions j left join jurisdictions above on above.id = j.parent_id
		join holiday_papers h on h.jurisdiction_id in (j.id, j.parent_id, above.parent_id) and h.withdrawn_at is null
		join jurisdictions own on own.id = h.jurisdiction_id join units u on u.id = h.entered_for_unit_id join people p on p.id = h.entered_by_person_id
	where j.id = ${jurisdictionId} order by h.issued_on desc, h.id desc`;

/** Who keeps a calendar, and from where. */
export type Keeper = { personId: number; unitId: number; jurisdictionId: number; ip: string | null };

/** Whoever works for the secretariat of a plan keeps the calendar of its jurisdiction. */
const keeps = (sql: Sql, { unitId, jurisdictionId }: Pick<Keeper, "unitId" | "jurisdictionId">): Fragment =>
	sql`exists (select from plans where secretariat_unit_id = ${unitId} and jurisdiction_id = ${jurisdictionId})`;

/** Whether a unit keeps the calendar of a jurisdiction. */
export async function isCalendarKeeper(sql: Sql, unitId: number, jurisdictionId: number): Promise<boolean> {
	const [row] = await sql<{ is: boolean }[]>`select ${keeps(sql, { unitId, jurisdictionId })} as is`;
	return row?.is ?? false;
}

/**
 * Enters a paper for a jurisdiction, by a unit that keeps its calendar, with an audit entry, in one statement; null if one with that number is in force
 * there already, or the calendar isn't theirs to keep.
 */
export async function insertPaper(sql: Sql, paper: HolidayPaper, by: Keeper, now: Date): Promise<number | null> {
	const at = now.toISOString();
	const [row] = await sql<{ id: number }[]>`
		with entered as (
			insert into holiday_papers (jurisdiction_id, number, issued_on, settles, days_off, make_up_days, entered_by_person_id, entered_for_unit_id, entered_at)
			select ${by.jurisdictionId}::int, ${paper.number}, ${paper.issuedOn}::date, ${paper.settles}::smallint, ${JSON.stringify(paper.daysOff)}::jsonb,
				${JSON.stringify(paper.makeUpDays)}::jsonb, ${by.personId}::int, ${by.unitId}::int, ${at}::timestamptz where ${keeps(sql, by)}
			on conflict (jurisdiction_id, number) where withdrawn_at is null do nothing returning id),
		audited as (insert into audit_entries (at, person_id, unit_id, act, subject, ip)
			select ${at}, ${by.personId}, ${by.unitId}, 'enterHolidayPaper', id::text, ${by.ip} from entered)
		select id from entered`;
	return row?.id ?? null;
}

/** Withdraws a paper of one's own jurisdiction, with an audit entry, in one statement; false if it isn't in force there. */
export async function withdrawPaper(sql: Sql, id: number, by: Keeper, now: Date): Promise<boolean> {
	const at = now.toISOString();
	const withdrawn = await sql`
		with withdrawn as (
			update holiday_papers set withdrawn_at = ${at}, withdrawn_by_person_id = ${by.personId}, followed_at = null
			where id = ${id} and jurisdiction_id = ${by.jurisdictionId} and withdrawn_at is null and ${keeps(sql, by)} returning id),
		audited as (insert into audit_entries (at, person_id, unit_id, act, subject, ip)
			select ${at}, ${by.personId}, ${by.unitId}, 'withdrawHolidayPaper', id::text, ${by.ip} from withdrawn)
		select id from withdrawn`;
	return withdrawn.length > 0;
}
