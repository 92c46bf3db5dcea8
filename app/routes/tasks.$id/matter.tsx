import type { ComponentType } from "react";
import type { TaskKind } from "#db/schema/tasks.ts";
import type { MatterKind } from "#workflows/matters.ts";
import type { Refused } from "../../components/event-form.tsx";
import { Bulletin } from "./bulletin/bulletin.tsx";
import { Campaign } from "./campaign/campaign.tsx";
import { Letter } from "./letter/letter.tsx";
import type { TaskView } from "./load-task.server.ts";

type Props = { view: TaskView; refused: Refused | null };

/** What the page shows of a matter of each kind, above what can be done with it. */
const parts: Record<MatterKind, ComponentType<Props>> = {
	letter: Letter,
	campaign: Campaign,
	bulletin: Bulletin,
};

/** Whether the plan's document prints it: everything else is a matter. */
export const isPrinted = (kind: TaskKind): kind is Exclude<TaskKind, MatterKind> => !(kind in parts);

export function Matter({ view, refused }: Props) {
	const { kind } = view.facts;
	if (isPrinted(kind)) return null;
	const Part = parts[kind];
	return <Part view={view} refused={refused} />;
}
