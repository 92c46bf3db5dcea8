import type { MeetingContext } from "#workflows/meeting/context.ts";
import { useMessages } from "../../../lib/use-messages.tsx";
import type { PartProps } from "../part-props.ts";
import { Agenda } from "./agenda.tsx";
import { Attendance } from "./attendance.tsx";
import { Invitation } from "./invitation.tsx";
import { Resolutions } from "./resolutions.tsx";

/** A meeting: its invitation, what is on its agenda and why, who was there, what was resolved. */
export function Meeting({ view, refused }: PartProps) {
	const { meetings } = useMessages();
	const [step] = view.steps;
	const context = step?.context as MeetingContext | null | undefined;
	if (!step || !context || !view.meeting) return <p className="card p-4 text-quiet">{meetings.hidden}</p>;
	const props = { view, refused, context, meeting: view.meeting };
	return (
		<div id="step-1" className="grid gap-4">
			<Invitation {...props} />
			<Agenda {...props} />
			<Attendance {...props} />
			<Resolutions {...props} />
		</div>
	);
}
