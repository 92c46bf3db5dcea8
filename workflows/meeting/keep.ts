import { assertEvent } from "xstate";
import { gathered, type Item, movedTo, type Resolution, withChanged, withItem } from "./agenda.ts";
import type { MeetingContext as Context } from "./context.ts";
import type { MeetingEvent as Event } from "./events.ts";

type Args = { context: Context; event: Event };

/** The newest first number that no item brought in here has. */
const nextKey = (agenda: Item[], docketId: number): string => {
	const own = agenda.flatMap(({ key }) => (key.startsWith(`a${docketId}/`) ? [Number(key.split("/")[1])] : []));
	return `a${docketId}/${Math.max(0, ...own) + 1}`;
};

const numbered = (resolutions: Resolution[]): Resolution[] => resolutions.map((resolution, i) => ({ ...resolution, no: i + 1 }));

function resolved({ context, event }: Args): Resolution {
	assertEvent(event, ["resolution.propose", "resolution.assign"]);
	const no = context.resolutions.length + 1;
	const { item, words } = event.data;
	if (event.type === "resolution.propose") {
		const { leadUnitId, cooperateUnitIds, dueOn } = event.data;
		const others = cooperateUnitIds.filter((id) => id !== leadUnitId);
		return { no, item, words, kind: "track", leadUnitId, cooperateUnitIds: others, dueOn };
	}
	const { task, role, unitIds, forGroupId } = event.data;
	const title = event.docket.upcoming?.assignable.find(({ taskId }) => String(taskId) === task)?.title ?? "";
	return { no, item, words, kind: "assign", taskId: Number(task), title, role, unitIds, forGroupId: forGroupId ?? null };
}

/** What a meeting remembers of each event. */
export const keep = {
	gathering: ({ context, event }: Args) => ({ agenda: gathered(context.agenda, event.docket.upcoming?.proposals ?? []) }),
	item({ context, event }: Args) {
		assertEvent(event, ["agenda.add", "agenda.submit"]);
		const { title, note } = event.data;
		const source = event.type === "agenda.add" ? ("secretariat" as const) : ("member" as const);
		const byUnitId = event.actor.kind === "person" ? event.actor.unitId : null;
		const key = nextKey(context.agenda, event.docket.id);
		return { agenda: withItem(context.agenda, { key, source, title, note: note ?? null, byUnitId }) };
	},
	order({ context, event }: Args) {
		assertEvent(event, "agenda.move");
		return { agenda: movedTo(context.agenda, event.data.item, event.data.way) };
	},
	dropped({ context, event }: Args) {
		assertEvent(event, "agenda.drop");
		return { agenda: withChanged(context.agenda, event.data.item, { dropped: event.data.reason }) };
	},
	restored({ context, event }: Args) {
		assertEvent(event, "agenda.restore");
		return { agenda: withChanged(context.agenda, event.data.item, { dropped: null }) };
	},
	call({ event }: Args) {
		assertEvent(event, "meeting.call");
		const { note, ...call } = event.data;
		return { call: { ...call, note: note ?? null }, reason: null };
	},
	reason({ event }: Args) {
		assertEvent(event, ["meeting.postpone", "meeting.cancel"]);
		// Put off, it has no day until it is called again.
		return { reason: event.data.reason, ...(event.type === "meeting.postpone" && { call: null }) };
	},
	held({ context, event }: Args) {
		assertEvent(event, "meeting.hold");
		const { others, ...held } = event.data;
		return { held: { ...held, others: others ?? null, on: context.call?.on ?? event.today } };
	},
	discussed({ context, event }: Args) {
		assertEvent(event, "agenda.discuss");
		const { item, text } = event.data;
		return { agenda: withChanged(context.agenda, item, { outcome: "discussed", said: text }) };
	},
	deferred({ context, event }: Args) {
		assertEvent(event, "agenda.defer");
		const { item, reason } = event.data;
		return { agenda: withChanged(context.agenda, item, { outcome: "deferred", said: reason }) };
	},
	resolution: (args: Args) => ({ resolutions: [...args.context.resolutions, resolved(args)] }),
	struck({ context, event }: Args) {
		assertEvent(event, "resolution.strike");
		const { resolution } = event.data;
		return { resolutions: numbered(context.resolutions.filter(({ no }) => String(no) !== resolution)) };
	},
	summary({ event }: Args) {
		assertEvent(event, "meeting.minute");
		return { summary: event.data.summary ?? null, returned: null };
	},
	returned({ event }: Args) {
		assertEvent(event, "minutes.return");
		return { returned: event.data.reason };
	},
	issue: ({ event }: Args) => ({ issuedOn: event.today }),
	settled({ context, event }: Args) {
		assertEvent(event, "resolution.settled");
		return { settled: [...new Set([...context.settled, event.data.resolution])] };
	},
	reopened({ context, event }: Args) {
		assertEvent(event, "resolution.reopened");
		return { settled: context.settled.filter((no) => no !== event.data.resolution) };
	},
};
