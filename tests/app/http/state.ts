import { expect } from "vitest";
import type { Database } from "#db/client.server.ts";
import type { Portal } from "#tests/support/server.ts";

/**
 * One hash over everything that a request could have changed: dockets with their history, notices, files, people and their language and
 * password, sessions but for when they were last seen, decisions, what plans say of their tasks. Tries to sign in and audit entries are left out: those note what failed too.
 */
export async function fingerprint({ sql }: Database): Promise<string> {
	const [row] = await sql<{ hash: string }[]>`
		select md5(concat(
			(select string_agg(md5(d::text), '' order by d.task_id) from dockets d),
			(select string_agg(md5(s::text), '' order by s.task_id, s.no) from steps s),
			(select string_agg(md5(e::text), '' order by e.task_id, e.seq) from entries e),
			(select string_agg(md5(n::text), '' order by n.key) from notices n),
			(select string_agg(md5(concat(f.id, f.name, f.sha256)), '' order by f.id) from files f),
			(select string_agg(md5(p::text), '' order by p.id) from people p),
			(select string_agg(md5(o::text), '' order by o.id) from positions o),
			(select string_agg(concat(s.id, s.person_id, s.position_id, s.ended_at), '' order by s.id) from sessions s),
			(select string_agg(md5(x::text), '' order by x.id) from discrepancies x),
			(select string_agg(md5(t::text), '' order by t.id) from tasks t),
			(select string_agg(concat(a.id, a.plan_id, a.no), '' order by a.id) from plan_amendments a),
			(select string_agg(md5(concat(g.id, g.state, g.version, g.draft)), '' order by g.id) from plan_drafts g))) as hash`;
	return row?.hash ?? "";
}

/** How many entries the history holds, of an event if one is given. */
export async function entryCount({ sql }: Database, event?: string): Promise<number> {
	const [row] = await sql<{ n: number }[]>`
		select count(*)::int as n from entries ${event === undefined ? sql`` : sql`where event = ${event}`}`;
	return row?.n ?? 0;
}

/** How many files are kept. */
export async function fileCount({ sql }: Database): Promise<number> {
	const [row] = await sql<{ n: number }[]>`select count(*)::int as n from files`;
	return row?.n ?? 0;
}

/** Runs something that must leave everything as it was, and the process alive and without a word. */
export async function withoutTrace<T>(portal: Portal, work: () => Promise<T>): Promise<T> {
	const before = await fingerprint(portal.db);
	const result = await work();
	expect(await fingerprint(portal.db)).toBe(before);
	expect((await portal.nobody().get("/healthz")).status).toBe(200);
	expect(portal.words()).toBe("");
	return result;
}
