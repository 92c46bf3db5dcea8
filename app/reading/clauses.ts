import type { Flow } from "./flow.ts";
import type { Marker, MarkerKind } from "./markers.ts";

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
	/** One of a list behind a label inside a clause (整改措施：1.…2.…), which belongs to that clause. */
	isField: boolean;
	parent: Clause | null;
	children: Clause[];
};

/** How long a heading is at most. */
export const HEADING = 40;
/** The same of one written in letters. */
const LATIN_HEADING = 70;

const HAN = "零一二三四五六七八九十";
const hanNumber = (n: number): string =>
	n <= 10 ? (HAN[n] ?? "") : n < 20 ? `十${HAN[n - 10]}` : `${HAN[Math.floor(n / 10)]}十${n % 10 ? HAN[n % 10] : ""}`;
const ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"];

const LABELS: Partial<Record<MarkerKind, (n: number) => string>> = {
	han: hanNumber,
	hanBracket: (n) => `（${hanNumber(n)}）`,
	digit: String,
	digitBracket: (n) => `（${n}）`,
	halfBracket: (n) => `${n}）`,
	circled: (n) => String.fromCharCode(0x2460 + n - 1),
	roman: (n) => ROMAN[n] ?? String(n),
	letter: (n) => String.fromCharCode(64 + n),
	box: (n) => `专栏${n}`,
};

/** The path of a clause under its parent: 三（一）1. */
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

/** What the names of tables end with. */
const TABLE = /(?:一览表|分解表|分工表|任务表|清单|名单)$/;

/** The heading that a clause begins with: up to its first stop, or its first line if that ends early. */
function titleOf(flow: Flow, start: number, stop: number): string {
	const isLatin = !/\p{Script=Han}/u.test(flow.folded.slice(start, Math.min(stop, start + LATIN_HEADING)));
	const most = isLatin ? LATIN_HEADING : HEADING;
	const head = flow.folded.slice(start, Math.min(stop, start + most));
	const end = head.search(isLatin ? /[.:](?:\s|$)|;|\s\(/ : /[。:;]|\((?!试行|暂行)/);
	const line = [...Array(head.length).keys()].find((i) => i > 0 && flow.starts.has(start + i));
	// A line that ends well before the others do, or as a table is called, ends a heading.
	const first = head.slice(0, line);
	const isHeading = line !== undefined && (line < flow.width * 0.8 || TABLE.test(first)) && !/[,、]$/.test(first);
	if (isHeading && (end < 0 || line < end)) return flow.text.slice(start, start + line).trim();
	if (end >= 0) return flow.text.slice(start, start + end).trim();
	return stop - start <= most ? flow.text.slice(start, stop).trim() : "";
}

/** A whole document, before any of its clauses is found. */
export const rootClause = (): Clause => ({
	kind: "root",
	n: 0,
	path: "",
	title: "",
	at: 0,
	start: 0,
	own: 0,
	stop: 0,
	isOutOfOrder: false,
	isField: false,
	parent: null,
	children: [],
});

/** A clause that a marker begins under another; where it ends is not known yet. */
export const clauseAt = (flow: Flow, parent: Clause, marker: Marker): Clause => ({
	...rootClause(),
	kind: marker.kind,
	n: marker.n,
	path: pathOf(parent, marker, flow),
	at: marker.at,
	start: marker.end,
	parent,
});

/** What keeps numbers of its own: a document, an attachment, a box. */
export const isBoundary = ({ kind }: Clause): boolean =>
	kind === "box" || kind === "annex" || kind === "annexList" || kind === "root";

/** Says where a clause and all below it end, and what they are called. */
export function finish(clause: Clause, stop: number, flow: Flow): void {
	clause.stop = stop;
	clause.own = clause.children[0]?.at ?? stop;
	clause.children.forEach((child, i) => {
		finish(child, clause.children[i + 1]?.at ?? stop, flow);
	});
	if (clause.kind !== "root") clause.title = titleOf(flow, clause.start, clause.own);
}

/** Every clause of a tree, in the order of the document. */
export function* clausesOf(clause: Clause): Generator<Clause> {
	for (const child of clause.children) {
		yield child;
		yield* clausesOf(child);
	}
}
