import { stateLabel } from "#workflows/labels.ts";
import { Chip, toneOf } from "../../components/chip.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import type { VisitView } from "./load-visit.server.ts";

/** What is visited, when and by whom; how far it is stays in sight. */
export function Head({ view: { visit, step, names, heading, taskId, events } }: { view: VisitView }) {
	const { visits, shell } = useMessages();
	const language = useLanguage();
	const items = visit.checklist?.items.length ?? 0;
	const isRecording = events.some(({ type }) => type === "visit.record");
	const unit = names[visit.objectUnitId ?? 0] ?? "";
	const title = visit.object?.name ?? unit;
	const facts = [visit.subject, title === unit ? "" : unit, visit.on, ...(visit.inspectors ?? []).map(({ name }) => name)];
	return (
		<>
			<div>
				<div className="flex flex-wrap items-start justify-between gap-2">
					<h1 className="text-xl font-semibold">{title}</h1>
					<Chip tone={toneOf(step.state)}>{stateLabel("inspection", step.state, language)}</Chip>
				</div>
				<p className="text-sm text-quiet">
					{facts.filter(Boolean).map((fact, i) => (
						<span key={fact} className="inline-block">
							{i > 0 && <span className="mx-1">·</span>}
							{fact}
						</span>
					))}
				</p>
				<p className="text-sm">
					<a href={`/tasks/${taskId}#step-${step.no}`}>{shell.marks.pair(visits.whole, heading)}</a>
				</p>
			</div>
			<p data-offline-note hidden role="status" className="rounded bg-soon-soft px-3 py-2 text-soon">
				{visits.offline}
			</p>
			{isRecording && items > 0 && (
				<div className="sticky top-0 z-10 -mx-4 flex items-center gap-3 border-b border-line bg-page px-4 py-2">
					<progress data-answered max={items} value={0} className="progress min-w-0 flex-1" aria-label={visits.progress} />
					<span className="text-sm tabular-nums">
						<span data-answered-count>0</span>/{items}
					</span>
				</div>
			)}
		</>
	);
}
