import type { Item } from "#workflows/meeting/agenda.ts";
import { EventForm } from "../../../components/event-form.tsx";
import type { EventView } from "../../../lib/event-view.server.ts";
import type { MeetingProps } from "./props.ts";

/** What a form about an item says by itself: the item, and of a task that waits for units the task. */
const saidOf = ({ source, key, taskId }: Item, type: string): Record<string, string> =>
	type === "resolution.assign" && source === "unassigned" ? { item: key, task: String(taskId) } : { item: key };

/** Those of some events that the viewer may send about one item of the agenda now. */
export function ItemForms({ view, refused, item, types }: MeetingProps & { item: Item; types: readonly string[] }) {
	const isTaken = (event: EventView) =>
		Object.entries(saidOf(item, event.type)).every(([name, said]) =>
			event.fields.some((field) => field.name === name && field.picks.some(({ value }) => value === said)),
		);
	const events = view.events.filter((event) => types.includes(event.type) && isTaken(event));
	if (events.length === 0) return null;
	return (
		<div className="no-print flex flex-wrap items-start gap-2 has-[details[open]]:order-2 has-[details[open]]:basis-full max-sm:order-2 max-sm:basis-full max-sm:pl-9">
			{events.map((event) => (
				<EventForm
					key={event.type}
					taskId={view.facts.id}
					event={event}
					choices={view.choices}
					names={view.names}
					refused={refused}
					preset={saidOf(item, event.type)}
				/>
			))}
		</div>
	);
}
