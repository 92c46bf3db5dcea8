import { isClausePath } from "#db/plans/clause-path.ts";
import { type Calendar, deadlinesOf } from "../reading/deadlines.ts";
import { clauseIn, dayIn, limitsIn, namesIn, numberIn } from "../reading/strict-cells.ts";
import type { FaultCode } from "./plan.ts";

const LONGEST = 2_000;

/** One row, read strictly: every cell gives what it has to be, or a fault. */
export function rowCells(words: (column: string) => string, fault: (column: string, code: FaultCode) => void) {
	const or = <T>(column: string, value: T | null, code: FaultCode): T | null => {
		if (value === null) fault(column, code);
		return value;
	};
	const text = (column: string): string | null => {
		const said = words(column);
		if (said.length > LONGEST && column !== "text") fault(column, "tooLong");
		return said === "" ? null : said;
	};
	const needed = (column: string): string => or(column, text(column), "missing") ?? "";
	return {
		text,
		needed,
		names: (column: string): string[] => namesIn(words(column)),
		date: (column: string): string | null => (words(column) === "" ? null : or(column, dayIn(words(column)), "date")),
		number: (column: string): number | null => (words(column) === "" ? null : or(column, numberIn(words(column)), "number")),
		choice: <K extends string>(column: string, choices: [K, string][]): K | null =>
			words(column) === "" ? null : or(column, choices.find(([, label]) => label === words(column))?.[0] ?? null, "choice"),
		clause: (column: string): string | null => {
			const said = clauseIn(words(column));
			return said === "" ? null : or(column, isClausePath(said) ? said : null, "clause");
		},
		limits: (column: string, calendar: Calendar): string[] => {
			const limits = limitsIn(words(column));
			if (limits.some((limit) => deadlinesOf(limit, calendar).length === 0)) fault(column, "limit");
			return limits;
		},
	};
}
export type RowCells = ReturnType<typeof rowCells>;
