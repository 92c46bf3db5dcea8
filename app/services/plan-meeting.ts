import { type Database, transaction } from "#db/client.server.ts";
import { lockBody } from "#db/queries/bodies.ts";
import { countMeetings, findPreparing } from "#db/queries/meetings.ts";
import { listUpcoming } from "#db/queries/upcoming.ts";
import { meetingTitle } from "../messages/papers/meeting.ts";
import { type Opened, openMatterWithin } from "./open-matter.ts";
import type { Sender } from "./sender.ts";

/**
 * Plans the next meeting of a body, with all on its agenda that stands ready; for the plan's secretariat. While one is being prepared there is no
 * other: whoever plans twice gets the same.
 */
export const planMeeting = (db: Database, bodyId: number, sender: Sender, now: Date): Promise<Opened> =>
	transaction(db, async (tx) => {
		const body = await lockBody(tx.sql, bodyId, sender.jurisdictionIds);
		if (!body) return { ok: false, code: "notFound" };
		if (body.secretariatUnitId !== sender.unitId) return { ok: false, code: "notYours" };
		const preparing = await findPreparing(tx.sql, body);
		if (preparing !== null) return { ok: true, taskId: preparing };
		const nth = (await countMeetings(tx.sql, body)) + 1;
		const { proposals } = await listUpcoming(tx.sql, bodyId, null);
		const { planId, kind, name, chairUnitId, members } = body;
		const input = { bodyId, bodyKind: kind, bodyName: name, nth, chairUnitId, members, proposals };
		const matter = { planId, kind: "meeting" as const, clause: "", title: meetingTitle(name, nth), gist: "" };
		return openMatterWithin(tx, { ...matter, unitId: body.secretariatUnitId, input }, sender, now);
	});
