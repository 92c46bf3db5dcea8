import type { EventView } from "../../lib/event-view.server.ts";

/** The events whose forms the desk can show: of units they ask at most for some of the jurisdiction, and don't have to. */
export const inPlace = (events: EventView[]): EventView[] =>
	events.filter((event) =>
		event.fields.every(
			(field) => field.from === null || (field.from === "jurisdiction" && field.widget === "units" && !field.isRequired),
		),
	);
