import { EventForm, type Refused } from "../../components/event-form.tsx";
import { inOrder } from "../../components/event-tones.ts";
import type { StepView, TaskView } from "./load-task.server.ts";

type Props = { view: TaskView; events: TaskView["events"]; refused: Refused | null };

/** What the viewer may do now with one step. */
export const eventsOf = (view: TaskView, step: StepView): TaskView["events"] => view.events.filter((e) => e.stepNo === step.no);

/** The forms of events that the viewer may send now, side by side; nothing if there are none. */
export const EventForms = ({ view, events, refused }: Props) =>
	events.length > 0 && (
		<div className="mt-2 flex flex-wrap items-start gap-2">
			{inOrder(events).map((event) => (
				<EventForm
					key={`${event.stepNo}-${event.type}`}
					taskId={view.facts.id}
					event={event}
					choices={view.choices}
					names={view.names}
					refused={refused}
				/>
			))}
		</div>
	);
