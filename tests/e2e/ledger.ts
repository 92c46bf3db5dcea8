import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import ExcelJS from "exceljs";

/** One line of a ledger by the headings of its columns. */
export type Line = Record<string, string>;

/** A ledger as the page shows it on a day, all of its lines at once. */
export async function readLedger(page: Page, kind: string, on: string): Promise<Line[]> {
	await page.goto(`/ledgers/${kind}?on=${on}&show=all`);
	const table = page.getByRole("table");
	if ((await table.count()) === 0) return [];
	return table.evaluate((shown: HTMLTableElement) => {
		for (const sign of shown.querySelectorAll("[aria-hidden]")) sign.remove();
		const texts = (row: HTMLTableRowElement) => [...row.cells].map((cell) => cell.textContent.trim());
		const titles = texts(shown.tHead?.rows[1] as HTMLTableRowElement);
		return [...(shown.tBodies[0]?.rows ?? [])].map((row) =>
			Object.fromEntries(texts(row).map((text, i) => [titles[i] ?? "", text])),
		);
	});
}

/** The ledger that the page shows, as the file that its button downloads. */
export async function exportLedger(page: Page): Promise<{ title: string; about: string; lines: Line[] }> {
	const downloading = page.waitForEvent("download");
	await page.getByRole("link", { name: "导出 XLSX" }).click();
	const book = new ExcelJS.Workbook();
	await book.xlsx.load((await readFile(await (await downloading).path())) as unknown as ArrayBuffer);
	const rows = (book.worksheets[0]?.getSheetValues() ?? []).slice(1) as (string | undefined)[][];
	const text = (row: number): string[] => (rows[row] ?? []).slice(1).map((cell) => cell ?? "");
	const titles = text(3);
	const lines = rows.slice(4).map((_, i) => Object.fromEntries(titles.map((title, c) => [title, text(i + 4)[c] ?? ""])));
	return { title: text(0)[0] ?? "", about: text(1)[0] ?? "", lines };
}
