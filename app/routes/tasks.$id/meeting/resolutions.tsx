import { roleLabels, stateLabel } from "#workflows/labels.ts";
import type { Resolution } from "#workflows/meeting/agenda.ts";
import { Chip, toneOf } from "../../../components/chip.tsx";
import { EventForm } from "../../../components/event-form.tsx";
import { ResolutionStatus } from "../../../components/resolution-status.tsx";
import { useLanguage, useMessages } from "../../../lib/use-messages.tsx";
import { PaperLinks } from "../paper-links.tsx";
import type { MeetingProps } from "./props.ts";

/** Who has to do it by when, or who is given which task. */
function Burden({ view, resolution }: MeetingProps & { resolution: Resolution }) {
	const m = useMessages();
	const language = useLanguage();
	const namesOf = (ids: number[]) => m.shell.marks.list(ids.map((id) => view.names[id] ?? ""));
	if (resolution.kind === "assign") {
		const { taskId, title, role, unitIds, forGroupId } = resolution;
		return (
			<p className="text-sm text-quiet">
				<a href={`/tasks/${taskId}`}>{m.meetings.assigns(namesOf(unitIds), title, roleLabels[language][role])}</a>
				{forGroupId !== null && <span className="ml-2">{m.meetings.forGroup(view.names[forGroupId] ?? "")}</span>}
			</p>
		);
	}
	const { leadUnitId, cooperateUnitIds, dueOn } = resolution;
	const parts = [
		m.shell.marks.pair(m.meetings.lead, namesOf([leadUnitId])),
		...(cooperateUnitIds.length > 0 ? [m.shell.marks.pair(m.meetings.cooperate, namesOf(cooperateUnitIds))] : []),
		m.shell.marks.pair(m.meetings.due, dueOn),
	];
	return <p className="text-sm text-quiet">{m.shell.marks.comma(parts)}</p>;
}

function Resolved(props: MeetingProps & { resolution: Resolution }) {
	const m = useMessages();
	const language = useLanguage();
	const { view, meeting, refused, context, resolution } = props;
	const item = context.agenda.find(({ key }) => key === resolution.item);
	const followed = meeting.resolutions.find(({ meetingId, no }) => meetingId === view.facts.id && no === resolution.no);
	const strike = view.events.find((event) => event.type === "resolution.strike");
	return (
		<li className="border-t border-line py-3 first:border-t-0">
			<p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
				<span className="text-quiet tabular-nums">{resolution.no}</span>
				{followed ? <a href={`/tasks/${followed.taskId}`}>{resolution.words}</a> : <span>{resolution.words}</span>}
				<Chip tone={resolution.kind === "assign" ? "plain" : "brand"}>{m.meetings[resolution.kind]}</Chip>
				{followed && <Chip tone={toneOf(followed.state)}>{stateLabel("supervision", followed.state, language)}</Chip>}
			</p>
			{item && <p className="text-sm text-quiet">{m.shell.marks.pair(m.fields.label.item ?? "", item.title)}</p>}
			<Burden {...props} />
			{followed && <ResolutionStatus resolution={followed} />}
			{strike && (
				<div className="no-print mt-2">
					<EventForm
						taskId={view.facts.id}
						event={strike}
						choices={view.choices}
						names={view.names}
						refused={refused}
						preset={{ resolution: String(resolution.no) }}
					/>
				</div>
			)}
		</li>
	);
}

/** What the meeting resolved, in the order of its minutes; once they are issued, as it stands. */
export function Resolutions(props: MeetingProps) {
	const { meetings } = useMessages();
	const { resolutions } = props.context;
	if (resolutions.length === 0 && props.context.issuedOn === null) return null;
	return (
		<section className="card p-4">
			<h2 className="card-title mb-2">{meetings.resolutions}</h2>
			<PaperLinks view={props.view} stepNo={1} />
			{resolutions.length === 0 && <p className="text-quiet">{meetings.noResolutions}</p>}
			<ol>
				{resolutions.map((resolution) => (
					<Resolved key={resolution.no} {...props} resolution={resolution} />
				))}
			</ol>
		</section>
	);
}
