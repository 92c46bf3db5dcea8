import { isOnDesk } from "../../components/event-tones.ts";
import type { EventView } from "../../lib/event-view.server.ts";

/** Whether the desk can show the form of an event: of units it asks at most for some of the jurisdiction, and doesn't have to. */
export const isInPlace = (event: EventView): boolean =>
	isOnDesk(event.type) &&
	event.fields.every(
		(field) => field.from === null || (field.from === "jurisdiction" && field.widget === "units" && !field.isRequired),
	);
