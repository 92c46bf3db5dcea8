import { type Clause, clausesOf } from "./clauses.ts";
import type { Flow } from "./flow.ts";
import { fold } from "./fold.ts";
import { isSteps } from "./tasks.ts";

/** A dated stretch of a plan. Dates ISO, first and last day. */
export type Phase = { name: string; start: string; end: string; clause: string; words: string };

const POINT = "(?:(20\\d{2})年)?(?:(\\d{1,2})月(?:份)?(?:(\\d{1,2})日|[上中下]旬|底|初)?)?";
const RANGE = new RegExp(`${POINT}(?:[-~]{1,2}|至|到)${POINT}`);
const SINGLE = /(20\d{2})年(?:(\d{1,2})月(?:份)?(?:(\d{1,2})日)?)?/;
const pad = (n: number): string => String(n).padStart(2, "0");
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

type Span = { start: string; end: string; words: string };

function rangeIn(folded: string, year: number | null): Span | null {
	const range = RANGE.exec(folded);
	const [, y1, m1, d1, y2, m2, d2] = range ?? [];
	const from = Number(y1) || (year ?? 0);
	if (range && from && (m1 || y1) && (m2 || y2)) {
		const to = Number(y2) || from;
		const [a, b] = [Number(m1) || 1, Number(m2) || 12];
		return {
			start: `${from}-${pad(a)}-${pad(Number(d1) || 1)}`,
			end: `${to}-${pad(b)}-${pad(Number(d2) || lastDay(to, b))}`,
			words: range[0],
		};
	}
	const single = SINGLE.exec(folded);
	const [, y, m, d] = single ?? [];
	if (!single || !y) return null;
	const [a, b] = [Number(m) || 1, Number(m) || 12];
	const isBefore = /^(?:[底末]?前|底|末)/.test(folded.slice(single.index + single[0].length)) && !m;
	return isBefore
		? null
		: {
				start: `${y}-${pad(a)}-${pad(Number(d) || 1)}`,
				end: `${y}-${pad(b)}-${pad(Number(d) || lastDay(Number(y), b))}`,
				words: single[0],
			};
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const ENGLISH = /([A-Z][a-z]{2,8})(?:\s?(20\d{2}))?\s?(?:[-~]|to)\s?([A-Z][a-z]{2,8})\s?(20\d{2})/;
const monthOf = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

function englishRange(folded: string): Span | null {
	const [words, from = "", year, to = "", last] = ENGLISH.exec(folded) ?? [];
	const [a, b] = [monthOf(from), monthOf(to)];
	if (!words || !last || a === 0 || b === 0) return null;
	return { start: `${year ?? last}-${pad(a)}-01`, end: `${last}-${pad(b)}-${pad(lastDay(Number(last), b))}`, words };
}

const isReal = ({ start, end }: Span): boolean =>
	[start, end].every((date) => !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date)) && start <= end;

/** The phase that a clause is, if its heading says when it runs. */
function phaseOf(flow: Flow, clause: Clause, year: number | null): Phase | null {
	const head = flow.text.slice(clause.start, Math.min(clause.own, clause.start + 70));
	const folded = fold(head);
	const bracket = /[([]([^()[\]]{4,40})[)\]]/.exec(folded);
	const isInHead = bracket && bracket.index <= 30;
	const where = isInHead
		? (bracket[1] ?? "")
		: /阶段/.test(folded.slice(0, 30)) || (clause.parent && isSteps(clause.parent))
			? (folded.split(/[。;]/)[0] ?? "")
			: "";
	const span = where ? (rangeIn(where, year) ?? englishRange(where)) : null;
	if (!span || !isReal(span)) return null;
	const name = (isInHead ? head.slice(0, bracket.index) : (head.split(/[（(。：:，,；;]|20\d\d/)[0] ?? ""))
		.replace(/^第[一二三四五六七八九十\d]+阶段[:：、，,\s]*/, "")
		.replace(/[:：。.,，\s]+$/, "");
	const label = /第[一二三四五六七八九十\d]+阶段/.exec(folded)?.[0];
	return { name: name.trim() || label || clause.title, start: span.start, end: span.end, clause: clause.path, words: span.words };
}

/** The phases of a plan: clauses under its steps, or called phases, whose headings say when they run. */
export function phasesOf(flow: Flow, root: Clause, year: number | null): { phases: Phase[]; clauses: Set<Clause> } {
	const phases: Phase[] = [];
	const clauses = new Set<Clause>();
	for (const clause of clausesOf(root)) {
		const isMeant =
			(clause.parent !== null && isSteps(clause.parent)) || /阶段/.test(flow.text.slice(clause.start, clause.start + 24));
		const phase = isMeant ? phaseOf(flow, clause, Number(phases.at(-1)?.end.slice(0, 4)) || year) : null;
		if (!phase) continue;
		phases.push(phase);
		clauses.add(clause);
	}
	return { phases, clauses };
}
