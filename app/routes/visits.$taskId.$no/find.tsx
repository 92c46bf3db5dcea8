import type { ChecklistItem } from "#workflows/inspection/checklist.ts";
import { EventForm, type Refused } from "../../components/event-form.tsx";
import { useMessages } from "../../lib/use-messages.tsx";
import type { VisitView } from "./load-visit.server.ts";

/** Under which key the form of a finding is kept: one for each item, one for what is beside the list. */
export const findKeyOf = (stepNo: number, item: string) => `${stepNo}-visit.find-${item}`;

/** Records a finding under an item of the list, which says what it breaks and how severe that is, or beside the list. */
export function Find({ view, item, refused }: { view: VisitView; item: ChecklistItem | null; refused: Refused | null }) {
	const { visits } = useMessages();
	const event = view.events.find(({ type }) => type === "visit.find");
	if (!event) return null;
	const said: Record<string, string> = item ? { basis: item.basis ?? "", severity: item.severity } : {};
	const fields = event.fields.map((field) => ({ ...field, initial: said[field.name] ?? field.initial }));
	return (
		<EventForm
			taskId={view.taskId}
			event={{ ...event, fields }}
			choices={view.choices}
			names={view.names}
			refused={refused}
			preset={{ item: item?.key ?? "" }}
			lasting={{ action: `/visits/${view.taskId}/${view.step.no}`, summary: item ? visits.find : visits.findOther }}
		/>
	);
}
