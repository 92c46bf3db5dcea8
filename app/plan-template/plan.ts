import type { comparators, unitKinds } from "#db/plans/plan-document.ts";

/** A plan as its template holds it: every list in the order of the rows. Dates ISO; what a cell leaves empty is null. */
export type TemplatePlan = {
	head: {
		title: string;
		number: string | null;
		issuers: string[];
		issuedOn: string | null;
		start: string | null;
		end: string | null;
	};
	phases: { name: string; start: string; end: string }[];
	tasks: TemplateTask[];
	/** One target a row. */
	indicators: {
		task: string | null;
		name: string;
		scope: string | null;
		comparator: (typeof comparators)[number];
		value: number | null;
		unit: string | null;
		milestone: string | null;
	}[];
	units: { name: string; aliases: string[]; kind: (typeof unitKinds)[number]; isGroup: boolean }[];
};
export type TemplateTask = {
	heading: string | null;
	clause: string | null;
	title: string | null;
	text: string;
	lead: string[];
	cooperate: string[];
	implement: string[];
	/** Time limits as printed. */
	limits: string[];
};

/** The sheets of a template with their columns, in order, each with its width. The words above them are the messages'. */
export const sheets = {
	plan: { title: 44, number: 24, issuers: 36, issuedOn: 14, start: 14, end: 14 },
	phases: { name: 32, start: 14, end: 14 },
	tasks: { heading: 26, clause: 12, title: 26, text: 60, lead: 22, cooperate: 30, implement: 30, limits: 26 },
	indicators: { task: 16, name: 32, scope: 28, comparator: 14, value: 12, unit: 12, milestone: 16 },
	units: { name: 36, aliases: 36, kind: 14, isGroup: 16 },
} as const;
export type SheetKey = keyof typeof sheets;
export const sheetKeys = Object.keys(sheets) as SheetKey[];
/** The columns of a sheet, in order. */
export const columnsOf = (sheet: SheetKey): string[] => Object.keys(sheets[sheet]);

/** What is wrong with a row; its sentence is the messages'. */
export type FaultCode =
	| "missing"
	| "date"
	| "number"
	| "choice"
	| "limit"
	| "clause"
	| "clauseTwice"
	| "unitTwice"
	| "nameTwice"
	| "noSuchTask"
	| "order"
	| "oneRow"
	| "noRow"
	| "noColumn"
	| "noSheet"
	| "tooLong";
/** Where a filled-in template isn't right: its sheet, row (from 1, as the program shows it) and column; null for the row as a whole. */
export type Fault = { sheet: SheetKey; row: number; column: string | null; code: FaultCode };
