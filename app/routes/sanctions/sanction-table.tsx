import type { SanctionRow } from "#db/queries/sanctions.ts";
import { Chip } from "../../components/chip.tsx";
import { TableHead } from "../../components/table-head.tsx";
import { useMessages } from "../../lib/use-messages.tsx";

/** Against whom which measure was decided on, how it was entered and published, and how it ended. */
export function SanctionTable({ rows, isEnded }: { rows: SanctionRow[]; isEnded: boolean }) {
	const { sanctions, shell } = useMessages();
	const { columns } = sanctions;
	const titles = [columns.employer, columns.measure, columns.decision, columns.publication, ...(isEnded ? [columns.lifted] : [])];
	return (
		<div className="card scroll-x row-cards">
			<table className="table">
				<caption className="sr-only">{sanctions.list}</caption>
				<TableHead titles={titles} />
				<tbody>
					{rows.map((row) => (
						<tr key={`${row.taskId}-${row.stepNo}`}>
							<td className="min-w-40 font-medium" data-line>
								<a href={`/tasks/${row.taskId}#step-${row.stepNo}`}>{row.employer}</a>
								{row.creditCode && <span className="block text-sm font-normal text-quiet">{row.creditCode}</span>}
							</td>
							<td className="min-w-44" data-line>
								<Chip tone={isEnded ? "plain" : "late"}>{row.measure}</Chip>
								<span className="block text-sm text-quiet">
									{row.clause} {row.title}
								</span>
							</td>
							<td data-line data-label={row.isListed ? columns.entry : columns.decision}>
								{row.documentNumber}
								<span className="block text-sm text-quiet">{shell.marks.comma([row.decidedBy ?? "", row.decidedOn])}</span>
							</td>
							<td data-line data-label={columns.publication}>
								{row.publishedOn ? shell.marks.comma([row.place ?? "", row.publishedOn]) : null}
							</td>
							{isEnded && (
								<td data-line data-label={columns.lifted}>
									{row.liftedOn}
									<span className="block text-sm text-quiet">{row.liftedFor}</span>
								</td>
							)}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
