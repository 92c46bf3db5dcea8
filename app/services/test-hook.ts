import { randomUUID } from "node:crypto";
import type { Database } from "#db/client.server.ts";
import { takeTestTurn } from "#db/queries/hooks.ts";
import { MESSAGE_GAP_S } from "#workflows/hooks.ts";
import { HookFailure, type HookTrouble } from "../hooks/failure.ts";
import type { Pusher } from "../hooks/push.ts";
import { isRobot, readRobotAnswer, robotPush } from "../hooks/robots.ts";
import { unsealed } from "../hooks/seal.ts";
import { webhookPush } from "../hooks/webhook.ts";
import { messagesFor } from "../messages/index.ts";

/** What came of a test: it arrived, it is too soon after another message, or why it didn't arrive and what the other side said. */
export type Tested = { came: "arrived" } | { came: "tooSoon" } | { came: "failed"; trouble: HookTrouble; said: string };

/** Pushes a sentence to a unit's hook at once, and gives what came of it. Leaves an audit entry. Nothing of any task is in it. */
export async function testHook(
	db: Database,
	pusher: Pusher,
	{ unitId, hookId, personId }: { unitId: number; hookId: number; personId: number },
	now: Date,
): Promise<Tested> {
	const stored = await takeTestTurn(db.sql, { unitId, hookId, gapS: MESSAGE_GAP_S }, personId, now);
	if (!stored) return { came: "tooSoon" };
	const { kind } = stored;
	const text = messagesFor(stored.language).hooks.test(stored.unitName);
	// The time that the other side checks is the machine's.
	const at = new Date();
	try {
		const target = unsealed(stored);
		if (isRobot(kind)) readRobotAnswer(kind, await pusher(robotPush(kind, target, text, at)));
		else
			await pusher(webhookPush(target, `msg_${randomUUID()}`, { type: "test", timestamp: at.toISOString(), data: { text } }, at));
		return { came: "arrived" };
	} catch (error) {
		if (!(error instanceof HookFailure)) throw error;
		return { came: "failed", trouble: error.trouble, said: error.said };
	}
}
