import { type Item, onAgenda, type Resolution } from "#workflows/meeting/agenda.ts";
import type { MeetingContext } from "#workflows/meeting/context.ts";
import { attendances } from "#workflows/meeting/context.ts";
import { printedDate } from "../messages/papers/common.ts";
import { attendanceLabels, LISTED, type minutesWords, roleWords } from "../messages/papers/minutes.ts";
import type { Block } from "./blocks.ts";
import { type Compose, type PaperFacts, unitName } from "./issue.ts";
import type { Say } from "./template.ts";

type Words = keyof typeof minutesWords.phrases;
const paragraph = (text: string): Block => ({ type: "paragraph", text });

/** What was resolved, with who answers for it until when. */
function resolved(resolution: Resolution, facts: PaperFacts, say: Say<Words>): Block {
	const namesOf = (ids: number[]) => ids.map((id) => unitName(facts, id)).join(LISTED);
	const { words: text } = resolution;
	if (resolution.kind === "assign") {
		const { unitIds, title, role } = resolution;
		return paragraph(say("assigned", { text, task: title, unit: namesOf(unitIds), role: roleWords[role] }));
	}
	const { leadUnitId, cooperateUnitIds, dueOn } = resolution;
	const said = { text, unit: unitName(facts, leadUnitId), date: printedDate(dueOn) };
	if (cooperateUnitIds.length === 0) return paragraph(say("resolved", said));
	return paragraph(say("resolvedWith", { ...said, others: namesOf(cooperateUnitIds) }));
}

/** What an item is called: several may be about the same task, each about another unit's part in it. */
const headingOf = ({ source, title, unitNames }: Item, say: Say<Words>): string =>
	source === "resolution" || unitNames.length === 0 ? title : say("item", { task: title, unit: unitNames.join(LISTED) });

/** A task that still waits for units, and of which the meeting said nothing: it comes back by itself. */
const isPassedOver = (item: Item, resolutions: Resolution[]): boolean =>
	item.source === "unassigned" && item.said === null && !resolutions.some((resolution) => resolution.item === item.key);

/** What became of an item: discussed, put off, or (an earlier resolution) still to be done. */
function heard({ source, outcome, said, unitNames }: Item, say: Say<Words>): Block[] {
	if (said !== null) return [paragraph(say(outcome === "deferred" ? "deferred" : "discussed", { text: said }))];
	return source === "resolution" ? [paragraph(say("stillOpen", { unit: unitNames.join(LISTED) }))] : [];
}

/** Who was there, how, in the order of the seats; lines that would name nobody are left out. */
function attendance({ held, members }: MeetingContext): Block[] {
	const came = attendances.map((how) => {
		const names = members.filter(({ unitId }) => held?.attendance[unitId] === how).map(({ name }) => name);
		return [how, names.join(LISTED)] as const;
	});
	return [...came, ["others", held?.others ?? ""] as const].flatMap(([how, names]): Block[] =>
		names === "" ? [] : [{ type: "attendance", label: attendanceLabels[how], names }],
	);
}

/** 会议纪要: item by item what was discussed and resolved, who answers for it until when, and who was there; its imprint says who issued it and when (GB/T 9704-2012, 10.3). */
export const composeMinutes: Compose<Words> = ({ step, issuedOn, facts }, say) => {
	const context = step.context as MeetingContext;
	const { bodyKind, bodyName, agenda, call, held, resolutions, summary } = context;
	const { plan, title: task } = facts;
	const opening = {
		date: printedDate(held?.on ?? issuedOn),
		time: call?.time ?? "",
		place: call?.place ?? "",
		chair: held?.chairedBy ?? "",
		task,
		plan,
	};
	const spokenOf = onAgenda(agenda).filter((item) => !isPassedOver(item, resolutions));
	const items = spokenOf.flatMap((item): Block[] => [
		{ type: "heading", level: 1, text: headingOf(item, say) },
		...(item.finding ? [paragraph(say("found", { text: item.finding }))] : []),
		...heard(item, say),
		...resolutions.filter((resolution) => resolution.item === item.key).map((resolution) => resolved(resolution, facts, say)),
	]);
	const blocks: Block[] = [
		paragraph(say("opening", opening)),
		...items,
		...(summary ? [paragraph(say("summary", { text: summary }))] : []),
		{ type: "gap" },
		...attendance(context),
	];
	const head = say(bodyKind === "jointMeeting" ? "headOfMeeting" : "headOfGroup", { unit: bodyName });
	const copies = context.members.map(({ name }) => name).join(LISTED);
	return { issuer: facts.secretariat, title: task, minutesHead: head, copies, blocks };
};
