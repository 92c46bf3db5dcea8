import type { ReactNode } from "react";
import type { ChecklistRow } from "#db/queries/checklists.ts";
import { Chip } from "../../components/chip.tsx";
import { TableHead } from "../../components/table-head.tsx";
import { moment } from "../../lib/format.ts";
import { useMessages } from "../../lib/use-messages.tsx";

/** The version in force of one subject's checklist. */
export function ChecklistCard({ row, children }: { row: ChecklistRow; children: ReactNode }) {
	const { checklists, fields } = useMessages();
	return (
		<section className="card p-4">
			<h2 className="card-title">
				{row.subject} <span className="ml-1 font-normal text-quiet">{checklists.version(row.version)}</span>
			</h2>
			<p className="mb-2 text-sm text-quiet">{checklists.issued(moment(row.issuedAt), row.byUnit, row.byName)}</p>
			<div className="scroll-x row-cards">
				<table className="table">
					<caption className="sr-only">{row.subject}</caption>
					<TableHead titles={Object.values(checklists.columns)} />
					<tbody>
						{row.items.map(({ key, text, basis, severity }) => (
							<tr key={key}>
								<td className="min-w-64">
									{key}. {text}
								</td>
								<td data-line>{basis}</td>
								<td>
									<Chip tone={severity === "minor" ? "plain" : "late"}>{fields.option[severity]}</Chip>
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
			{children}
		</section>
	);
}
