import type { Place, Table } from "./flow.ts";
import { fold } from "./fold.ts";
import { areHeads, type Meaning, meaningOf, responsibleIs } from "./heads.ts";
import { closeUp } from "./lines.ts";

/** A table understood: what each column holds, and the rows below its head. `blocks` gives the heading that a row stands under by itself. */
export type Columns = { heads: string[]; meanings: Meaning[]; rows: { cells: string[]; place: Place; block?: string }[] };

/** Whether the row below a head says more exactly what its columns are: merged cells say the same twice, years stand under one name. */
function isHeadBelow(cells: string[], next: string[]): boolean {
	const filled = next.filter((cell) => cell !== "");
	// A cell of the head that reaches across several columns is told apart below it, beside cells that reach down.
	const isAcross = (k: number) => cells[k] !== "" && (cells[k] === cells[k - 1] || cells[k] === cells[k + 1]);
	const isMerged =
		next.some((cell, k) => cell !== "" && cell === cells[k]) && next.every((cell, k) => cell === cells[k] || isAcross(k));
	const isNew = next.some((cell, k) => cell !== "" && cell !== cells[k]);
	const isHead = (cell: string, k: number) =>
		isMerged || cell === "" || cell === cells[k] || meaningOf(cell) !== "other" || /^20\d{2}/.test(cell);
	return isNew && filled.length > 1 && filled.every((cell) => cell.length <= 16 && !/^\d{1,3}$/.test(cell)) && next.every(isHead);
}

/** 重点任务 is a block's heading where another column holds the work itself, and the work where none does. */
function meaningsOf(heads: string[], lower: string[]): Meaning[] {
	const meanings = heads.map((head, k) => {
		const own = lower[k] ? meaningOf(lower[k] ?? "") : "other";
		return own !== "other" ? own : meaningOf(head);
	});
	if (!meanings.includes("task")) {
		const work = meanings.findLastIndex((meaning) => meaning === "heading" || meaning === "goal");
		if (work >= 0) meanings[work] = "task";
	}
	const responsible = responsibleIs(new Set(meanings));
	return meanings.map((meaning) => (meaning === "responsible" ? responsible : meaning));
}

const MOST_HEADS = 3;

/** The rows of a table whose head is one row, or two or three where cells are merged. */
function underHeads({ rows }: Table): Columns | null {
	const first = rows.slice(0, 6).findIndex(({ cells }) => areHeads(cells.map(closeUp)));
	if (first < 0) return null;
	let heads = (rows[first]?.cells ?? []).map(closeUp);
	let lower: string[] = [];
	let end = first + 1;
	for (; end < first + MOST_HEADS; end++) {
		const next = (rows[end]?.cells ?? []).map(closeUp);
		if (!isHeadBelow(lower.length > 0 ? lower : heads, next)) break;
		heads = Array.from({ length: Math.max(heads.length, next.length) }, (_, k) => {
			const [upper = "", below = ""] = [heads[k], next[k]];
			return upper === below || below === "" ? upper : upper === "" ? below : `${upper} ${below}`;
		});
		lower = next;
	}
	const meanings = meaningsOf(heads, lower);
	return { heads, meanings, rows: joined(rows.slice(end), heads, meanings) };
}

/** Rows that a page's end has cut in two, as one: the second half has no number of its own, or nothing but words of the task. */
function joined(rows: Table["rows"], heads: string[], meanings: Meaning[]): Table["rows"] {
	const out: Table["rows"] = [];
	const no = meanings.indexOf("no");
	for (const row of rows) {
		const last = out.at(-1);
		const isHead = isHeadAgain(row.cells, { heads });
		const isOnNext = last !== undefined && last.place.page !== null && row.place.page === last.place.page + 1;
		const filled = meanings.filter((_, k) => (row.cells[k] ?? "") !== "");
		const isRest = filled.length > 0 && (no >= 0 ? row.cells[no] === "" : filled.every((meaning) => meaning === "task"));
		if (isHead) continue;
		if (isOnNext && isRest && !runsAcross(row.cells))
			out[out.length - 1] = { ...last, cells: last.cells.map((cell, k) => cell + (row.cells[k] ?? "")) };
		else out.push(row);
	}
	return out;
}

/** Whether one cell runs across the whole row. */
const runsAcross = (cells: string[]): boolean => cells[0] !== "" && cells.every((cell) => cell === cells[0]);

/** A form has no more labels than these; a table with more different words in its first column is none. */
const MOST_LABELS = 60;
const IN_CHARGE = new Set<Meaning>(["lead", "cooperate", "implement", "responsible"]);

/** A form: each row holds a label and what belongs to it (整改目标｜…, 牵头单位｜…); one record until a label comes again or a title runs across. */
function asForm({ rows }: Table): Columns | null {
	const heads: string[] = [];
	const records: { cells: string[]; place: Place; block?: string }[] = [];
	let record: (typeof records)[number] | null = null;
	for (const { cells, place } of rows) {
		if (runsAcross(cells)) {
			record = { cells: [], place, block: closeUp(cells[0] ?? "") };
			records.push(record);
			continue;
		}
		for (let k = 0; k + 1 < cells.length; k += 2) {
			const label = closeUp(cells[k] ?? "");
			if (label === "" || label === cells[k + 1]) continue;
			if (label.length > 12 || heads.length > MOST_LABELS) return null;
			let column = heads.indexOf(label);
			if (column < 0) column = heads.push(label) - 1;
			if (!record || record.cells[column] !== undefined) {
				record = { cells: [], place };
				records.push(record);
			}
			record.cells[column] = cells[k + 1] ?? "";
		}
	}
	const meanings = heads.map(meaningOf);
	const known = meanings.filter((meaning) => meaning !== "other").length;
	if (!meanings.some((meaning) => IN_CHARGE.has(meaning)) || known < 2 || known < heads.length / 2) return null;
	const filled = records.filter(({ cells }) => cells.length > 0);
	return {
		heads,
		meanings: meaningsOf(heads, []),
		rows: filled.map((one) => ({ ...one, cells: heads.map((_, k) => one.cells[k] ?? "") })),
	};
}

/** What a table's columns hold; null where neither its first rows nor its first column say. */
export const columnsOf = (table: Table): Columns | null => underHeads(table) ?? asForm(table);

/** Whether a row is the head printed again, at the top of the next page. */
const isHeadAgain = (cells: string[], { heads }: { heads: string[] }): boolean =>
	cells.filter((cell, k) => cell !== "" && fold(heads[k] ?? "").includes(fold(closeUp(cell)))).length >=
	Math.max(2, cells.filter(Boolean).length - 1);
