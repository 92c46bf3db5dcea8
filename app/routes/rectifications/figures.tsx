import type { UnitFigures } from "#db/queries/rectifications.ts";
import { TableHead } from "../../components/table-head.tsx";
import { relapseRate } from "../../lib/relapse-rate.ts";
import { useMessages } from "../../lib/use-messages.tsx";

/** How many findings each unit has, how they stand, and how many of those looked back at had relapsed. */
export function Figures({ figures }: { figures: UnitFigures[] }) {
	const { rectifications } = useMessages();
	const { figureColumns } = rectifications;
	return (
		<section className="mb-4" aria-labelledby="figures">
			<h2 id="figures" className="mb-2 font-semibold">
				{rectifications.figures}
			</h2>
			<div className="card scroll-x row-cards">
				<table className="table">
					<caption className="sr-only">{rectifications.figures}</caption>
					<TableHead
						titles={[
							figureColumns.unit,
							figureColumns.all,
							figureColumns.open,
							figureColumns.late,
							figureColumns.closed,
							figureColumns.lookedBack,
							figureColumns.relapsed,
							figureColumns.rate,
						]}
					/>
					<tbody>
						{figures.map(({ unitId, unitName, all, open, late, closed, lookedBack, relapsed }) => (
							<tr key={unitId}>
								<td className="font-medium" data-line>
									<a href={`/rectifications?unit=${unitId}`}>{unitName}</a>
								</td>
								<td className="tabular-nums" data-label={figureColumns.all}>
									{all}
								</td>
								<td className="tabular-nums" data-label={figureColumns.open}>
									{open}
								</td>
								<td className={`tabular-nums ${late > 0 ? "text-late" : ""}`} data-label={figureColumns.late}>
									{late}
								</td>
								<td className="tabular-nums" data-label={figureColumns.closed}>
									{closed}
								</td>
								<td className="tabular-nums" data-label={figureColumns.lookedBack}>
									{lookedBack}
								</td>
								<td className={`tabular-nums ${relapsed > 0 ? "text-late" : ""}`} data-label={figureColumns.relapsed}>
									{relapsed}
								</td>
								<td className="tabular-nums" data-label={figureColumns.rate}>
									{relapseRate(relapsed, lookedBack)}
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</section>
	);
}
