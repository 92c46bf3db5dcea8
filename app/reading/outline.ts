import type { Flow } from "./flow.ts";
import { type Marker, type MarkerKind, markersOf } from "./markers.ts";

/** A numbered piece of a document. Its words run from `start` to `stop` in the flow; `own` is where its first child begins. */
export type Clause = {
	kind: MarkerKind | "root" | "annexList";
	n: number;
	path: string;
	/** The heading it begins with; "" if it has none. */
	title: string;
	at: number;
	start: number;
	own: number;
	stop: number;
	/** The number doesn't follow on the one before. */
	isOutOfOrder: boolean;
	parent: Clause | null;
	children: Clause[];
};

const HAN = "零一二三四五六七八九十";
const hanNumber = (n: number): string =>
	n <= 10 ? (HAN[n] ?? "") : n < 20 ? `十${HAN[n - 10]}` : `${HAN[Math.floor(n / 10)]}十${n % 10 ? HAN[n % 10] : ""}`;

const LABELS: Partial<Record<MarkerKind, (n: number) => string>> = {
	han: hanNumber,
	hanBracket: (n) => `（${hanNumber(n)}）`,
	digit: String,
	digitBracket: (n) => `（${n}）`,
	halfBracket: (n) => `${n}）`,
	circled: (n) => String.fromCharCode(0x2460 + n - 1),
	roman: (n) =>
		["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"][n] ?? String(n),
	letter: (n) => String.fromCharCode(64 + n),
	box: (n) => `专栏${n}`,
};

/** How deep a kind of number usually stands; a decimal is as deep as it has figures. */
const RANK: Record<MarkerKind, number> = {
	annex: 0,
	part: 1,
	chapter: 2,
	roman: 2,
	han: 3,
	hanBracket: 4,
	letter: 4,
	decimal: 5,
	digit: 5,
	digitBracket: 6,
	halfBracket: 7,
	circled: 8,
	box: 9,
};
/** Numbers that run on in a sentence (①…；②…) are no clauses of their own unless each begins a line. */
const ONLY_AT_LINE = new Set<MarkerKind>(["digitBracket", "halfBracket", "circled"]);
const HEADING = 40;
const RUN_ON = 400;
const MAX_DEPTH = 12;
/** No document has as many; what comes after is text. */
const MAX_CLAUSES = 4_000;

function pathOf(parent: Clause, marker: Marker, flow: Flow): string {
	if (marker.kind === "annex")
		return flow.text.slice(marker.at, marker.at + 2) + (marker.label && flow.folded.slice(marker.at + 2, marker.end).trim());
	if (marker.kind === "box") return `专栏${marker.label || marker.n}`;
	if (marker.kind === "decimal") return marker.label;
	if (marker.kind === "part" || marker.kind === "chapter") return (parent.kind === "root" ? "" : parent.path) + marker.label;
	const base = parent.kind === "root" ? "" : parent.path;
	const label = LABELS[marker.kind]?.(marker.n) ?? marker.label;
	return /\d$/.test(base) && /^\d/.test(label) ? `${base}.${label}` : base + label;
}

function titleOf(flow: Flow, start: number, stop: number): string {
	const head = flow.folded.slice(start, Math.min(stop, start + HEADING));
	const end = head.search(/[。:;]|\((?!试行|暂行)/);
	const line = [...Array(head.length).keys()].find((i) => i > 0 && flow.starts.has(start + i));
	// A line that ends well before the others do ends a heading.
	const isHeading = line !== undefined && line < flow.width * 0.8 && !/[,、]$/.test(head.slice(0, line));
	if (isHeading && (end < 0 || line < end)) return flow.text.slice(start, start + line).trim();
	if (end >= 0) return flow.text.slice(start, start + end).trim();
	return stop - start <= HEADING ? flow.text.slice(start, stop).trim() : "";
}

const isBoundary = ({ kind }: Clause): boolean => kind === "box" || kind === "annex" || kind === "annexList" || kind === "root";

/** Which of the places where a piece may begin do begin one, by the numbers' order. */
class Builder {
	readonly root: Clause;
	private top: Clause;
	private readonly last = new Map<Clause, Map<MarkerKind, number>>();
	private readonly flow: Flow;
	private clauses = 0;
	/** No line breaks tell where a piece begins. */
	private readonly isRunOn: boolean;

	constructor(flow: Flow) {
		this.flow = flow;
		this.isRunOn = flow.width > RUN_ON;
		this.root = this.top = {
			kind: "root",
			n: 0,
			path: "",
			title: "",
			at: 0,
			start: 0,
			own: 0,
			stop: 0,
			isOutOfOrder: false,
			parent: null,
			children: [],
		};
	}

	private boundary(from: Clause): Clause {
		let at = from;
		while (!isBoundary(at) && at.parent) at = at.parent;
		return at;
	}

	private open(kind: MarkerKind, within: Clause): Clause | null {
		for (let at: Clause | null = this.top; at && at !== within; at = at.parent) if (at.kind === kind) return at;
		return null;
	}

	private push(parent: Clause, marker: Marker, isOutOfOrder = false): void {
		if (++this.clauses > MAX_CLAUSES) return;
		const path = pathOf(parent, marker, this.flow);
		const clause: Clause = {
			kind: marker.kind,
			n: marker.n,
			path,
			title: "",
			at: marker.at,
			start: marker.end,
			own: 0,
			stop: 0,
			isOutOfOrder,
			parent,
			children: [],
		};
		parent.children.push(clause);
		const scope = this.boundary(parent);
		this.last.set(scope, (this.last.get(scope) ?? new Map()).set(marker.kind, marker.n));
		this.top = clause;
	}

	/** The number that a clause of this kind would have next within a boundary, and under which parent. */
	private continues(marker: Marker, within: Clause): Clause | null {
		const open = this.open(marker.kind, within);
		for (let at = open; at && at !== within; at = at.parent)
			if (at.kind === marker.kind && at.parent && marker.n === at.n + 1) return at.parent;
		if (open) return null;
		const before = this.last.get(within)?.get(marker.kind);
		return before !== undefined && marker.n === before + 1 && marker.n > 1 && this.isDeeper(marker)
			? this.under(marker, within)
			: null;
	}

	private isDeeper = (marker: Marker): boolean =>
		isBoundary(this.top) || RANK[marker.kind] > RANK[this.top.kind as MarkerKind] || this.top.kind !== marker.kind;

	/** The nearest open clause that usually stands above this kind of number. */
	private under(marker: Marker, within: Clause): Clause {
		let at = this.top;
		while (at !== within && at.parent && !isBoundary(at) && RANK[at.kind as MarkerKind] >= RANK[marker.kind]) at = at.parent;
		return at;
	}

	/** The number that comes after the open or the last one of a kind. */
	private next(kind: MarkerKind): number {
		const scope = this.boundary(this.top);
		return (this.open(kind, scope)?.n ?? this.last.get(scope)?.get(kind) ?? 0) + 1;
	}

	private depth(of: Clause): number {
		let n = 0;
		for (let at: Clause | null = of; at; at = at.parent) n++;
		return n;
	}

	private begins(marker: Marker): boolean {
		if (marker.isLineStart) return true;
		if (ONLY_AT_LINE.has(marker.kind)) return false;
		const isAfterHeading =
			marker.at - this.top.start <= HEADING &&
			this.top.start > 0 &&
			!/[,、]/.test(this.flow.folded.slice(this.top.start, marker.at));
		if (this.isRunOn && marker.n === this.next(marker.kind) && marker.at - this.top.start > 3) return true;
		return marker.n === 1 && !marker.isAfterStop
			? isAfterHeading && RANK[marker.kind] > RANK[this.top.kind as MarkerKind]
			: marker.isAfterStop || (marker.kind === "hanBracket" && isAfterHeading);
	}

	take(marker: Marker): void {
		if (marker.kind === "annex") this.annex(marker);
		else if (!this.begins(marker) || this.depth(this.top) > MAX_DEPTH) return;
		else if (marker.kind === "box") this.push(this.top, marker);
		else if (marker.kind === "decimal") this.decimal(marker);
		else if (!this.goOn(marker)) this.start(marker);
	}

	/** Takes a number that follows on one before it: in the innermost box, or in what stands around it. */
	private goOn(marker: Marker): boolean {
		for (let scope: Clause | null = this.boundary(this.top); scope; scope = scope.parent && this.boundary(scope.parent)) {
			const parent = this.continues(marker, scope);
			if (parent) this.push(parent, marker);
			if (parent || scope.kind !== "box") return parent !== null;
		}
		return false;
	}

	/** Takes a number that begins a list, or one in a list whose order is broken. */
	private start(marker: Marker): void {
		const scope = this.boundary(this.top);
		const open = this.open(marker.kind, scope);
		const isClear = marker.isLineStart && !marker.isGlued && RANK[marker.kind] <= RANK.digit;
		// 做好以下工作：1.…
		const isInside =
			open === this.top && marker.n === 1 && marker.isLineStart && this.flow.folded.slice(0, marker.at).endsWith(":");
		if (isInside) this.push(this.top, marker);
		else if (!open) {
			const isFirst = marker.n === 1 && !(marker.isGlued && !marker.isLineStart);
			if (isFirst || (isClear && marker.n === 2)) this.push(this.under(marker, scope), marker, !isFirst);
		} else if (isClear && open.parent && marker.n >= open.n && marker.n <= open.n + 3) this.push(open.parent, marker, true);
	}

	private annex(marker: Marker): void {
		const isList = marker.label === "" && /^\s{0,2}:/.test(this.flow.folded.slice(marker.end, marker.end + 3));
		this.push(this.root, marker);
		if (isList) {
			this.top.kind = "annexList";
			this.top.path += "清单";
		}
	}

	private decimal(marker: Marker): void {
		const figures = marker.label.split(".");
		let parent: Clause = this.boundary(this.top);
		for (let at: Clause | null = this.top; at && !isBoundary(at); at = at.parent) {
			const isAbove =
				at.kind === "decimal"
					? figures.length > at.path.split(".").length && `${marker.label}.`.startsWith(`${at.path}.`)
					: at.kind === "digit"
						? String(at.n) === figures[0]
						: RANK[at.kind as MarkerKind] < RANK.decimal;
			if (isAbove) {
				parent = at;
				break;
			}
		}
		const before = parent.children.at(-1);
		const isNext = marker.n === (before?.kind === "decimal" ? before.n + 1 : 1);
		if (isNext) this.push(parent, marker);
		else if (before?.kind === "decimal" && marker.n > before.n && marker.n <= before.n + 3) this.push(parent, marker, true);
	}
}

function finish(clause: Clause, stop: number, flow: Flow): void {
	clause.stop = stop;
	clause.own = clause.children[0]?.at ?? stop;
	clause.children.forEach((child, i) => {
		finish(child, clause.children[i + 1]?.at ?? stop, flow);
	});
	if (clause.kind !== "root") clause.title = titleOf(flow, clause.start, clause.own);
}

/** The tree of a document's numbered pieces: any depth, numbers that restart or run on, boxes and annexes apart. */
export function outlineOf(flow: Flow): Clause {
	const builder = new Builder(flow);
	for (const marker of markersOf(flow)) builder.take(marker);
	finish(builder.root, flow.text.length, flow);
	return builder.root;
}

/** Every clause of a tree, in the order of the document. */
export function* clausesOf(clause: Clause): Generator<Clause> {
	for (const child of clause.children) {
		yield child;
		yield* clausesOf(child);
	}
}
