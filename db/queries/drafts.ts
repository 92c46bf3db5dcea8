import type { Sql } from "../client.server.ts";
import type { draftStates } from "../schema/drafts.ts";

export type DraftState = (typeof draftStates)[number];
/** Who changes a draft, and for which unit. */
export type DraftEditor = { personId: number; unitId: number; jurisdictionIds: number[] };
/** Who last had a hand in something, for the page. */
type Hand = { name: string; unit: string; at: string };

/** One line of the list of drafts. */
export type DraftLine = {
	id: number;
	fileName: string;
	size: number;
	state: DraftState;
	done: number;
	step: string;
	reason: string | null;
	title: string | null;
	tasks: number;
	checked: number;
	created: Hand;
	updated: Hand;
	plan: { id: number; title: string } | null;
	/** The plan whose new version the document is, with whom its escalations reach: who alone may amend it. */
	amends: { id: number; title: string; secretariatUnitId: number; secretariat: string } | null;
};
/** A draft, whole but for the file. What `draft` and `pieces` hold is app/drafting's. */
export type StoredDraft<D = unknown, P = unknown> = Omit<DraftLine, "title" | "tasks" | "checked"> & {
	jurisdictionId: number;
	version: number;
	/** Where a filled-in template isn't right; app/plan-template's. */
	faults: unknown;
	draft: D | null;
	pieces: P | null;
};

const hand = (sql: Sql, which: "created" | "updated") => sql`
	(select json_build_object('name', pe.name, 'unit', u.name, 'at', ${sql(`d.${which}_at`)}) from people pe, units u
		where pe.id = ${sql(`d.${which}_by_person_id`)} and u.id = ${sql(`d.${which}_for_unit_id`)}) as ${sql(which)}`;
const plan = (sql: Sql) =>
	sql`(select json_build_object('id', p.id, 'title', p.title) from plans p where p.id = d.plan_id) as plan`;

const amends = (sql: Sql) => sql`
	(select json_build_object('id', p.id, 'title', p.title, 'secretariatUnitId', u.id, 'secretariat', u.name)
		from plans p join units u on u.id = p.secretariat_unit_id where p.id = d.amends_plan_id) as amends`;

/** The drafts of these jurisdictions, the newest first; those put away at the end. One statement. */
export const listDrafts = (sql: Sql, jurisdictionIds: number[]): Promise<DraftLine[]> => sql<DraftLine[]>`
	select d.id, d.file_name as "fileName", d.size, d.state, d.done, d.step, d.reason, d.draft #>> '{head,title}' as title,
		(select count(*) filter (where not (t ->> 'isLeftOut')::boolean)::int from jsonb_array_elements(d.draft -> 'tasks') t) as tasks,
		(select count(*) filter (where (t ->> 'isChecked')::boolean and not (t ->> 'isLeftOut')::boolean)::int
			from jsonb_array_elements(d.draft -> 'tasks') t) as checked,
		${hand(sql, "created")}, ${hand(sql, "updated")}, ${plan(sql)}, ${amends(sql)}
	from plan_drafts d where d.jurisdiction_id = any(${jurisdictionIds})
	order by d.state = 'discarded', d.state = 'imported', d.id desc limit 200`;

/** Keeps a draft for the caller's transaction. A statement of its own: what is read after it sees what others did while it waited. */
export async function lockDraft(sql: Sql, id: number): Promise<void> {
	await sql`select from plan_drafts where id = ${id} for update`;
}

/** A draft within reach, or null. */
export async function findDraft<D, P>(sql: Sql, id: number, jurisdictionIds: number[]): Promise<StoredDraft<D, P> | null> {
	const [row] = await sql<StoredDraft<D, P>[]>`
		select d.id, d.file_name as "fileName", d.size, d.state, d.done, d.step, d.reason, d.faults, d.jurisdiction_id as "jurisdictionId", d.version,
			${amends(sql)}, d.draft, d.pieces, ${hand(sql, "created")}, ${hand(sql, "updated")}, ${plan(sql)}
		from plan_drafts d where d.id = ${id} and d.jurisdiction_id = any(${jurisdictionIds})`;
	return row ?? null;
}

/** The file of a draft within reach, as it came in or, of a filled-in template, the marked copy; null if there is none. Leaves an audit entry in the same statement. */
export async function openDraftFile(
	sql: Sql,
	id: number,
	by: DraftEditor,
	at: Date,
	ip: string | null,
	which: "content" | "marked" = "content",
): Promise<{ name: string; content: Buffer } | null> {
	const [row] = await sql<{ name: string; content: Buffer }[]>`
		with opened as (select id, file_name as name, ${sql(which)} as content from plan_drafts
			where id = ${id} and ${sql(which)} is not null and jurisdiction_id = any(${by.jurisdictionIds})),
		audited as (insert into audit_entries (at, person_id, unit_id, act, subject, ip)
			select ${at.toISOString()}, ${by.personId}, ${by.unitId}, 'openDraftFile', 'draft ' || id, ${ip} from opened)
		select name, content from opened`;
	return row ?? null;
}

type NewDraft = { token: string; fileName: string; sha256: string; content: Buffer; amendsPlanId: number | null };

/** Takes a file in to be read; sent twice under one token it is one draft. Gives its id. Audited in the same statement. */
export async function insertDraft(
	sql: Sql,
	{ token, fileName, sha256, content, amendsPlanId }: NewDraft,
	jurisdictionId: number,
	by: DraftEditor,
	at: Date,
): Promise<number> {
	const now = at.toISOString();
	const [row] = await sql<{ id: number }[]>`
		with made as (
			insert into plan_drafts (jurisdiction_id, token, file_name, size, sha256, content, state, done, step, tries, version, amends_plan_id,
				created_at, created_by_person_id, created_for_unit_id, updated_at, updated_by_person_id, updated_for_unit_id)
			values (${jurisdictionId}, ${token}, ${fileName}, ${content.length}, ${sha256}, ${content}, 'reading', 0, 'waiting', 0, 1, ${amendsPlanId},
				${now}, ${by.personId}, ${by.unitId}, ${now}, ${by.personId}, ${by.unitId})
			on conflict (token) do update set token = excluded.token returning id, xmax = 0 as is_new),
		audited as (insert into audit_entries (at, person_id, unit_id, act, subject)
			select ${now}, ${by.personId}, ${by.unitId}, 'uploadDraft', 'draft ' || id from made where is_new)
		select id from made`;
	if (!row) throw new Error("an insert gave no draft");
	return row.id;
}

type Change = { id: number; version: number; subject: string };

/** Saves a changed draft if it still is at that version and to be checked; audited in the same statement. False if it was changed meanwhile. */
export async function saveDraft(
	sql: Sql,
	{ id, version, subject }: Change,
	draft: unknown,
	by: DraftEditor,
	at: Date,
): Promise<boolean> {
	const now = at.toISOString();
	const saved = await sql`
		with saved as (update plan_drafts set draft = ${JSON.stringify(draft)}::text::jsonb, version = version + 1, updated_at = ${now},
				updated_by_person_id = ${by.personId}, updated_for_unit_id = ${by.unitId}
			where id = ${id} and version = ${version} and state = 'ready' and jurisdiction_id = any(${by.jurisdictionIds}) returning id),
		audited as (insert into audit_entries (at, person_id, unit_id, act, subject)
			select ${now}, ${by.personId}, ${by.unitId}, 'editDraft', 'draft ' || id || ': ' || ${subject}::text from saved)
		select id from saved`;
	return saved.length > 0;
}

/** Puts a draft away, or takes it back to where it was; audited in the same statement. False if there was nothing to do. */
export async function putAway(sql: Sql, id: number, isAway: boolean, by: DraftEditor, at: Date): Promise<boolean> {
	const now = at.toISOString();
	const state = isAway
		? sql`'discarded'`
		: sql`case when draft is not null then 'ready' when reason is not null then 'failed' else 'reading' end`;
	const done = await sql`
		with done as (update plan_drafts set state = ${state}, taken_at = null, version = version + 1, updated_at = ${now}, updated_by_person_id = ${by.personId},
				updated_for_unit_id = ${by.unitId}
			where id = ${id} and jurisdiction_id = any(${by.jurisdictionIds})
				and ${isAway ? sql`state in ('reading', 'ready', 'failed')` : sql`state = 'discarded'`} returning id),
		audited as (insert into audit_entries (at, person_id, unit_id, act, subject)
			select ${now}, ${by.personId}, ${by.unitId}, ${isAway ? "discardDraft" : "restoreDraft"}, 'draft ' || id from done)
		select id from done`;
	return done.length > 0;
}

/**
 * Says which plan a document amends, or (null) that it is a plan of its own; audited in the same statement. False if the draft is not to be
 * changed any more.
 */
export async function aimDraft(sql: Sql, id: number, amendsPlanId: number | null, by: DraftEditor, at: Date): Promise<boolean> {
	const now = at.toISOString();
	const aimed = await sql`
		with aimed as (update plan_drafts set amends_plan_id = ${amendsPlanId}, version = version + 1, updated_at = ${now},
				updated_by_person_id = ${by.personId}, updated_for_unit_id = ${by.unitId}
			where id = ${id} and state = 'ready' and jurisdiction_id = any(${by.jurisdictionIds}) returning id),
		audited as (insert into audit_entries (at, person_id, unit_id, act, subject)
			select ${now}, ${by.personId}, ${by.unitId}, 'aimDraft', 'draft ' || id || ': plan ' || coalesce(${amendsPlanId}::text, 'of its own') from aimed)
		select id from aimed`;
	return aimed.length > 0;
}

/** Notes that a draft has become a plan (or, with `amendmentId`, an amendment of one); audited in the same statement. Runs inside the transaction that loads the plan. */
export async function markImported(
	sql: Sql,
	id: number,
	{ planId, amendmentId = null }: { planId: number; amendmentId?: number | null },
	by: DraftEditor,
	at: Date,
): Promise<void> {
	const now = at.toISOString();
	await sql`
		with done as (update plan_drafts set state = 'imported', plan_id = ${planId}, amendment_id = ${amendmentId}, version = version + 1, updated_at = ${now},
				updated_by_person_id = ${by.personId}, updated_for_unit_id = ${by.unitId} where id = ${id} returning id)
		insert into audit_entries (at, person_id, unit_id, act, subject)
		select ${now}, ${by.personId}, ${by.unitId}, 'importDraft', 'draft ' || id || ': plan ' || ${planId}::text from done`;
}
