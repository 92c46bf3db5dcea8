import type { Database } from "#db/client.server.ts";
import { listStepEntries } from "#db/queries/list-entries.ts";
import { type Outcome, type Sending, sendEvent } from "./send-event.ts";
import type { Sender } from "./sender.ts";

/** The portal had it already: nothing was done. */
export type Repeated = { ok: true; change: null };

const plain = (value: unknown): string => String(value).replaceAll("\r\n", "\n").trim();

/** What only adds to a step: of two who do it neither undoes what the other has done. */
const ADDS = new Set(["visit.find"]);

/** Whether a form says what an entry holds: every field that was filled in is there as it was. */
function isSaid(typed: unknown, held: unknown): boolean {
	if (Array.isArray(typed))
		return typed.length === 0 || plain([...typed].map(plain).sort()) === plain([held ?? []].flat().map(plain).sort());
	if (typeof typed === "object" && typed !== null)
		return Object.entries(typed).every(([key, value]) => isSaid(value, (held as Record<string, unknown> | null)?.[key]));
	return plain(typed ?? "") === "" || plain(typed) === plain(held ?? "");
}

/**
 * The one door for a form that may have waited for the line, and may be sent again because its answer was lost: what the step holds of this person already is
 * not done twice, and what they did to it themselves meanwhile makes the form no staler, nor, to a finding, what another of the team has found. Everything else
 * as `sendEvent` has it.
 */
export async function sendOnce(db: Database, sending: Sending, sender: Sender, now: Date): Promise<Outcome | Repeated> {
	const outcome = await sendEvent(db, sending, sender, now);
	if (outcome.ok || outcome.refusal.code !== "stale") return outcome;
	const since = await listStepEntries(db.sql, sending.taskId, sending.stepNo, sending.seen);
	const last = since.at(-1);
	const isOwn = ({ personId }: { personId: number | null }) => personId === sender.personId;
	const isHarmless = ({ event }: { event: string }) => ADDS.has(event) && ADDS.has(sending.type);
	if (!last || !since.every((entry) => isOwn(entry) || isHarmless(entry))) return outcome;
	if (since.some((entry) => isOwn(entry) && entry.event === sending.type && isSaid(sending.data, entry.data)))
		return { ok: true, change: null };
	return sendEvent(db, { ...sending, seen: last.seq }, sender, now);
}
