import { stateLabel } from "#workflows/labels.ts";
import { Chip, toneOf } from "../../components/chip.tsx";
import { ResolutionStatus } from "../../components/resolution-status.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import { sourcePath, whyProposed } from "../../lib/why-proposed.ts";
import type { BodyView } from "./load-meetings.server.ts";

const DONE = new Set(["closed", "cancelled"]);

/** The meeting that comes next, or what stands ready for it. */
function Next({ view: { body, next, proposals, isSecretariat } }: { view: BodyView }) {
	const m = useMessages();
	const language = useLanguage();
	const { meetings } = m;
	if (next)
		return (
			<p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
				<a href={`/tasks/${next.taskId}`} className="font-medium">
					{next.title}
				</a>
				<Chip tone={toneOf(next.state)}>{stateLabel("meeting", next.state, language)}</Chip>
				{next.call && (
					<span className="text-sm text-quiet">
						{m.shell.marks.comma([`${next.call.on} ${next.call.time}`, next.call.place])}
					</span>
				)}
			</p>
		);
	return (
		<>
			<p className="text-sm text-quiet">{proposals.length > 0 ? meetings.planHint : meetings.nothingProposed}</p>
			<ol className="mt-1 list-decimal pl-6">
				{proposals.map((proposal) => (
					<li key={proposal.key} className="py-1">
						<a href={sourcePath(proposal) ?? "/meetings"}>{proposal.title}</a>{" "}
						<Chip tone={proposal.source === "resolution" ? "brand" : "plain"}>{meetings.source[proposal.source]}</Chip>
						<span className="block text-sm text-quiet">{whyProposed(proposal, m)}</span>
					</li>
				))}
			</ol>
			{isSecretariat ? (
				<form method="post" className="mt-3">
					<button type="submit" name="bodyId" value={body.id} className="button button-primary">
						{meetings.plan}
					</button>
				</form>
			) : (
				<p className="mt-2 text-sm text-quiet">{meetings.notPlanned}</p>
			)}
		</>
	);
}

/** One meeting that is over, with what it resolved and how that stands. */
function Past({ meeting }: { meeting: BodyView["past"][number] }) {
	const m = useMessages();
	const language = useLanguage();
	const { meetings } = m;
	const { resolutions, heldOn, issuedOn } = meeting;
	const done = resolutions.filter(({ state }) => DONE.has(state)).length;
	const dates = [...(heldOn ? [meetings.heldOn(heldOn)] : []), ...(issuedOn ? [meetings.issuedOn(issuedOn)] : [])];
	return (
		<li className="border-t border-line py-3">
			<p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
				<a href={`/tasks/${meeting.taskId}`} className="font-medium">
					{meeting.title}
				</a>
				<Chip tone={toneOf(meeting.state)}>{stateLabel("meeting", meeting.state, language)}</Chip>
				<span className="text-sm text-quiet">{m.shell.marks.comma(dates)}</span>
			</p>
			{meeting.state !== "cancelled" && (
				<p className="text-sm text-quiet">
					{resolutions.length > 0 ? meetings.followed(done, resolutions.length) : meetings.noResolutions}
				</p>
			)}
			<ul>
				{resolutions.map((resolution) => (
					<li key={resolution.taskId} className="mt-2 border-l-4 border-line pl-3">
						<a href={`/tasks/${resolution.taskId}`}>{resolution.words}</a>{" "}
						<Chip tone={toneOf(resolution.state)}>{stateLabel("supervision", resolution.state, language)}</Chip>
						<ResolutionStatus resolution={resolution} />
					</li>
				))}
			</ul>
		</li>
	);
}

/** A body: who it is, its next meeting, its past ones. */
export function BodyCard({ view }: { view: BodyView }) {
	const m = useMessages();
	const { meetings } = m;
	const { body, past } = view;
	const about = [
		meetings.office(body.secretariatName),
		...(body.chairName ? [meetings.chair(body.chairName)] : []),
		meetings.members(body.members.length),
	];
	return (
		<section className="card p-4" id={`body-${body.id}`}>
			<div className="flex flex-wrap items-baseline justify-between gap-x-4">
				<h2 className="text-lg font-semibold">{body.name}</h2>
				<a href={`/plans/${body.planId}/bodies`} className="text-sm">
					{meetings.bodiesLink}
				</a>
			</div>
			<p className="text-sm text-quiet">{m.shell.marks.comma(about)}</p>
			<p className="text-sm text-quiet">{body.planTitle}</p>
			<h3 className="mt-4 mb-1 font-medium">{meetings.next}</h3>
			<Next view={view} />
			<h3 className="mt-4 mb-1 font-medium">{meetings.past}</h3>
			{past.length === 0 ? (
				<p className="text-sm text-quiet">{meetings.noPast}</p>
			) : (
				<ul>
					{past.map((meeting) => (
						<Past key={meeting.taskId} meeting={meeting} />
					))}
				</ul>
			)}
		</section>
	);
}
