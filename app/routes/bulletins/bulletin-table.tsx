import type { BulletinRow } from "#db/queries/bulletins.ts";
import { stateLabel } from "#workflows/labels.ts";
import { Chip, toneOf } from "../../components/chip.tsx";
import { TableHead } from "../../components/table-head.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";

/** The bulletins, each with how it stands. */
export function BulletinTable({ rows }: { rows: BulletinRow[] }) {
	const { bulletins } = useMessages();
	const language = useLanguage();
	return (
		<div className="card scroll-x row-cards">
			<table className="table">
				<caption className="sr-only">{bulletins.title}</caption>
				<TableHead
					titles={[bulletins.name, bulletins.number, bulletins.asOf, bulletins.state, bulletins.objectBy, bulletins.issuedOn]}
				/>
				<tbody>
					{rows.map((row) => (
						<tr key={row.taskId}>
							<td className="min-w-52 font-medium">
								<a href={`/tasks/${row.taskId}`}>{row.title}</a>
							</td>
							<td className="whitespace-nowrap" data-line data-label={bulletins.number}>
								{row.paper ? <a href={`/papers/${row.paper.id}`}>{row.paper.printed}</a> : null}
							</td>
							<td className="whitespace-nowrap tabular-nums" data-line data-label={bulletins.asOf}>
								{row.asOf}
							</td>
							<td data-line>
								<Chip tone={toneOf(row.state)}>{stateLabel(row.machine, row.state, language)}</Chip>
								{row.objections > 0 && <span className="ml-2 text-sm text-late">{bulletins.objections(row.objections)}</span>}
							</td>
							<td className="whitespace-nowrap tabular-nums" data-line data-label={bulletins.objectBy}>
								{row.objectBy}
							</td>
							<td className="whitespace-nowrap tabular-nums" data-line data-label={bulletins.issuedOn}>
								{row.issuedOn}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
