import { Chip } from "../../components/chip.tsx";
import { TableHead } from "../../components/table-head.tsx";
import { useMessages } from "../../lib/use-messages.tsx";
import type { Typed } from "./load-measures.server.ts";

/** The measures as they stand, mildest first: what the document says, who decides, what has to come before. */
export function MeasureTable({ rows }: { rows: Typed[] }) {
	const { sanctions } = useMessages();
	const { fields, parties } = sanctions;
	return (
		<div className="card scroll-x row-cards">
			<table className="table">
				<caption className="sr-only">{sanctions.title}</caption>
				<TableHead titles={[fields.name, fields.clause, fields.words, fields.party, fields.after]} />
				<tbody>
					{rows.map((row) => (
						<tr key={row.name}>
							<td className="min-w-32 font-medium">
								{row.name} {row.isListed && <Chip tone="late">{sanctions.listed}</Chip>}
							</td>
							<td className="whitespace-nowrap">{row.clause}</td>
							<td className="min-w-48" data-line>
								{row.words}
							</td>
							<td data-line data-label={fields.party}>
								{row.party === "lead" ? parties.lead : parties.secretariat}
							</td>
							<td data-line data-label={fields.after}>
								{row.after || null}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
