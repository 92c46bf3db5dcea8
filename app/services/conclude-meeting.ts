import type { Transaction } from "#db/client.server.ts";
import { findMeeting } from "#db/queries/meetings.ts";
import type { Docket } from "#workflows/docket.ts";
import { type Change, openResolution } from "#workflows/engine.ts";
import type { Resolution } from "#workflows/meeting/agenda.ts";
import { meetingIn } from "#workflows/meeting/context.ts";
import { assignedBy, resolutionTitle } from "../messages/papers/meeting.ts";
import { openWithin } from "./open-matter.ts";
import { outdatingOf } from "./outdate-letters.ts";
import { RefusedWithin, sendWithin } from "./send-within.ts";
import type { Sender } from "./sender.ts";

type Kept = { planId: number; title: string; nth: number };
type Of<K extends Resolution["kind"]> = Extract<Resolution, { kind: K }>;

/** A docket for what is to be done by units until a date: issued with the minutes, and followed like a task. */
async function track(tx: Transaction, meeting: Docket, kept: Kept, resolution: Of<"track">, sender: Sender, now: Date) {
	const { no, words, item, leadUnitId, cooperateUnitIds, dueOn } = resolution;
	const { bodyId } = meetingIn(meeting);
	const by = { meetingId: meeting.id, bodyId, resolution: no, item, dueOn };
	const parts = [
		{ unitId: leadUnitId, role: "lead" as const },
		...cooperateUnitIds.map((unitId) => ({ unitId, role: "cooperate" as const })),
	];
	const matter = {
		planId: kept.planId,
		kind: "resolution" as const,
		clause: `${kept.nth}-${no}`,
		title: resolutionTitle(words),
		gist: words,
	};
	await openWithin(tx, matter, (docket) => openResolution(docket, parts, by, sender, now), { sender, now, mayOpen: () => true });
}

/** Gives a task to units as the meeting resolved, through the one door: its history says so. A task that has moved on meanwhile can't be given. */
async function assign(tx: Transaction, meeting: Docket, { title }: Kept, resolution: Of<"assign">, sender: Sender, now: Date) {
	const { taskId, role, unitIds, forGroupId, words, no } = resolution;
	const data = { role, unitIds, ...(forGroupId ? { forGroupId } : {}), reason: assignedBy(title, no, words) };
	const through = { ...sender, through: { meetingId: meeting.id } };
	try {
		return await sendWithin(tx, [{ taskId, machine: "deployment", type: "task.assign", data }], through, now);
	} catch (error) {
		if (!(error instanceof RefusedWithin)) throw error;
		throw new RefusedWithin(error.message, { code: "obstructed", obstacles: [{ code: "assignedMeanwhile", unitIds }] });
	}
}

/** What issuing the minutes of a meeting sets off: every resolution in a docket of its own, every assignment done. Within the caller's transaction. */
export async function concludeMeeting(tx: Transaction, meeting: Docket, sender: Sender, now: Date): Promise<void> {
	const kept = await findMeeting(tx.sql, meeting.id);
	if (!kept) throw new Error(`there is no meeting ${meeting.id}`);
	const assigned: Change[] = [];
	for (const resolution of meetingIn(meeting).resolutions)
		if (resolution.kind === "track") await track(tx, meeting, kept, resolution, sender, now);
		else assigned.push(...(await assign(tx, meeting, kept, resolution, sender, now)));
	// Letters come last: whoever keeps them waits for no task.
	for (const change of assigned) await outdatingOf(change)?.(tx, now);
}
