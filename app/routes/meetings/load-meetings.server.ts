import type { AppLoadContext } from "@remix-run/node";
import { type Body, listBodies } from "#db/queries/bodies.ts";
import { listMeetings, listResolutions, type MeetingRow, type ResolutionRow } from "#db/queries/meetings.ts";
import { listUpcoming } from "#db/queries/upcoming.ts";
import type { Proposal } from "#workflows/meeting/agenda.ts";
import { type HattedViewer, jurisdictionIdsOf } from "../../lib/require-viewer.server.ts";

type PastMeeting = MeetingRow & { resolutions: ResolutionRow[] };
export type BodyView = {
	body: Body;
	/** Whether the viewer plans its meetings. */
	isSecretariat: boolean;
	/** The meeting that is being prepared or still to be minuted, if there is one. */
	next: MeetingRow | null;
	/** What stands ready for the next one, while it isn't planned. */
	proposals: Proposal[];
	past: PastMeeting[];
};

const OVER = new Set(["issued", "ended", "cancelled"]);
/** What somebody reported is for whoever may read the report. */
const withoutReports = (resolution: ResolutionRow): ResolutionRow => {
	return { ...resolution, parts: resolution.parts.map((part) => ({ ...part, report: null })) };
};

/** What was found is for whoever may read the finding, and for those who sit in the meeting about it; so is what was said with what people brought in. */
const withoutWords = (proposal: Proposal): Proposal => ({ ...proposal, finding: null, note: null });

/** The bodies within the viewer's reach, each with its next meeting and its past ones. */
export async function loadMeetings(viewer: HattedViewer, { db }: AppLoadContext): Promise<BodyView[]> {
	const reach = jurisdictionIdsOf(viewer);
	const [bodies, meetings, resolutions] = await Promise.all([
		listBodies(db.sql, reach),
		listMeetings(db.sql, reach),
		listResolutions(db.sql, reach),
	]);
	return Promise.all(
		bodies.map(async (body) => {
			const own = meetings.filter(({ bodyId }) => bodyId === body.id);
			const next = own.find(({ state }) => !OVER.has(state)) ?? null;
			const past = own.filter(({ state }) => OVER.has(state));
			const { proposals } = next ? { proposals: [] } : await listUpcoming(db.sql, body.id, null);
			return {
				body,
				isSecretariat: body.secretariatUnitId === viewer.hat.unitId,
				next,
				proposals: proposals.map(withoutWords),
				past: past.map((meeting) => {
					const of = resolutions.filter(({ meetingId }) => meetingId === meeting.taskId);
					return { ...meeting, resolutions: of.map(withoutReports) };
				}),
			};
		}),
	);
}
