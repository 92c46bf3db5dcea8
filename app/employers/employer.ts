import type { EmployerState, Hazard } from "#workflows/employers.ts";

/** An employer as a row of a list has it; its unit by the name that stands there. */
export type ListedEmployer = { creditCode: string; name: string; hazard: Hazard; unit: string; state: EmployerState };

/** The columns of a list, in order, each with its width. The words above them are the messages'. */
export const columns = { name: 40, creditCode: 26, hazard: 16, unit: 28, state: 12 } as const;
export type Column = keyof typeof columns;
export const columnKeys = Object.keys(columns) as Column[];

export type FaultCode =
	| "missing"
	| "tooLong"
	| "codeForm"
	| "checkDigit"
	| "codeTwice"
	| "choice"
	| "noSuchUnit"
	| "noColumn"
	| "noRow"
	| "noSheet";
/** Where a list isn't right: its row (from 1, as the program shows it) and column, what stands there, and what it is. */
export type Fault = { row: number; column: Column | null; words: string; code: FaultCode };

/** A row that was read without a fault, and where it stands. */
export type Line = { row: number; employer: ListedEmployer };
