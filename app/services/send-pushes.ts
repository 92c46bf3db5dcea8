import type { Database } from "#db/client.server.ts";
import { type ClaimedPushes, claimPushes, listClaimedPushes, type PushedNotice } from "#db/queries/deliveries/claim-pushes.ts";
import { type Failed, markFailed, markSent, settleDeliveries } from "#db/queries/deliveries/settle-deliveries.ts";
import { restHook } from "#db/queries/hooks.ts";
import { nextTry } from "#workflows/deliveries.ts";
import { AWAY_S, SHUT_OFF_S } from "#workflows/hooks.ts";
import { errorLine } from "../emails/failure.ts";
import { composeText } from "../hooks/compose-text.ts";
import { HookFailure } from "../hooks/failure.ts";
import { noticeValue } from "../hooks/notice-value.ts";
import type { Pusher } from "../hooks/push.ts";
import { isRobot, maxBytesOf, readRobotAnswer, robotPush } from "../hooks/robots.ts";
import { unsealed } from "../hooks/seal.ts";
import { webhookPush } from "../hooks/webhook.ts";

/** How many hooks are told something at once. */
const LANES = 10;
/** What hasn't gone out of a batch by then is put back, long before somebody else might take it for lost. */
const BATCH_MS = 60_000;

/** With what pushes go out, and where their links lead. */
export type Pushing = { pusher: Pusher; origin: string };
type Run = { db: Database; pushing: Pushing; clock: () => Date; stopping?: AbortSignal };
/** One message to a hook: what it carries, and how it is sent. */
type Message = { notices: PushedNotice[]; send: () => Promise<void> };

/** Vendors and receivers check the time of a signature: they know the machine's, not the portal's, which may be shifted. */
const machineTime = () => new Date();

function messagesOf(claimed: ClaimedPushes, { pushing: { pusher, origin }, clock }: Run): Message[] {
	const { kind, notices, language } = claimed;
	if (isRobot(kind)) {
		const { text, told } = composeText(claimed, maxBytesOf(kind), origin, clock());
		const send = async () => readRobotAnswer(kind, await pusher(robotPush(kind, unsealed(claimed), text, machineTime())));
		return [{ notices: notices.slice(0, told), send }];
	}
	return notices.map((notice) => {
		const value = noticeValue(notice, language, origin);
		return {
			notices: [notice],
			send: async () => void (await pusher(webhookPush(unsealed(claimed), notice.messageId, value, machineTime()))),
		};
	});
}

function failedWith(error: Error, tries: number, now: Date): Failed {
	const line = errorLine(error);
	const nextAt = nextTry(tries + 1, now);
	return nextAt ? { error: line, nextAt } : { error: line, nextAt, why: "givenUp" };
}

/** What came of a message: whether its notices are dealt with, and for how long the hook is to be left alone. */
type Outcome = { isNoted: boolean; restS: number };

/** Sends one message and notes what came of it. A hook that isn't there would not take the next one either. */
async function sendMessage({ db, clock }: Run, { notices, send }: Message): Promise<Outcome> {
	try {
		await send();
	} catch (error) {
		if (!(error instanceof HookFailure)) throw error;
		if (error.trouble === "tooFast") return { isNoted: false, restS: SHUT_OFF_S };
		for (const { deliveryId, tries } of notices) await markFailed(db.sql, deliveryId, failedWith(error, tries, clock()));
		return { isNoted: true, restS: error.trouble === "refused" ? 0 : AWAY_S };
	}
	const ids = notices.map((n) => n.deliveryId);
	await markSent(db.sql, ids, clock());
	return { isNoted: true, restS: 0 };
}

/** Tells one hook what was claimed for it; what it can't be told now is put back. */
async function tellHook(run: Run, claimed: ClaimedPushes, until: number): Promise<void> {
	const { db, clock } = run;
	const left = new Set(claimed.notices.map((n) => n.deliveryId));
	for (const message of messagesOf(claimed, run)) {
		if (run.stopping?.aborted || Date.now() > until) break;
		const { isNoted, restS } = await sendMessage(run, message);
		if (isNoted) for (const { deliveryId } of message.notices) left.delete(deliveryId);
		if (restS === 0) continue;
		await restHook(db.sql, claimed.hookId, new Date(clock().getTime() + restS * 1000));
		break;
	}
	const now = clock();
	const putBack = [...left].map((id) => ({ id, as: "held" as const, until: now.toISOString() }));
	if (putBack.length > 0) await settleDeliveries(db.sql, putBack, now);
}

/**
 * Lets every notice that has come up be pushed to the hooks of its unit: to the robot of a group several in one message, to a system each by
 * itself. May be cut short at any moment and be done on any number of nodes; a push that arrived without being noted as sent is made again,
 * with the same id. A hook that fails is tried again after growing pauses, like mail; one that says it is told too much is left alone.
 */
export async function sendPushes(db: Database, pushing: Pushing, clock: () => Date, stopping?: AbortSignal): Promise<void> {
	const run: Run = { db, pushing, clock, stopping };
	while (!stopping?.aborted) {
		const ids = await claimPushes(db.sql, clock(), LANES);
		if (ids.length === 0) return;
		const until = Date.now() + BATCH_MS;
		await Promise.all((await listClaimedPushes(db.sql, ids, clock())).map((claimed) => tellHook(run, claimed, until)));
	}
}
