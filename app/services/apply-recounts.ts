import type { Database } from "#db/client.server.ts";
import { sendEvent } from "./send-event.ts";
import type { Sender } from "./sender.ts";

/** One line of the proposal as it was shown: which step, as it stood, to which date. */
export type ChosenRecount = { taskId: number; stepNo: number; seen: number; dueOn: string };
export type Applied = { moved: number; stale: number };

const AT_ONCE = 4;

/**
 * Moves the deadlines that a person has ticked, each through the one door: to the date that was shown, or, if the step or the calendar has moved
 * since, not at all (`stale`). To apply a line twice moves it once. Cut short, what was moved stays moved and the rest is proposed again.
 */
export async function applyRecounts(db: Database, chosen: ChosenRecount[], sender: Sender, now: Date): Promise<Applied> {
	const applied: Applied = { moved: 0, stale: 0 };
	const waiting = [...chosen];
	const work = async (): Promise<void> => {
		for (let next = waiting.shift(); next; next = waiting.shift()) {
			const { dueOn, ...place } = next;
			const outcome = await sendEvent(db, { ...place, type: "deadline.recount", data: { dueOn } }, sender, now);
			applied[outcome.ok ? "moved" : "stale"]++;
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
	return applied;
}
