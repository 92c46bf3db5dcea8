import type { Database } from "#db/client.server.ts";
import { addressNotices } from "#db/queries/deliveries/address-notices.ts";
import { type Claimed, claimDeliveries, listClaimed } from "#db/queries/deliveries/claim-deliveries.ts";
import { type Failed, markFailed, markSent, settleDeliveries } from "#db/queries/deliveries/settle-deliveries.ts";
import { nextTry } from "#workflows/deliveries.ts";
import { composeMail } from "../emails/compose-mail.ts";
import { errorLine, isRefused, isServerAway } from "../emails/failure.ts";
import { MAIL_LANES, type Mailer } from "../emails/mailer.ts";
import { type Ready, sortDelivery } from "./sort-delivery.ts";

const ADDRESS_BATCH = 1_000;
const CLAIM_BATCH = 50;
/** What hasn't gone out of a batch by then is put back, long before somebody else might take it for lost. */
const BATCH_MS = 60_000;

/** With what, and from where, mails go out; `domain` is that of their Message-IDs. */
export type Outgoing = { mailer: Mailer; origin: string; domain: string };
type Run = { db: Database; outgoing: Outgoing; clock: () => Date; stopping?: AbortSignal };

function failedWith(error: Error, { tries }: Claimed, now: Date): Failed {
	const line = errorLine(error);
	if (isRefused(error)) return { error: line, nextAt: null, why: "refused" };
	const nextAt = nextTry(tries + 1, now);
	return nextAt ? { error: line, nextAt } : { error: line, nextAt, why: "givenUp" };
}

/** Sends one mail and notes what came of it; gives whether the server is there. */
async function sendOne({ db, outgoing, clock }: Run, { delivery, carries }: Ready): Promise<boolean> {
	const { email, channel, ...letter } = delivery;
	const mail = composeMail({ ...letter, email: email ?? "", isDigest: channel === "digest" }, outgoing.origin, clock());
	try {
		await outgoing.mailer.send(mail);
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		await markFailed(db.sql, delivery.id, failedWith(error, delivery, clock()));
		return !isServerAway(error);
	}
	await markSent(db.sql, carries, clock());
	return true;
}

/** Sends what is ready, a few at a time; gives what was left undone because the server is away, the time is up or the worker stops. */
async function sendAll(run: Run, ready: Ready[]): Promise<Ready[]> {
	const until = Date.now() + BATCH_MS;
	const rest = [...ready];
	let isThere = true;
	const lane = async () => {
		while (isThere && !run.stopping?.aborted && Date.now() < until) {
			const next = rest.shift();
			if (!next) return;
			if (!(await sendOne(run, next))) isThere = false;
		}
	};
	await Promise.all(Array.from({ length: MAIL_LANES }, lane));
	return rest;
}

/** Takes what is due and deals with it; gives whether there may be more that can be dealt with now. */
async function sendBatch(run: Run): Promise<boolean> {
	const { db, outgoing, clock } = run;
	const now = clock();
	const ids = await claimDeliveries(db.sql, outgoing.domain, now, CLAIM_BATCH);
	if (ids.length === 0) return false;
	const sorted = (await listClaimed(db.sql, ids, now)).map((delivery) => sortDelivery(delivery, now));
	const settled = sorted.flatMap((s) => s.settled);
	if (settled.length > 0) await settleDeliveries(db.sql, settled, now);
	const left = await sendAll(
		run,
		sorted.flatMap((s) => s.ready ?? []),
	);
	const putBack = left.map(({ delivery }) => ({ id: delivery.id, as: "held" as const, until: now.toISOString() }));
	if (putBack.length > 0) await settleDeliveries(db.sql, putBack, now);
	return ids.length === CLAIM_BATCH && left.length === 0;
}

/**
 * Lets every notice that has come up go out to whoever holds its chair now, by their own wishes. May be cut short at any moment and be done
 * on any number of nodes: a mail that went out without being noted as sent goes out again with the same Message-ID; nothing else does.
 * While the mail server is away, what is due stays due.
 */
export async function sendDeliveries(db: Database, outgoing: Outgoing, clock: () => Date, stopping?: AbortSignal): Promise<void> {
	while (!stopping?.aborted && (await addressNotices(db.sql, clock(), ADDRESS_BATCH)) === ADDRESS_BATCH);
	while (!stopping?.aborted && (await sendBatch({ db, outgoing, clock, stopping })));
}
