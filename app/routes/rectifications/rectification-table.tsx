import { stateLabel } from "#workflows/labels.ts";
import { Chip, toneOf } from "../../components/chip.tsx";
import { LightMark } from "../../components/light-mark.tsx";
import { TableHead } from "../../components/table-head.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import type { LitRectification } from "./load-rectifications.server.ts";

/** The findings, each with who puts it right, how far it is, and until when. */
export function RectificationTable({ rows, caption }: { rows: LitRectification[]; caption: string }) {
	const m = useMessages();
	const language = useLanguage();
	const { columns } = m.rectifications;
	return (
		<div className="card scroll-x row-cards">
			<table className="table">
				<caption className="sr-only">{caption}</caption>
				<TableHead titles={[columns.unit, columns.finding, columns.severity, columns.due, columns.state, columns.relapses]} />
				<tbody>
					{rows.map((row) => (
						<tr key={`${row.taskId}-${row.stepNo}`}>
							<td className="font-medium">{row.unitName}</td>
							<td className="min-w-60" data-line>
								<a href={`/tasks/${row.taskId}#step-${row.stepNo}`}>
									{row.finding ?? <span className="text-quiet">{m.rectifications.hidden}</span>}
								</a>
								<span className="block text-sm text-quiet">
									{row.clause} {row.title}
								</span>
							</td>
							<td data-label={columns.severity}>
								<Chip tone={row.severity === "minor" ? "plain" : "late"}>{m.fields.option[row.severity] ?? row.severity}</Chip>
							</td>
							<td className="whitespace-nowrap tabular-nums" data-line data-label={columns.due}>
								{row.dueOn} <LightMark lit={row.lit} />
							</td>
							<td>
								<Chip tone={toneOf(row.state)}>{stateLabel("rectification", row.state, language)}</Chip>
							</td>
							<td className="tabular-nums">
								{row.relapses > 0 && <span className="text-late">{m.task.relapses(row.relapses)}</span>}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
