import { openPusher } from "#app/hooks/push.ts";
import { sendPushes } from "#app/services/send-pushes.ts";
import { setHook } from "#app/services/set-hook.ts";
import type { Database } from "#db/client.server.ts";
import { cloneDatabase } from "#tests/support/database.ts";
import { openOutbox } from "#tests/support/outbox.ts";
import { openReceiver } from "#tests/support/receiver.ts";
import { hoursLater } from "#tests/support/scene.ts";
import type { Found, Knife } from "./knife.ts";

const NOTICES = 3;
/** By then whatever a dead worker had taken is free again. */
const LEASE_MINUTES = 4;

/** A town's own system, three notices for it, and what pushes them. */
async function openScene(serverUrl: string) {
	const { db, url, drop } = await cloneDatabase(serverUrl, "loaded");
	const outbox = await openOutbox(db, hoursLater(1));
	const system = await openReceiver();
	const [town] = await db.sql<{ unitId: number; personId: number }[]>`
		select o.unit_id as "unitId", p.id as "personId" from people p join positions o on o.person_id = p.id where p.login = 'qp-town-head'`;
	if (!town) throw new Error("nobody heads the town");
	const form = { kind: "webhook", name: "督办系统", address: `${system.origin}/hook`, secret: "", pushed: ["todo"] };
	await setHook(db, town.unitId, form, { personId: town.personId, language: "zh" }, outbox.now(), [system.host]);
	for (let seq = 1; seq <= NOTICES; seq++) {
		const key = await outbox.tell(town.unitId, "todo");
		// What several chairs are told of one entry is one push.
		await db.sql`update notices set seq = ${seq} where key = ${key}`;
	}
	await outbox.send();
	const pushing = { pusher: openPusher([system.host]), origin: outbox.outgoing.origin };

	async function close() {
		await outbox.close();
		await system.close();
		await drop();
	}
	return { db, url, outbox, act: (cutDb: Database) => sendPushes(cutDb, pushing, outbox.now), received: system.received, close };
}

/** Cuts the way of three pushes short so many times: afterwards each must go out, under one id, however far it had come. */
export async function tearPushes(serverUrl: string, knife: Knife, cuts: number, found: Found): Promise<void> {
	let pieces = 0;
	for (let i = 0; i <= cuts; i++) {
		const { db, url, outbox, act, received, close } = await openScene(serverUrl);
		if (i === 0) pieces = await knife.count(url, act);
		else {
			const at = Math.floor(((i - 1) * pieces) / cuts);
			const what = `push after ${at} of ${pieces} pieces`;
			await knife.cut(url, at, what, act, found);
			outbox.wait(LEASE_MINUTES);
			await act(db);
			const [row] = await db.sql`select count(*)::int as sent from deliveries where hook_id is not null and state = 'sent'`;
			const ids = new Set(received.map(({ headers }) => headers["webhook-id"])).size;
			if (row?.sent !== NOTICES || ids !== NOTICES) found.torn.push(`${what}: ${row?.sent} sent, ${ids} taken`);
		}
		await close();
	}
}
