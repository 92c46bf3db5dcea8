import type { LedgerRow } from "../services/read-ledger.ts";
import type { LedgerColumn } from "./ledger-columns.ts";
import { printedSheet } from "./printed-sheet.ts";

/** A ledger as a workbook: the line below its title says as of when. */
export const ledgerXlsx = (title: string, about: string, columns: LedgerColumn[], rows: LedgerRow[]): Promise<Buffer> =>
	printedSheet(title, about, {
		widths: columns.map(({ width }) => width),
		headings: [columns.map(({ group }) => group), columns.map((column) => column.title)],
		rows: rows.map((row, i) => columns.map((column) => column.text(row, i + 1))),
	});
