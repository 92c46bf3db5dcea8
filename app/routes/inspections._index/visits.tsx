import { stateLabel } from "#workflows/labels.ts";
import { Chip, toneOf } from "../../components/chip.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import type { Visit } from "./load-inspections.server.ts";

/** What the viewer's unit visits today: one large line each, to be opened with a thumb. */
export function Visits({ visits }: { visits: Visit[] }) {
	const { inspections, shell } = useMessages();
	const language = useLanguage();
	if (visits.length === 0) return null;
	return (
		<section className="card p-4" aria-labelledby="today">
			<h2 id="today" className="card-title mb-2">
				{inspections.today}
			</h2>
			<ul>
				{visits.map(({ taskId, no, title, state, on, object, unitName, inspectors, isLate }) => (
					<li key={`${taskId}/${no}`} className="border-t border-line first:border-t-0">
						<a href={`/visits/${taskId}/${no}`} className="flex items-center justify-between gap-3 py-3 no-underline">
							<span>
								<span className="block font-medium">{object ?? unitName}</span>
								<span className="block text-sm text-quiet">
									{[title, ...(object && unitName && object !== unitName ? [unitName] : []), ...inspectors].join(" · ")}
								</span>
							</span>
							<span className="flex shrink-0 flex-col items-end gap-1">
								<Chip tone={toneOf(state)}>{stateLabel("inspection", state, language)}</Chip>
								<span className={`text-sm tabular-nums ${isLate ? "text-late" : "text-quiet"}`}>
									{isLate ? shell.marks.comma([on, inspections.late]) : on}
								</span>
							</span>
						</a>
					</li>
				))}
			</ul>
		</section>
	);
}
