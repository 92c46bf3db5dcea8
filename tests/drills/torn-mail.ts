import { type Outgoing, sendDeliveries } from "#app/services/send-deliveries.ts";
import { cloneDatabase } from "#tests/support/database.ts";
import { openOutbox } from "#tests/support/outbox.ts";
import { hoursLater } from "#tests/support/scene.ts";
import type { Found, Knife } from "./knife.ts";

const MAILS = 3;
/** By then whatever a dead worker had taken is free again. */
const LEASE_MINUTES = 4;

/** Cuts the way of three mails short so many times: afterwards each must go out, under one Message-ID, however far it had come. */
export async function tearMail(serverUrl: string, knife: Knife, cuts: number, found: Found): Promise<void> {
	let pieces = 0;
	for (let i = 0; i <= cuts; i++) {
		const { db, url, drop } = await cloneDatabase(serverUrl, "loaded");
		const outbox = await openOutbox(db, hoursLater(1));
		const [unit] = await db.sql<{ id: number }[]>`
			select o.unit_id as id from positions o join people p on p.id = o.person_id where p.login = 'qp-town' order by o.id limit 1`;
		for (let n = 0; n < MAILS; n++) await outbox.tell(unit?.id ?? 0, "todo");
		const { outgoing, now }: { outgoing: Outgoing; now: () => Date } = outbox;
		const act = (cutDb: typeof db) => sendDeliveries(cutDb, outgoing, now);
		if (i === 0) pieces = await knife.count(url, act);
		else {
			const at = Math.floor(((i - 1) * pieces) / cuts);
			await knife.cut(url, at, `deliver after ${at} of ${pieces} pieces`, act, found);
			outbox.wait(LEASE_MINUTES);
			await outbox.send();
			const sent = (await outbox.standings()).filter(({ state }) => state === "sent").length;
			const ids = new Set(outbox.sink.taken.map(({ messageId }) => messageId)).size;
			if (sent !== MAILS || ids !== MAILS) found.torn.push(`deliver after ${at} of ${pieces} pieces: ${sent} sent, ${ids} taken`);
		}
		await outbox.close();
		await drop();
	}
}
