import type { ComponentType } from "react";
import type { TaskKind } from "#db/schema/tasks.ts";
import { Bulletin } from "./bulletin/bulletin.tsx";
import { Campaign } from "./campaign/campaign.tsx";
import { Letter } from "./letter/letter.tsx";
import { Meeting } from "./meeting/meeting.tsx";
import type { PartProps } from "./part-props.ts";
import { Resolution } from "./resolution/resolution.tsx";
import { Summary } from "./summary/summary.tsx";

type Unprinted = Exclude<TaskKind, "task" | "safeguard">;

/** What the page shows of a matter of each kind, above what can be done with it. */
const parts: Record<Unprinted, ComponentType<PartProps>> = {
	letter: Letter,
	campaign: Campaign,
	bulletin: Bulletin,
	meeting: Meeting,
	resolution: Resolution,
	summary: Summary,
};

/** The list in which a matter of each kind stands, as the menu calls it. */
const lists = {
	letter: "letters",
	campaign: "inspections",
	bulletin: "bulletins",
	meeting: "meetings",
	resolution: "meetings",
	summary: "bulletins",
} as const satisfies Record<Unprinted, string>;

/** The list in which a task or matter stands. */
export const listOf = (kind: TaskKind) => (isPrinted(kind) ? "tasks" : lists[kind]);

/** Events that such a part draws where what they are about stands, and the list of all acts doesn't. */
export const drawnInPart: ReadonlySet<string> = new Set([
	"agenda.move",
	"agenda.drop",
	"agenda.restore",
	"agenda.discuss",
	"agenda.defer",
	"resolution.strike",
]);

/** Whether the plan's document prints it. */
export const isPrinted = (kind: TaskKind): kind is Exclude<TaskKind, Unprinted> => !(kind in parts);

export function Matter(props: PartProps) {
	const { kind } = props.view.facts;
	if (isPrinted(kind)) return null;
	const Part = parts[kind];
	return <Part {...props} />;
}
