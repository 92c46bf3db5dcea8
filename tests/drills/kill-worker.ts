import { MAIL_LANES } from "#app/emails/mailer.ts";
import { sendTicks } from "#app/services/send-ticks.ts";
import { verifyHistory } from "#app/services/verify-history.ts";
import { cloneDatabase } from "#tests/support/database.ts";
import { Dice } from "#tests/support/random-events.ts";
import { orders, rungsTwice, ticks } from "#tests/support/ticks.ts";
import { until } from "#tests/support/until.ts";
import { atMost, type Drill, exactly } from "./drill.ts";
import { mailFigures, openMailing } from "./mailing.ts";

const MAILS = 20;
const DAY = 24 * 60;

/** The worker is killed between a mail and the next, a day apart, while dockets come due; and started again. What has come of it is what one undisturbed sweep makes. */
export const killWorker: Drill = async (serverUrl, rounds) => {
	const mailing = await openMailing(serverUrl);
	const { db, outbox } = mailing;
	const dice = new Dice(rounds);
	const undisturbed = await cloneDatabase(serverUrl, "loaded");
	try {
		for (let round = 0; round < rounds; round++) {
			await mailing.tell(MAILS);
			const worker = await mailing.startWorker();
			const enough = outbox.sink.taken.length + 1 + dice.below(MAILS);
			await until("mails go out", () => outbox.sink.taken.length >= enough);
			await worker.kill();
			outbox.wait(DAY);
		}
		await mailing.drain();
		await sendTicks(undisturbed.db, outbox.now());
		const same =
			JSON.stringify([await ticks(db), await orders(db)]) ===
			JSON.stringify([await ticks(undisturbed.db), await orders(undisturbed.db)]);
		return [
			...(await mailFigures(mailing, rounds * MAILS)),
			atMost("mails twice, under one Message-ID", mailing.repeated(), rounds * MAIL_LANES),
			exactly("rungs climbed twice", (await rungsTwice(db)).length),
			exactly("sweeps that came to something else", same ? 0 : 1),
			exactly("dockets still due", await mailing.due()),
			exactly("histories torn", (await verifyHistory(db)).broken === null ? 0 : 1),
			exactly("words of the workers", mailing.words().length),
		];
	} finally {
		await mailing.close();
		await undisturbed.drop();
	}
};
