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

const PART = /(20\d{2})年?(?:第?([一二三四1-4])季度|([上下])半年)/;

type Span = { start: string; end: string; words: string };

/** A quarter or a half of a year. */
function partOf([words, year, quarter, half]: RegExpExecArray): Span {
	const n = quarter ? "一二三四".indexOf(quarter) + 1 || Number(quarter) : 0;
	const [a, b] = n > 0 ? [3 * n - 2, 3 * n] : half === "上" ? [1, 6] : [7, 12];
	return { start: `${year}-${pad(a)}-01`, end: `${year}-${pad(b)}-${pad(lastDay(Number(year), b))}`, words };
}

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
	const part = PART.exec(folded);
	if (part) return partOf(part);
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

/** A stretch of the flow that may be a phase: a clause, or a line of one that has no numbers. */
type Stretch = { from: number; to: number; path: string; title: string; isStep: boolean };

/** The phase that a stretch is, if its heading says when it runs. */
function phaseOf(flow: Flow, { from, to, path, title, isStep }: Stretch, year: number | null): Phase | null {
	const head = flow.text.slice(from, Math.min(to, from + 70));
	const folded = fold(head);
	const bracket = /[([]([^()[\]]{4,40})[)\]]/.exec(folded);
	const isInHead = bracket && bracket.index <= 30;
	const isMeant = /阶段/.test(folded.slice(0, 30)) || isStep;
	const where = isInHead ? (bracket[1] ?? "") : isMeant ? (folded.split(/[。;]/)[0] ?? "") : "";
	const span = where ? (rangeIn(where, year) ?? englishRange(where)) : null;
	if (!span || !isReal(span)) return null;
	const name = (isInHead ? head.slice(0, bracket.index) : (head.split(/[（(。：:，,；;]|20\d\d/)[0] ?? ""))
		.replace(/^第[一二三四五六七八九十\d]+阶段[:：、，,\s]*/, "")
		.replace(/[:：。.,，\s]{1,30}$/, "");
	const label = /第[一二三四五六七八九十\d]+阶段/.exec(folded)?.[0];
	return { name: name.trim() || label || title, start: span.start, end: span.end, clause: path, words: span.words };
}

/** The lines of a clause of steps that numbers none of them. */
function linesOf(flow: Flow, { start, own, path }: Clause): Stretch[] {
	const starts = [...flow.starts.keys()].filter((at) => at > start && at < own);
	const ends = [...flow.folded.slice(start, own).matchAll(/[。;]/g)].map(({ index }) => start + index + 1);
	const cuts = [...new Set([start, ...starts, ...ends, own])].sort((a, b) => a - b);
	const isHead = (from: number) => /阶段|phase|stage/i.test(flow.folded.slice(from, from + 40));
	const heads = cuts.filter((from) => from < own && isHead(from));
	return heads.map((from, i) => ({
		from,
		to: heads[i + 1] ?? own,
		path: path + String.fromCharCode(97 + i),
		title: "",
		isStep: true,
	}));
}

/** The phases of a plan: clauses under its steps, or called phases, whose headings say when they run. */
export function phasesOf(flow: Flow, root: Clause, year: number | null): { phases: Phase[]; clauses: Set<Clause> } {
	const phases: Phase[] = [];
	const clauses = new Set<Clause>();
	const take = (stretch: Stretch): boolean => {
		const phase = phaseOf(flow, stretch, Number(phases.at(-1)?.end.slice(0, 4)) || year);
		if (phase) phases.push(phase);
		return phase !== null;
	};
	for (const clause of clausesOf(root)) {
		const { start: from, own: to, path, title } = clause;
		const isStep = clause.parent !== null && isSteps(clause.parent);
		const isMeant = isStep || /阶段/.test(flow.text.slice(from, from + 24));
		if (isMeant && take({ from, to, path, title, isStep })) clauses.add(clause);
		else if (isSteps(clause) && clause.children.length === 0) for (const stretch of linesOf(flow, clause)) take(stretch);
	}
	return { phases, clauses };
}
