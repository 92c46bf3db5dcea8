import ExcelJS from "exceljs";

export type Cell = { at: string; text: string; isString: boolean; isFormula: boolean };
export type Workbook = { sheet: ExcelJS.Worksheet; cells: Cell[]; rows: string[][] };

/** A workbook as a spreadsheet program would open it: its first sheet, and every cell that holds anything. */
export async function readWorkbook(bytes: Buffer): Promise<Workbook> {
	const workbook = new ExcelJS.Workbook();
	await workbook.xlsx.load(new Uint8Array(bytes).buffer);
	const [sheet] = workbook.worksheets;
	if (!sheet) throw new Error("a workbook without a sheet");
	const cells: Cell[] = [];
	const rows: string[][] = [];
	sheet.eachRow((row) => {
		const texts: string[] = [];
		row.eachCell((cell) => {
			const isString = cell.type === ExcelJS.ValueType.String || cell.type === ExcelJS.ValueType.Merge;
			cells.push({ at: cell.address, text: cell.text, isString, isFormula: cell.type === ExcelJS.ValueType.Formula });
			texts.push(cell.text);
		});
		rows.push(texts);
	});
	return { sheet, cells, rows };
}
