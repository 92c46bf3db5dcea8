import { EventForm, type Refused } from "../../components/event-form.tsx";
import type { StepView, TaskView } from "./load-task.server.ts";

/** What the viewer may do now with one step. */
export function StepActs({ view, step, refused }: { view: TaskView; step: StepView; refused: Refused | null }) {
	const events = view.events.filter((e) => e.stepNo === step.no);
	if (events.length === 0) return null;
	return (
		<div className="mt-2 flex flex-wrap items-start gap-2">
			{events.map((event) => (
				<EventForm
					key={event.type}
					taskId={view.facts.id}
					event={event}
					choices={view.choices}
					names={view.names}
					refused={refused}
				/>
			))}
		</div>
	);
}
