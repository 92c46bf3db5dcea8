import { isClausePath } from "#db/plans/clause-path.ts";
import type { Piece } from "../reading/pieces.ts";
import type { DraftPiece } from "./draft.ts";

/** A printed place as the reader names it: a clause's path and, where it knows, a page and a line. */
type Spot = { clause: string; page?: number | null; line?: number };

/** Every path once: a second clause that is numbered 三 is 三·2, and what is no path of numbers is named after its row. */
function unique(taken: Set<string>, path: string, row: number): string {
	const base = isClausePath(path) ? path : `#${row}`;
	let name = base;
	for (let n = 2; taken.has(name); n++) name = `${base}·${n}`;
	taken.add(name);
	return name;
}

/** No page is as wide: where lines are longer, each is a paragraph. */
const WIDEST = { han: 60, latin: 120 };
/** Tells which pieces begin a paragraph: a clause, a row, and whatever follows a line that ends well before the others do. */
function openings(read: Piece[]): (i: number) => boolean {
	const lengths = read.flatMap(({ text, cells }) => (cells ? [] : [text.length])).sort((a, b) => a - b);
	const width = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
	const isHan = read.some(({ text }) => /\p{Script=Han}/u.test(text));
	const isLoose = width > (isHan ? WIDEST.han : WIDEST.latin);
	return (i) => {
		const [piece, before] = [read[i], read[i - 1]];
		return (
			!piece ||
			!before ||
			isLoose ||
			piece.clause !== null ||
			piece.cells !== null ||
			before.cells !== null ||
			before.text.length < width * 0.8
		);
	};
}

/** The document's pieces with their numbers, and what finds a place among them. */
export function placesOf(read: Piece[]) {
	const taken = new Set<string>();
	const opens = openings(read);
	const pieces: DraftPiece[] = read.map(({ page, text, cells, clause }, i) => ({
		n: i + 1,
		page,
		text,
		cells,
		opens: opens(i),
		clause: clause && { ...clause, path: unique(taken, clause.path, i + 1) },
	}));
	const byPath = new Map(read.flatMap(({ clause }, i) => (clause ? [[clause.path, i] as const] : [])).reverse());
	const byLine = new Map(read.map(({ page, line }, i) => [`${page}:${line}`, i] as const).reverse());
	const used = new Set<string>(taken);
	const above = (path: string) => byPath.get(path) ?? byPath.get(path.replace(/[a-z]$/, ""));

	/** The number of the piece in which something stands: its row or line where no clause is called so; the first for what stands nowhere. */
	const at = ({ clause, page, line }: Spot): number => {
		const ofLine = line === undefined ? undefined : byLine.get(`${page ?? null}:${line}`);
		const ofPath = above(clause);
		const same = ofPath !== undefined && read[ofPath]?.page === page && read[ofPath]?.line === line;
		// Two clauses with one number: the line tells which is meant, also of a part that begins below its clause's number.
		const begins = ofLine === undefined ? -1 : read.findLastIndex((piece, i) => i <= ofLine && piece.clause !== null);
		const twin = !same && read[begins]?.clause?.path === clause.replace(/[a-z]$/, "") ? begins : undefined;
		return (twin ?? ofPath ?? ofLine ?? 0) + 1;
	};

	/** A path for a task that begins in a piece: that clause's own, with the letter of its part, or one that nothing else has. */
	const pathFor = (clause: string, n: number): string => {
		const own = pieces[n - 1]?.clause;
		const letter = /[a-z]$/.exec(clause)?.[0] ?? "";
		if (own && letter === "" && !used.has(`task ${own.path}`)) {
			used.add(`task ${own.path}`);
			return own.path;
		}
		return unique(used, own ? own.path + letter : clause, n);
	};

	/** The clause under which a piece stands: of the clause that begins in it, or else the last that began before it; null for none. */
	const under = (n: number): string | null => {
		const depth = pieces[n - 1]?.clause?.depth ?? Number.POSITIVE_INFINITY;
		for (let i = n - 2; i >= 0; i--) {
			const above = pieces[i]?.clause;
			if (above && above.depth < depth) return above.path;
		}
		return null;
	};
	return { pieces, at, pathFor, under };
}
export type Places = ReturnType<typeof placesOf>;
