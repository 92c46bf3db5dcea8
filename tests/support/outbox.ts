import { randomUUID } from "node:crypto";
import { openMailer } from "#app/emails/mailer.ts";
import { type Outgoing, sendDeliveries } from "#app/services/send-deliveries.ts";
import type { Database } from "#db/client.server.ts";
import type { Position } from "#workflows/names.ts";
import type { NoticeKind } from "#workflows/notices.ts";
import { openSink, type Sink } from "./smtp-sink.ts";

/** What has become of a delivery. */
export type Standing = {
	key: string;
	channel: string;
	state: string;
	why: string | null;
	tries: number;
	nextAt: string | null;
	login: string;
};

/** A database's outgoing mail, with a real mail server that it goes to, and a clock that a test moves. */
export async function openOutbox(db: Database, start: Date) {
	const sink: Sink = await openSink();
	const outgoing: Outgoing = {
		mailer: openMailer(sink.url),
		origin: "https://liandu.example.test",
		domain: "liandu.example.test",
	};
	let now = start;
	await db.sql`update notices set deliver_at = null`;

	/** Tells whoever holds a position in a unit of something: a notice of a real entry of 青浦's plan. Gives its key. */
	async function tell(unitId: number, kind: NoticeKind, position: Position = "officer"): Promise<string> {
		const key = `test/${randomUUID()}`;
		await db.sql`
			insert into notices (key, task_id, seq, unit_id, position, kind, at, deliver_at)
			select ${key}, e.task_id, e.seq, ${unitId}, ${position}, ${kind}, ${now.toISOString()}, ${now.toISOString()}
			from entries e join tasks t on t.id = e.task_id join plans p on p.id = t.plan_id where p.seed = '000' order by e.task_id, e.seq limit 1`;
		return key;
	}

	const standings = (): Promise<Standing[]> => db.sql<Standing[]>`
		select d.key, d.channel, d.state, d.why, d.tries, d.next_at as "nextAt", p.login from deliveries d join people p on p.id = d.person_id order by d.id`;

	return {
		sink,
		outgoing,
		tell,
		standings,
		/** How one notice stands with each person it went to. */
		of: async (key: string) => (await standings()).filter((s) => s.key.startsWith(`${key}/`)),
		now: () => now,
		/** Moves the clock on; gives where it stands. */
		wait: (minutes: number) => {
			now = new Date(now.getTime() + minutes * 60_000);
			return now;
		},
		send: () => sendDeliveries(db, outgoing, () => now),
		close: async () => {
			outgoing.mailer.close();
			await sink.close();
		},
	};
}
export type Outbox = Awaited<ReturnType<typeof openOutbox>>;
