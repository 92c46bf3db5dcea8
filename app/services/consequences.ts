import type { Transaction } from "#db/client.server.ts";
import type { Change } from "#workflows/engine.ts";
import type { ResolvedBy } from "#workflows/meeting/agenda.ts";
import { concludeMeeting } from "./conclude-meeting.ts";
import { outdatingOf } from "./outdate-letters.ts";
import { tellWithin } from "./send-within.ts";
import type { Sender } from "./sender.ts";

/** What an event sets off in other dockets, in the transaction that saves it. Throws `RefusedWithin` if it can't be: then the event isn't saved either. */
export type Consequence = (tx: Transaction, sender: Sender, now: Date) => Promise<void>;

const DONE = new Set(["closed", "cancelled"]);

/** A resolution that is done or open again tells its meeting. */
function toMeeting({ docket, moves }: Change): Consequence | null {
	const whole = docket.steps[0];
	const { resolvedBy } = (whole?.context ?? {}) as { resolvedBy?: ResolvedBy };
	const own = moves.filter((move) => move.stepNo === whole?.no && move.from !== null);
	const wasDone = DONE.has(own[0]?.from?.state ?? "");
	const isDone = DONE.has(whole?.state ?? "");
	if (!resolvedBy || own.length === 0 || wasDone === isDone) return null;
	const type = isDone ? "resolution.settled" : "resolution.reopened";
	const data = { resolution: resolvedBy.resolution };
	return (tx, _sender, now) => tellWithin(tx, { taskId: resolvedBy.meetingId, type, data }, now);
}

/** What a change sets off in other dockets; null for nearly all. */
export function consequenceOf(change: Change): Consequence | null {
	if (change.moves[0]?.event === "minutes.issue") return (tx, sender, now) => concludeMeeting(tx, change.docket, sender, now);
	const outdating = outdatingOf(change);
	const settling = toMeeting(change);
	if (!outdating) return settling;
	return async (tx, sender, now) => {
		await settling?.(tx, sender, now);
		await outdating(tx, now);
	};
}
