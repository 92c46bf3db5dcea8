import type { NoticeKind } from "#workflows/notices.ts";
import type { Sql } from "../client.server.ts";
import { type NoticeFacts, selectNoticeFacts } from "./notice-facts.ts";
import type { Hat } from "./sessions.ts";

/** The notices to whoever wears this hat, of one kind if given, the newest first, from before a key's moment. */
export const listNotices = (
	sql: Sql,
	hat: Hat,
	kind: NoticeKind | null,
	before: string | null,
	limit: number,
): Promise<NoticeFacts[]> => sql<NoticeFacts[]>`
	${selectNoticeFacts(sql)}
	where n.unit_id = ${hat.unitId} and n.position = ${hat.position} ${kind === null ? sql`` : sql`and n.kind = ${kind}`}
		${before === null ? sql`` : sql`and (n.at, n.key) < (select at, key from notices where key = ${before})`}
	order by n.at desc, n.key desc limit ${limit}`;

/** Marks a hat's unread notices as read: all, those of a kind, or the one with a key. */
export async function markRead(
	sql: Sql,
	hat: Hat,
	which: { kind?: NoticeKind; key?: string },
	personId: number,
	now: Date,
): Promise<void> {
	const { kind, key } = which;
	await sql`update notices set read_at = ${now.toISOString()}, read_by_person_id = ${personId}
		where unit_id = ${hat.unitId} and position = ${hat.position} and read_at is null
			${kind ? sql`and kind = ${kind}` : sql``} ${key ? sql`and key = ${key}` : sql``}`;
}
