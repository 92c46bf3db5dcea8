import type { Sql } from "../client.server.ts";

/** A draft that a worker has taken to read. `tries` counts how often one has: whoever tells of it later is another. */
export type TakenDraft = { id: number; jurisdictionId: number; fileName: string; content: Buffer; tries: number };

/**
 * Takes the oldest draft that waits to be read, or whose worker hasn't been heard of for `lostMs`; null if there is none. Two workers never take
 * the same. Who is alive is asked of PostgreSQL's clock: the portal's may be shifted, and starts anew with every process.
 */
export async function takeDraft(sql: Sql, lostMs: number): Promise<TakenDraft | null> {
	const [row] = await sql<TakenDraft[]>`
		update plan_drafts set taken_at = now(), tries = tries + 1, step = 'opening', done = 0
		where id = (select id from plan_drafts where state = 'reading' and (taken_at is null or taken_at < now() - make_interval(secs => ${lostMs / 1000}))
			order by id for update skip locked limit 1)
		returning id, jurisdiction_id as "jurisdictionId", file_name as "fileName", content, tries`;
	return row ?? null;
}

/** Says that whoever has taken a draft is alive; nothing happens if another worker has it by now. */
export async function stillReading(sql: Sql, { id, tries }: TakenDraft): Promise<void> {
	await sql`update plan_drafts set taken_at = now() where id = ${id} and tries = ${tries} and state = 'reading'`;
}

/** Says how far the reading of a draft has come, for whoever waits; nothing happens if another worker has it by now. */
export async function tellProgress(sql: Sql, { id, tries }: TakenDraft, step: string, done: number): Promise<void> {
	await sql`update plan_drafts set step = ${step}, done = ${done}, taken_at = now() where id = ${id} and tries = ${tries} and state = 'reading'`;
}

/** Keeps what was read: from now on people can check it. False if another worker has the draft by now, or it was put away. */
export async function keepRead(sql: Sql, { id, tries }: TakenDraft, draft: unknown, pieces: unknown): Promise<boolean> {
	const kept =
		await sql`update plan_drafts set state = 'ready', done = 1, step = 'done', draft = ${JSON.stringify(draft)}::text::jsonb,
		pieces = ${JSON.stringify(pieces)}::text::jsonb, version = version + 1 where id = ${id} and tries = ${tries} and state = 'reading' returning id`;
	return kept.length > 0;
}

/** Keeps where a filled-in template isn't right, and its marked copy. */
export async function keepMisfilled(sql: Sql, { id, tries }: TakenDraft, faults: unknown, marked: Uint8Array): Promise<void> {
	await sql`update plan_drafts set state = 'failed', reason = 'misfilled', faults = ${JSON.stringify(faults)}::text::jsonb,
		marked = ${Buffer.from(marked)}, version = version + 1 where id = ${id} and tries = ${tries} and state = 'reading'`;
}

/** Keeps why a draft can't be read. */
export async function keepUnreadable(sql: Sql, { id, tries }: TakenDraft, reason: string): Promise<void> {
	await sql`update plan_drafts set state = 'failed', reason = ${reason}, version = version + 1
		where id = ${id} and tries = ${tries} and state = 'reading'`;
}

/** Lets a draft wait to be read again at once: whoever was reading it can't go on. Nothing happens if another worker has it by now. */
export async function giveBack(sql: Sql, { id, tries }: TakenDraft): Promise<void> {
	await sql`update plan_drafts set taken_at = null, step = 'waiting', done = 0 where id = ${id} and tries = ${tries} and state = 'reading'`;
}
