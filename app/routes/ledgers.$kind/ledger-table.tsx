import type { LedgerKind } from "#db/queries/list-ledger.ts";
import { LightMark } from "../../components/light-mark.tsx";
import { type LedgerColumn, ledgerColumns } from "../../documents/ledger-columns.ts";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import type { LedgerRow } from "../../services/read-ledger.ts";

/** Group headings with the number of columns under each. */
function spans(columns: LedgerColumn[]): { group: string; span: number }[] {
	const found: { group: string; span: number }[] = [];
	for (const { group } of columns) {
		const last = found.at(-1);
		if (last?.group === group) last.span++;
		else found.push({ group, span: 1 });
	}
	return found;
}

/** A page of a ledger; `before`, so many lines stand on the pages before it. */
type Props = { kind: LedgerKind; caption: string; rows: LedgerRow[]; before: number };

/** A ledger as it leaves in the file: two rows of headings, a line for each part. */
export function LedgerTable({ kind, caption, rows, before }: Props) {
	const m = useMessages();
	const language = useLanguage();
	const columns = ledgerColumns(kind, m, language);
	return (
		<div className="ledger card scroll-x">
			<table className="table">
				<caption className="sr-only">{caption}</caption>
				<thead>
					<tr>
						{spans(columns).map(({ group, span }) => (
							<th key={group} scope="colgroup" colSpan={span} className="border-r text-center">
								{group}
							</th>
						))}
					</tr>
					<tr>
						{columns.map((column) => (
							<th key={column.title} scope="col">
								{column.title}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map((row, i) => (
						<tr key={`${row.taskId}-${row.stepNo}`}>
							{columns.map((column) => (
								<td key={column.title} className={column.width > 20 ? "min-w-40" : "whitespace-nowrap"}>
									{column.title === m.ledgers.columns.light ? (
										<LightMark lit={row.lit} />
									) : column.title === m.ledgers.columns.title ? (
										<a href={`/tasks/${row.taskId}#step-${row.stepNo}`}>{row.title}</a>
									) : (
										column.text(row, before + i + 1)
									)}
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
