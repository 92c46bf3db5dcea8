import { stateLabel } from "#workflows/labels.ts";
import { Chip, toneOf } from "../../components/chip.tsx";
import { LightMark } from "../../components/light-mark.tsx";
import { TableHead } from "../../components/table-head.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import type { LitLetter } from "./load-letters.server.ts";

/** The letters, each with how it stands and how it is kept. */
export function LetterTable({ rows }: { rows: LitLetter[] }) {
	const { letters } = useMessages();
	const language = useLanguage();
	return (
		<div className="card scroll-x row-cards">
			<table className="table">
				<caption className="sr-only">{letters.title}</caption>
				<TableHead titles={[letters.unit, letters.plan, letters.state, letters.signBy, letters.kept]} />
				<tbody>
					{rows.map((row) => (
						<tr key={row.taskId}>
							<td className="font-medium">
								<a href={`/tasks/${row.taskId}`}>{row.unitName}</a>
							</td>
							<td className="min-w-52 text-quiet" data-line>
								{row.planTitle}
							</td>
							<td data-line>
								<Chip tone={toneOf(row.state)}>{stateLabel("letter", row.state, language)}</Chip>
								{row.isOutdated && <span className="block text-sm text-soon">{letters.outdatedMark}</span>}
							</td>
							<td className="whitespace-nowrap tabular-nums" data-line data-label={letters.signBy}>
								{row.state === "sent" && row.dueOn ? (
									<>
										{row.dueOn} <LightMark lit={row.lit} />
									</>
								) : null}
							</td>
							<td data-line data-label={letters.kept}>
								{letters.keptLine(row.done, row.all, row.late)}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
