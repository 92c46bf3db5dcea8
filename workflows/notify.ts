import { type Actor, type Docket, leadUnits, type Step } from "./docket.ts";
import type { Position } from "./names.ts";
import { type NoticeKind, noticeKinds, type Reader, readersOf } from "./notices.ts";
import { chairUnits, deciderUnits, memberUnits, ownerUnits, reviewerUnits, reviewsItself, senderUnits } from "./who.ts";

/** One step's move: what one history entry records. */
export type Move = {
	seq: number;
	stepNo: number;
	event: string;
	data: Record<string, unknown>;
	actor: Actor;
	/** The entry that made this one follow within the same decision; null for the event that was sent. */
	causeSeq: number | null;
	/** Null for a step that has just been opened. */
	from: Pick<Step, "state" | "clock"> | null;
	to: Step;
};

/** One notice to whoever holds a position in a unit; the key makes it one. */
export type Notice = { key: string; unitId: number; position: Position; kind: NoticeKind; seq: number };

function unitsToTell(to: Reader, docket: Docket, { to: step, data }: Move): number[] {
	switch (to) {
		case "owner":
			return ownerUnits(docket, step);
		case "asker":
			return step.unitId === null ? [] : [step.unitId];
		case "lead":
			return leadUnits(docket);
		case "reviewer":
			return reviewerUnits(docket, step);
		case "secretariat":
			return [docket.secretariatUnitId];
		case "sender":
			return senderUnits(step);
		case "members":
			return memberUnits(step);
		case "chair":
			return chairUnits(step);
		case "decider":
			return deciderUnits(docket, step);
		case "named":
			return [data.byUnitId, data.unitId].filter((id) => typeof id === "number");
	}
}

const heads: readonly Position[] = ["head"];

function noticesOfMove(docket: Docket, move: Move, actor: Actor): Notice[] {
	const own = actor.kind === "person" ? actor.unitId : null;
	// Where a unit has no reviewer but itself, its head reviews, and so is told, whoever of the unit acted.
	const isHeads = (to: Reader) => to === "reviewer" && reviewsItself(docket, move.to);
	const told = readersOf(move.to.machine, move.event, move.data).flatMap(({ to, positions, kind }) =>
		unitsToTell(to, docket, move)
			.filter((unitId) => unitId !== own || isHeads(to))
			.flatMap((unitId) => (isHeads(to) ? heads : positions).map((position) => ({ unitId, position, kind }))),
	);
	const notices = told
		.sort((a, b) => noticeKinds.indexOf(b.kind) - noticeKinds.indexOf(a.kind))
		.map((n) => ({ ...n, seq: move.seq, key: `${docket.id}/${move.seq}/${n.unitId}/${n.position}` }));
	// Told twice in one chair, it is told once, in the more pressing way.
	return [...new Map(notices.map((n) => [n.key, n])).values()];
}

/** Whoever has been told of an event isn't told again of what follows from it. */
function onceEach(moves: Move[], notices: Notice[]): Notice[] {
	const causes = new Map(moves.map((m) => [m.seq, m.causeSeq]));
	const rootOf = (seq: number): number => {
		const cause = causes.get(seq);
		return cause === undefined || cause === null ? seq : rootOf(cause);
	};
	const told = new Set<string>();
	return notices.filter(({ seq, unitId, position }) => {
		const key = `${rootOf(seq)}/${unitId}/${position}`;
		return !told.has(key) && told.add(key);
	});
}

/** Whom the moves of one decision are told to: each chair once, in the most pressing way, and nobody of what their own unit did. */
export const noticesOf = (docket: Docket, moves: Move[], actor: Actor): Notice[] =>
	onceEach(
		moves,
		moves.flatMap((move) => noticesOfMove(docket, move, actor)),
	);
