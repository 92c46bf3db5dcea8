import { sendTicks } from "#app/services/send-ticks.ts";
import { verifyHistory } from "#app/services/verify-history.ts";
import { cloneDatabase } from "#tests/support/database.ts";
import { orders, rungsTwice, ticks } from "#tests/support/ticks.ts";
import { until } from "#tests/support/until.ts";
import { atLeast, type Drill, exactly } from "./drill.ts";
import { mailFigures, openMailing } from "./mailing.ts";

/** Two months later: long enough for many rungs. */
const LATER = 60 * 24 * 60;

/** Two workers start at once, with dockets due and so many mails to send, and share the work. */
export const twoWorkers: Drill = async (serverUrl, mails) => {
	const mailing = await openMailing(serverUrl);
	const { db, outbox } = mailing;
	const alone = await cloneDatabase(serverUrl, "loaded");
	try {
		const moment = outbox.wait(LATER);
		await mailing.tell(mails);
		await sendTicks(alone.db, moment);
		const workers = await Promise.all([mailing.startWorker(), mailing.startWorker()]);
		await until("nothing is due", async () => (await mailing.due()) === 0);
		await Promise.all(workers.map((worker) => worker.stop()));
		await mailing.drain();
		const made = await ticks(db);
		const same = JSON.stringify([made, await orders(db)]) === JSON.stringify([await ticks(alone.db), await orders(alone.db)]);
		return [
			atLeast("moves of the clock", made.length, 100),
			exactly("sweeps that came to something else than one alone", same ? 0 : 1),
			exactly("rungs climbed twice", (await rungsTwice(db)).length),
			exactly("dockets still due", await mailing.due()),
			...(await mailFigures(mailing, mails)),
			exactly("mails twice", mailing.repeated()),
			exactly("histories torn", (await verifyHistory(db)).broken === null ? 0 : 1),
			exactly("words of the workers", mailing.words().length),
		];
	} finally {
		await mailing.close();
		await alone.drop();
	}
};
