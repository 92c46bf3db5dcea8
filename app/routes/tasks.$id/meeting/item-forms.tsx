import type { Item } from "#workflows/meeting/agenda.ts";
import { EventForm } from "../../../components/event-form.tsx";
import type { FieldView } from "../../../lib/event-view.server.ts";
import type { MeetingProps } from "./props.ts";

/** Those of some events that the viewer may send about one item of the agenda now. */
export function ItemForms({ view, refused, item, types }: MeetingProps & { item: Item; types: readonly string[] }) {
	const takes = (field: FieldView) => field.name === "item" && field.picks.some(({ value }) => value === item.key);
	const events = view.events.filter((event) => types.includes(event.type) && event.fields.some(takes));
	if (events.length === 0) return null;
	return (
		<div className="no-print mt-2 flex flex-wrap items-start gap-2">
			{events.map((event) => (
				<EventForm
					key={event.type}
					taskId={view.facts.id}
					event={event}
					choices={view.choices}
					names={view.names}
					refused={refused}
					preset={{ item: item.key }}
				/>
			))}
		</div>
	);
}
