import { type Columns, columnsOf } from "./columns.ts";
import { type Calendar, type Deadline, deadlinesIn, deadlinesOf } from "./deadlines.ts";
import { listDuties, readDuties } from "./duties.ts";
import type { Place, Table } from "./flow.ts";
import { fold } from "./fold.ts";
import type { Meaning } from "./heads.ts";
import { closeUp } from "./lines.ts";
import type { Duty, Role } from "./roles.ts";
import { mayBeUnits, unitNames } from "./unit-names.ts";

/** One row of a responsibility table. `heading` is the block it stands in, `text` what has to be done. */
export type TableRow = {
	no: string;
	heading: string;
	text: string;
	columns: { words: string; text: string }[];
	duties: Duty[];
	shared: boolean;
	deadlines: Deadline[];
	place: Place;
};

const ROLES = ["lead", "cooperate", "implement"] as const;
const OTHERS = new Set<Meaning>(["goal", "target", "indicator", "task", "period", "begin", "other"]);

function dutiesOf(text: string, role: Role, verb: string, isFirstLead: boolean): { duties: Duty[]; shared: boolean } {
	const read = readDuties(closeUp(text), { isFirstLead });
	if (read) return { duties: read.duties, shared: read.shared };
	const names = unitNames(text);
	if (!mayBeUnits(names)) return { duties: [], shared: false };
	const duties = listDuties(names, role, verb, isFirstLead);
	return { duties, shared: duties.filter((duty) => duty.role === "lead").length > 1 };
}

/** Who a row names, column by column; a unit named twice keeps its first part. Where nobody leads, those who implement do. */
function dutiesIn({ heads, meanings }: Columns, cells: string[], isFirstLead: boolean): { duties: Duty[]; shared: boolean } {
	const hasLead = meanings.includes("lead");
	const parts = ROLES.flatMap((role) =>
		cells.flatMap((cell, k) =>
			meanings[k] === role && cell !== ""
				? [dutiesOf(cell, role === "implement" && !hasLead ? "lead" : role, heads[k] ?? "", isFirstLead)]
				: [],
		),
	);
	const seen = new Set<string>();
	return {
		duties: parts.flatMap((part) => part.duties).filter(({ unit }) => !seen.has(unit) && seen.add(unit)),
		shared: parts.some(({ shared }) => shared),
	};
}

const NOTHING = /^(?:[-—–/\s]{0,6}|无)$/;
const FEWEST_PERIODS = 2;
/** What each of several columns for parts of a year (第一季度｜第二季度｜…) asks for: by the date that its words print, else by the end of that part. */
function periodsIn({ heads, meanings }: Columns, cells: string[], calendar: Calendar): Deadline[] {
	if (meanings.filter((meaning) => meaning === "period").length < FEWEST_PERIODS) return [];
	return cells.flatMap((cell, k) => {
		if (meanings[k] !== "period" || NOTHING.test(cell)) return [];
		const own = deadlinesIn(cell, calendar).filter(({ date }) => date !== null);
		const part = PART.exec(fold(heads[k] ?? ""))?.[0] ?? "";
		return own.length > 0 ? own : deadlinesOf(part, calendar);
	});
}
/** The part of a year that a column's head names. */
const PART = /(?:20\d{2}年?)?(?:第?[一二三四1-4]季度|[上下]半年|Q[1-4]|\d{1,2}月[底末]?)/i;

/** The number that a block's title begins with: 三、砂石堆场扬尘. */
const numberIn = (title: string): string =>
	/^[(（]?([一二三四五六七八九十]{1,3}|\d{1,3})[)）]?[、.．:：\s]/.exec(fold(title))?.[1] ?? "";

/** The rows of a responsibility table; empty if the table has no column for who is responsible. */
export function rowsOf(table: Table, isFirstLead: boolean, calendar: Calendar): TableRow[] {
	const columns = columnsOf(table);
	if (!columns?.meanings.some((meaning) => ROLES.some((role) => role === meaning))) return [];
	const { heads, meanings } = columns;
	const firstLeads = isFirstLead || heads.some((head) => /(?:第一|首)[^,]{0,6}牵头/.test(fold(head)));
	let heading = "";
	return columns.rows.flatMap(({ cells: printed, place, block }): TableRow[] => {
		const cells = printed.map(closeUp);
		const filled = cells.filter(Boolean);
		// One cell across the row names a block.
		if (new Set(filled).size === 1 && heads.length > 2 && block === undefined) {
			heading = filled[0] ?? heading;
			return [];
		}
		const textOf = (meaning: Meaning) => cells.filter((cell, k) => meanings[k] === meaning && cell !== "");
		heading = block ?? textOf("heading")[0] ?? heading;
		const text = textOf("task").join("；") || textOf("goal").join("；") || heading;
		const { duties, shared } = dutiesIn(columns, printed, firstLeads);
		const limits = textOf("deadline").flatMap((cell) => deadlinesOf(cell, calendar));
		const deadlines = [...limits, ...periodsIn(columns, cells, calendar)];
		if (text === "" || (duties.length === 0 && deadlines.length === 0)) return [];
		const others = cells.flatMap((cell, k) =>
			cell && OTHERS.has(meanings[k] ?? "other") ? [{ words: heads[k] ?? "", text: cell }] : [],
		);
		const no = textOf("no")[0] ?? (block ? numberIn(block) : "");
		return [{ no, heading, text, columns: others, duties, shared, deadlines, place }];
	});
}
