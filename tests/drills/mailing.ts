import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cloneDatabase } from "#tests/support/database.ts";
import { openOutbox } from "#tests/support/outbox.ts";
import { type Started, startProcess } from "#tests/support/process.ts";
import { hoursLater } from "#tests/support/scene.ts";
import { until } from "#tests/support/until.ts";
import { atLeast, exactly, type Figure } from "./drill.ts";

/** The built-in plans with a worker that sends their mail to a real server, from ten in the morning of a Thursday on. */
export async function openMailing(serverUrl: string) {
	const { db, url, drop } = await cloneDatabase(serverUrl, "loaded");
	const outbox = await openOutbox(db, hoursLater(1));
	const dir = mkdtempSync(join(tmpdir(), "liandu-drill-"));
	const workers: Started<string>[] = [];
	const offices = await db.sql<{ unitId: number }[]>`
		select distinct o.unit_id as "unitId" from positions o join people p on p.id = o.person_id where o.position = 'officer' and p.email is not null order by 1`;

	/** What is on its way and will go out by itself. */
	const open = async (): Promise<number> => {
		const [row] = await db.sql<{ n: number }[]>`
			select (select count(*) from deliveries where next_at is not null and channel = 'mail' and state in ('sending', 'failed', 'pending'))::int
				+ (select count(*) from notices n where deliver_at is not null
					and exists (select from positions o where o.unit_id = n.unit_id and o.position = n.position))::int as n`;
		return row?.n ?? 0;
	};

	/** How many dockets the clock has something to tell by the moment to which `outbox.wait` has moved it. */
	const due = async (): Promise<number> =>
		(await db.sql`select from dockets where next_action_at <= ${outbox.now().toISOString()}`).length;

	/** Starts the worker with the portal's clock at the moment to which `outbox.wait` has moved it. */
	async function startWorker(): Promise<Started<string>> {
		const env = {
			LIANDU_NOW: outbox.now().toISOString(),
			SMTP_URL: outbox.sink.url,
			LIANDU_ORIGIN: "https://liandu.example.test",
		};
		const worker = await startProcess<string>("worker", url, { LIANDU_DATA: dir, ...env });
		workers.push(worker);
		return worker;
	}

	return {
		db,
		outbox,
		startWorker,
		/** Tells officers of so many things to do. */
		async tell(n: number): Promise<void> {
			for (let i = 0; i < n; i++) await outbox.tell(offices[i % offices.length]?.unitId ?? 0, "todo");
		},
		due,
		/** Lets a worker sweep and send all that is left, once whatever a dead one had taken is free again. */
		async drain(): Promise<void> {
			outbox.wait(4);
			const worker = await startWorker();
			await until("everything is swept and sent", async () => (await due()) === 0 && (await open()) === 0);
			await worker.stop();
		},
		/** How many mails the server has taken more than once. */
		repeated: (): number => outbox.sink.taken.length - new Set(outbox.sink.taken.map(({ messageId }) => messageId)).size,
		/** What the workers said that nobody expected. */
		words: (): string => workers.map((worker) => worker.words()).join(""),
		async close(): Promise<void> {
			for (const worker of workers) await worker.kill();
			await outbox.close();
			await drop();
			rmSync(dir, { recursive: true, force: true });
		},
	};
}
export type Mailing = Awaited<ReturnType<typeof openMailing>>;

/** What has become of the mail: every notice in its inbox and every delivery at the server, under one Message-ID, and none besides. */
export async function mailFigures({ db, outbox }: Pick<Mailing, "db" | "outbox">, told: number): Promise<Figure[]> {
	const [row] = await db.sql<{ inbox: number; sent: string[]; noted: number; waiting: number }[]>`
		select (select count(*) from notices where key like 'test/%')::int as inbox,
			(select count(*) from deliveries where state = 'sent' and inside_id is null and person_id is not null)::int as noted,
			(select coalesce(json_agg(message_id), '[]') from deliveries where state = 'sent' and inside_id is null and person_id is not null) as sent,
			(select count(*) from deliveries where state in ('sending', 'failed'))::int as waiting`;
	const { inbox, sent, noted, waiting } = row ?? { inbox: 0, sent: [], noted: 0, waiting: 0 };
	const taken = new Set(outbox.sink.taken.map(({ messageId }) => messageId));
	const known = new Set(sent);
	return [
		exactly("notices in inboxes", inbox, told),
		atLeast("mails sent", noted, told),
		exactly("mails noted as sent and missing at the server", sent.filter((id) => !taken.has(id)).length),
		exactly("mails at the server that nobody sent", [...taken].filter((id) => !known.has(id)).length),
		exactly("mails still on their way", waiting),
	];
}
