import type { PromiseRow } from "#db/queries/letters.ts";
import { clockLabels, stateLabel } from "#workflows/labels.ts";
import { Chip, toneOf } from "../../../components/chip.tsx";
import { TableHead } from "../../../components/table-head.tsx";
import { useLanguage, useMessages } from "../../../lib/use-messages.tsx";

/** Held against results: each promised task beside how the unit's part in it stands. */
export function Promises({ promises }: { promises: PromiseRow[] }) {
	const { letters } = useMessages();
	const language = useLanguage();
	if (promises.length === 0) return null;
	return (
		<>
			<h3 className="mt-4 font-medium">{letters.promised}</h3>
			<div className="scroll-x row-cards">
				<table className="table">
					<caption className="sr-only">{letters.promised}</caption>
					<TableHead titles={[letters.promise, letters.promisedBy, letters.is]} />
					<tbody>
						{promises.map(({ taskId, clause, title, promisedBy, part }) => (
							<tr key={taskId}>
								<td className="min-w-52">
									<span className="mr-2 text-quiet">{clause}</span>
									<a href={part ? `/tasks/${taskId}#step-${part.no}` : `/tasks/${taskId}`}>{title}</a>
								</td>
								<td className="whitespace-nowrap tabular-nums" data-line data-label={letters.promisedBy}>
									{promisedBy}
								</td>
								<td data-line data-label={letters.is}>
									{part ? (
										<>
											<Chip tone={toneOf(part.state)}>{stateLabel("implementation", part.state, language)}</Chip>
											{part.clock === "overdue" && <span className="ml-2 text-late">{clockLabels[language].states.overdue}</span>}
										</>
									) : (
										<span className="text-quiet">{letters.gone}</span>
									)}
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</>
	);
}
