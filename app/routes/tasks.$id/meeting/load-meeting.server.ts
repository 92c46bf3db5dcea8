import type { Sql } from "#db/client.server.ts";
import type { StoredDocket } from "#db/queries/get-docket.ts";
import { findMeeting, listResolutions, type ResolutionRow } from "#db/queries/meetings.ts";
import { onAgenda, type Proposal, type ResolvedBy } from "#workflows/meeting/agenda.ts";
import { meetingIn } from "#workflows/meeting/context.ts";

/** What a meeting's page shows besides its docket. */
export type MeetingFacts = {
	/** Earlier resolutions on its agenda, and its own, as they stand. */
	resolutions: ResolutionRow[];
	/** What stands ready and isn't on its agenda. */
	waiting: Proposal[];
};

/** What the page of a meeting shows besides its docket. */
export async function loadMeeting(sql: Sql, docket: StoredDocket, jurisdictionIds: number[]): Promise<MeetingFacts> {
	const { agenda } = meetingIn(docket);
	const known = new Set(agenda.map(({ key }) => key));
	const earlier = new Set(onAgenda(agenda).map(({ taskId }) => taskId));
	const all = await listResolutions(sql, jurisdictionIds);
	return {
		resolutions: all.filter(({ meetingId, taskId }) => meetingId === docket.id || earlier.has(taskId)),
		waiting: (docket.upcoming?.proposals ?? []).filter(({ key }) => !known.has(key)),
	};
}

/** Which meeting resolved what a docket follows. */
export type Resolver = { meetingId: number; title: string; no: number };

/** The meeting that resolved what a docket follows, or null. */
export async function loadResolver(sql: Sql, { steps }: StoredDocket): Promise<Resolver | null> {
	const { resolvedBy } = (steps[0]?.context ?? {}) as { resolvedBy?: ResolvedBy };
	const meeting = resolvedBy && (await findMeeting(sql, resolvedBy.meetingId));
	return meeting && resolvedBy ? { meetingId: resolvedBy.meetingId, title: meeting.title, no: resolvedBy.resolution } : null;
}
