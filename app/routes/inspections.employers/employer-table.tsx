import type { EmployerRow } from "#db/queries/employers.ts";
import { Chip } from "../../components/chip.tsx";
import { TableHead } from "../../components/table-head.tsx";
import { useMessages } from "../../lib/use-messages.tsx";

const tones = { severe: "late", ordinary: "soon", unclassified: "plain" } as const;

/** The employers, each with its class and where it is. */
export function EmployerTable({ rows }: { rows: EmployerRow[] }) {
	const { employers, shell } = useMessages();
	const { columns } = employers;
	return (
		<div className="card scroll-x row-cards">
			<table className="table">
				<caption className="sr-only">{employers.title}</caption>
				<TableHead titles={Object.values(columns).map(({ title }) => title)} />
				<tbody>
					{rows.map((row) => (
						<tr key={row.id}>
							<td className="font-medium">
								{row.name} {row.isMadeUp && <Chip>{shell.madeUp}</Chip>}
							</td>
							<td className="whitespace-nowrap tabular-nums" data-line>
								{row.creditCode}
							</td>
							<td>
								<Chip tone={tones[row.hazard]}>{employers.hazards[row.hazard]}</Chip>
							</td>
							<td>{row.unitName}</td>
							<td>{employers.states[row.state]}</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
