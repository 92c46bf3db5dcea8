import type { ReactNode } from "react";
import { stateLabel } from "#workflows/labels.ts";
import type { PointFacts as Facts } from "#workflows/point/facts.ts";
import type { PointContext } from "#workflows/point/machine.ts";
import { Chip, toneOf } from "../../../components/chip.tsx";
import type { Refused } from "../../../components/event-form.tsx";
import { FileLinks } from "../../../components/file-links.tsx";
import { LightMark } from "../../../components/light-mark.tsx";
import { PointFacts, usePointSummary } from "../../../components/point-facts.tsx";
import { useLanguage, useMessages } from "../../../lib/use-messages.tsx";
import { EventForms, eventsOf } from "../event-forms.tsx";
import type { StepView, TaskView } from "../load-task.server.ts";
import type { Published } from "./load-bulletin.server.ts";

function Title({ unit, facts, children }: { unit: string; facts: Facts; children?: ReactNode }) {
	const summary = usePointSummary(facts);
	return (
		<div className="flex flex-wrap items-center gap-x-3 gap-y-1">
			<span className="font-medium">{unit}</span>
			<span>{summary}</span>
			{children}
		</div>
	);
}

/** What the unit objected, and what the secretariat said to it. */
function Said({ view, context: { objection, verdict } }: { view: TaskView; context: PointContext }) {
	const { bulletins } = useMessages();
	const lines = [
		[bulletins.objection, objection && `${objection.on} ${objection.text}`],
		[bulletins.verdict, verdict],
	] as const;
	const files = view.files.filter((file) => objection?.fileIds.includes(file.id));
	return (
		<>
			<dl className="mt-1 facts text-sm">
				{lines.map(
					([label, text]) =>
						text && (
							<div key={label} className="contents">
								<dt className="text-quiet">{label}</dt>
								<dd className="whitespace-pre-wrap">{text}</dd>
							</div>
						),
				)}
			</dl>
			{files.length > 0 && <FileLinks files={files} />}
		</>
	);
}

/** That what a point is for has gone meanwhile. */
function Gone({ view, point }: { view: TaskView; point: StepView }) {
	const { bulletins } = useMessages();
	const language = useLanguage();
	const gone = view.bulletin?.gone.find(({ pointNo }) => pointNo === point.no);
	if (!gone || ["leftOut", "dropped", "withdrawn", "published"].includes(point.state)) return null;
	return (
		<p className="mt-1 border-l-4 border-soon pl-3 text-sm">
			{bulletins.gone(gone.on, stateLabel(gone.machine, gone.state, language))}
		</p>
	);
}

function Point({ view, point, refused }: { view: TaskView; point: StepView; refused: Refused | null }) {
	const language = useLanguage();
	const context = point.context as PointContext;
	const isOpen = point.state === "announced";
	return (
		<li id={`step-${point.no}`} className="border-t border-line py-3 first:border-t-0 target:bg-brand-soft">
			<Title unit={view.names[point.unitId ?? 0] ?? ""} facts={context.facts}>
				<Chip tone={toneOf(point.state)}>{stateLabel("point", point.state, language)}</Chip>
				{isOpen && point.dueOn && (
					<span className="text-sm text-quiet tabular-nums">
						{point.dueOn} <LightMark lit={point.lit} />
					</span>
				)}
			</Title>
			<PointFacts facts={context.facts} />
			<Gone view={view} point={point} />
			<Said view={view} context={context} />
			<EventForms view={view} events={eventsOf(view, point)} refused={refused} />
		</li>
	);
}

type PointsProps = { view: TaskView; title: string; points: StepView[]; refused: Refused | null };

/** The points of a bulletin that the viewer may read, each with its standing and what can be done about it. */
export function Points({ view, title, points, refused }: PointsProps) {
	if (points.length === 0) return null;
	return (
		<section className="card p-4">
			<h2 className="card-title">{title}</h2>
			<ul>
				{points.map((point) => (
					<Point key={point.no} view={view} point={point} refused={refused} />
				))}
			</ul>
		</section>
	);
}

/** The points of an issued bulletin, as everybody in the jurisdiction may read them. */
export function PublishedPoints({ view, points }: { view: TaskView; points: Published["points"] }) {
	const { bulletins } = useMessages();
	return (
		<section className="card p-4">
			<h2 className="card-title">{bulletins.pointsTitle}</h2>
			<ul>
				{points.map(({ no, unitId, facts }) => (
					<li key={no} className="border-t border-line py-3 first:border-t-0">
						<Title unit={view.names[unitId] ?? ""} facts={facts} />
						<PointFacts facts={facts} />
					</li>
				))}
			</ul>
		</section>
	);
}
