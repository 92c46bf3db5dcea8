import type { CampaignContext } from "#workflows/campaign/context.ts";
import type { InspectionContext } from "#workflows/inspection/context.ts";
import { stateLabel } from "#workflows/labels.ts";
import { Chip, toneOf } from "../../../components/chip.tsx";
import { TableHead } from "../../../components/table-head.tsx";
import { useLanguage, useMessages } from "../../../lib/use-messages.tsx";
import type { TaskView } from "../load-task.server.ts";

/** What was drawn, in its order: whom it is inspected by, and how its visit stands. */
export function Drawn({ view, context: { terms, drawn } }: { view: TaskView; context: CampaignContext }) {
	const { inspections, shell } = useMessages();
	const language = useLanguage();
	if (!terms || !drawn) return null;
	const candidates = new Map(terms.candidates.map((one) => [one.key, one]));
	const visits = new Map(view.steps.map((step) => [(step.context as Partial<InspectionContext> | null)?.object?.key, step]));
	const hasClasses = Object.keys(terms.ratios).length > 1;
	const classed = hasClasses ? [inspections.class] : [];
	return (
		<>
			<h3 className="mt-4 mb-1 font-medium">{inspections.result}</h3>
			<div className="scroll-x row-cards">
				<table className="table">
					<caption className="sr-only">{inspections.result}</caption>
					<TableHead titles={["", inspections.object, ...classed, inspections.inspectors, inspections.visit]} />
					<tbody>
						{drawn.map(({ key, inspectors }, i) => {
							const object = candidates.get(key);
							const visit = visits.get(key);
							const team = (visit?.context as Partial<InspectionContext> | undefined)?.inspectors;
							const names = team ?? terms.inspectors.filter((one) => inspectors.includes(one.key));
							return (
								<tr key={key}>
									<td className="w-10 text-quiet tabular-nums">{i + 1}</td>
									<td className="font-medium">{object?.name}</td>
									{hasClasses && <td data-line>{inspections.classes[object?.class ?? ""]}</td>}
									<td data-line data-label={inspections.inspectors}>
										{names.length > 0 ? shell.marks.list(names.map(({ name }) => name)) : inspections.ownPeople}
									</td>
									<td className="whitespace-nowrap" data-line>
										{visit ? (
											<a href={`#step-${visit.no}`} className="flex items-center gap-2">
												<Chip tone={toneOf(visit.state)}>{stateLabel("inspection", visit.state, language)}</Chip>
												<span className="text-sm tabular-nums">{visit.dueOn}</span>
											</a>
										) : (
											"–"
										)}
									</td>
								</tr>
							);
						})}
					</tbody>
				</table>
			</div>
		</>
	);
}
