import type { PlainDate } from "../calendar/plain-date.ts";
import type { Role } from "../names.ts";

/**
 * Where an item of an agenda (议题) comes from, in the order in which they are proposed: what earlier meetings resolved, what has climbed, major problems,
 * tasks that wait for units, what people bring in.
 */
export type Source = "resolution" | "escalation" | "problem" | "unassigned" | "member" | "secretariat";

/** What a meeting may talk about, and why. */
export type Proposal = {
	/** Names it, through as many meetings as it takes. */
	key: string;
	source: Source;
	title: string;
	/** What was found, of a finding; what was proposed before this was kept is without. */
	finding?: string | null;
	/** The part of a task or matter that it is about. */
	taskId: number | null;
	stepNo: number | null;
	/** Who owes that part; of a task that waits for units, the open groups (各相关部门) that its document names. */
	unitNames: string[];
	dueOn: PlainDate | null;
	severity: string | null;
	relapses: number;
	/** Of what people brought in: what they said with it, and which unit; it goes along from meeting to meeting. */
	note?: string | null;
	byUnitId?: number | null;
	/** The earlier meeting that put it off, or whose secretariat left it out, and why. */
	carried: { meetingId: number; how: "deferred" | "dropped"; reason: string } | null;
};

/** A proposal as it stands on one meeting's agenda. */
export type Item = Proposal & {
	note: string | null;
	byUnitId: number | null;
	/** Why it was left out; it comes back next time. */
	dropped: string | null;
	outcome: "discussed" | "deferred" | null;
	/** What was discussed, or why it was put off. */
	said: string | null;
};

/** A task that a meeting may give to units: nobody leads it, or the document leaves open who is meant. */
export type Assignable = { taskId: number; clause: string; title: string };

/** What stands ready for a meeting: brought in by whoever reads its docket. */
export type Upcoming = { proposals: Proposal[]; assignable: Assignable[] };

/** 议定事项 as the minutes have it: units and a date, which is then followed like a task; or who from now on has a part in a task. */
export type Resolution = {
	no: number;
	/** The item it was resolved under. */
	item: string;
	words: string;
} & (
	| { kind: "track"; leadUnitId: number; cooperateUnitIds: number[]; dueOn: PlainDate }
	| { kind: "assign"; taskId: number; title: string; role: Role; unitIds: number[]; forGroupId: number | null }
);

/** Of a docket that follows a resolution: which meeting of which body resolved it, as its how manieth, under which item. */
export type ResolvedBy = { meetingId: number; bodyId: number; resolution: number; item: string };

/** What is on the agenda, apart from what was left out. */
export const onAgenda = (agenda: readonly Item[]): Item[] => agenda.filter((item) => item.dropped === null);

/** What earlier meetings resolved comes first, always; then what they put off or left out; then all else. */
const rankOf = ({ source, carried }: Proposal): number => (source === "resolution" ? 0 : carried ? 1 : 2);

/** The same items, those first that have to be. Stable. */
const inRank = (agenda: Item[]): Item[] => agenda.toSorted((a, b) => rankOf(a) - rankOf(b));

const itemOf = (proposal: Proposal): Item => ({
	...proposal,
	note: proposal.note ?? null,
	byUnitId: proposal.byUnitId ?? null,
	dropped: null,
	outcome: null,
	said: null,
});

/** What is on an agenda only as long as the tables say so: nobody has put it off, it is simply still the case. */
const standing: readonly Source[] = ["resolution", "unassigned"];

/** The agenda with all that has come up since; a resolution that is no longer open and a task that has its units are taken off. Pure. */
export function gathered(agenda: Item[], proposals: Proposal[]): Item[] {
	const proposed = new Set(proposals.map(({ key }) => key));
	const known = new Set(agenda.map(({ key }) => key));
	const still = agenda.filter(({ source, key }) => !standing.includes(source) || proposed.has(key));
	return inRank([...still, ...proposals.filter(({ key }) => !known.has(key)).map(itemOf)]);
}

/** The agenda with an item that somebody brings in at its end. Pure. */
export function withItem(agenda: Item[], brought: Pick<Item, "key" | "source" | "title" | "note" | "byUnitId">): Item[] {
	const blank = { taskId: null, stepNo: null, unitNames: [], dueOn: null, severity: null, relapses: 0, carried: null };
	return [...agenda, { ...itemOf({ ...blank, ...brought }), note: brought.note, byUnitId: brought.byUnitId }];
}

/** The agenda with an item one place up or down among those that are on it; nothing gets in front of what has to come first. Pure. */
export function movedTo(agenda: Item[], key: string, way: "up" | "down"): Item[] {
	const on = onAgenda(agenda);
	const at = on.findIndex((item) => item.key === key);
	const to = at + (way === "up" ? -1 : 1);
	const [item, other] = [on[at], on[to]];
	if (!item || !other) return agenda;
	const swapped = on.with(at, other).with(to, item);
	return inRank([...swapped, ...agenda.filter(({ dropped }) => dropped !== null)]);
}

/** The agenda with one of its items changed. Pure. */
export const withChanged = (agenda: Item[], key: string, change: Partial<Item>): Item[] =>
	agenda.map((item) => (item.key === key ? { ...item, ...change } : item));

/** Whether an item is on the agenda and can be left out or put off: what earlier meetings resolved is on every one until it is done. */
export const isOpenItem = ({ source, dropped }: Item): boolean => source !== "resolution" && dropped === null;

/**
 * Items of which nobody has said yet what became of them; of an earlier resolution its own status says it, and a task that still waits for units comes
 * back by itself.
 */
export const unheard = (agenda: readonly Item[]): Item[] =>
	agenda.filter(({ source, dropped, outcome }) => !standing.includes(source) && dropped === null && outcome === null);
