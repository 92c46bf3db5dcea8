import { type Clause, clauseAt, finish, HEADING, isBoundary, rootClause } from "./clauses.ts";
import type { Flow } from "./flow.ts";
import { type Marker, type MarkerKind, markersOf } from "./markers.ts";
import { belongsOutside, isAfterFieldLabel } from "./outline-signs.ts";

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
/** Numbers that some documents nest the other way round: （1） above 1. */
const LOW = new Set<Clause["kind"]>(["hanBracket", "letter", "digit", "digitBracket", "halfBracket", "circled"]);
const RUN_ON = 400;
const MAX_DEPTH = 12;
/** No document has as many; what comes after is text. */
const MAX_CLAUSES = 4_000;

const rankOf = ({ kind }: Clause): number => RANK[kind as MarkerKind];

/** What a document, an attachment or a box has shown of its numbers: the last of each kind, and which kind each first stood under. */
type Habit = { last: Map<MarkerKind, number>; under: Map<MarkerKind, Clause["kind"]> };

/** Which of the places where a piece may begin do begin one, by the numbers' order. */
class Builder {
	readonly root = rootClause();
	private top: Clause = this.root;
	private readonly habits = new Map<Clause, Habit>();
	private readonly flow: Flow;
	private clauses = 0;
	/** No line breaks tell where a piece begins. */
	private readonly isRunOn: boolean;

	constructor(flow: Flow) {
		this.flow = flow;
		this.isRunOn = flow.width > RUN_ON;
	}

	private boundary(from: Clause): Clause {
		let at = from;
		while (!isBoundary(at) && at.parent) at = at.parent;
		return at;
	}

	private habit(scope: Clause): Habit {
		const known = this.habits.get(scope) ?? { last: new Map(), under: new Map() };
		this.habits.set(scope, known);
		return known;
	}

	private open(kind: MarkerKind, within: Clause, from = this.top): Clause | null {
		for (let at: Clause | null = from; at && at !== within; at = at.parent) if (at.kind === kind) return at;
		return null;
	}

	private push(parent: Clause, marker: Marker, isOutOfOrder = false): void {
		if (++this.clauses > MAX_CLAUSES) return;
		const clause = clauseAt(this.flow, parent, marker);
		clause.isOutOfOrder = isOutOfOrder;
		clause.isField =
			parent.children.at(-1)?.kind === marker.kind && marker.n > 1
				? parent.children.at(-1)?.isField === true
				: marker.n === 1 && isAfterFieldLabel(this.flow, parent, marker);
		parent.children.push(clause);
		const { last, under } = this.habit(this.boundary(parent));
		last.set(marker.kind, marker.n);
		if (!under.has(marker.kind)) under.set(marker.kind, parent.kind);
		this.top = clause;
	}

	/** The number that a clause of this kind would have next within a boundary, and under which parent. */
	private continues(marker: Marker, within: Clause, from = this.top): Clause | null {
		const open = this.open(marker.kind, within, from);
		for (let at = open; at && at !== within; at = at.parent)
			if (at.kind === marker.kind && at.parent && marker.n === at.n + 1) return at.parent;
		if (open) return null;
		const before = this.habits.get(within)?.last.get(marker.kind);
		return before !== undefined && marker.n === before + 1 && marker.n > 1 && this.isDeeper(marker)
			? this.under(marker, within)
			: null;
	}

	private isDeeper = (marker: Marker): boolean =>
		isBoundary(this.top) || RANK[marker.kind] > rankOf(this.top) || this.top.kind !== marker.kind;

	/** The nearest open clause that stands above this kind of number: of the kind it first stood under, else one that usually does. */
	private under(marker: Marker, within: Clause): Clause {
		const habit = this.habit(within).under.get(marker.kind);
		const known = habit && LOW.has(habit) ? this.open(habit as MarkerKind, within) : null;
		if (known) return known;
		if (habit === undefined && this.isFirstBelow(marker)) return this.top;
		let at = this.top;
		while (at !== within && at.parent && !isBoundary(at) && rankOf(at) >= RANK[marker.kind]) at = at.parent;
		return at;
	}

	/** A kind of number not met before, right below a heading: whatever is usual, here it stands below. */
	private isFirstBelow({ kind, n, at, isLineStart }: Marker): boolean {
		const between = this.flow.folded.slice(this.top.start, at);
		const isHeading = this.top.start > 0 && between.length <= HEADING && !/[。;,:]/.test(between.slice(0, -1));
		return isLineStart && n === 1 && LOW.has(kind) && LOW.has(this.top.kind) && this.top.kind !== kind && isHeading;
	}

	/** The number that comes after the open or the last one of a kind. */
	private next(kind: MarkerKind): number {
		const scope = this.boundary(this.top);
		return (this.open(kind, scope)?.n ?? this.habits.get(scope)?.last.get(kind) ?? 0) + 1;
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
			? isAfterHeading && RANK[marker.kind] > rankOf(this.top)
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
			const outer = parent && scope.kind === "box" ? this.outside(marker, scope) : null;
			const inner = parent?.children.at(-1);
			const outerLast = outer?.children.findLast(({ kind }) => kind === marker.kind);
			if (outer && inner && outerLast && belongsOutside(this.flow, marker, inner, outerLast)) this.push(outer, marker);
			else if (parent) this.push(parent, marker);
			if (parent || scope.kind !== "box") return parent !== null;
		}
		return false;
	}

	/** Under what, around a box, a number follows on as well as inside it. */
	private outside(marker: Marker, box: Clause): Clause | null {
		return box.parent && this.continues(marker, this.boundary(box.parent), box.parent);
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
						: rankOf(at) < RANK.decimal;
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

/** The tree of a document's numbered pieces: any depth, numbers that restart or run on, boxes and annexes apart. */
export function outlineOf(flow: Flow): Clause {
	const builder = new Builder(flow);
	for (const marker of markersOf(flow)) builder.take(marker);
	finish(builder.root, flow.text.length, flow);
	return builder.root;
}
