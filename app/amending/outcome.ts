import type { PlainDate } from "#workflows/calendar/plain-date.ts";
import type { Docket, Step } from "#workflows/docket.ts";
import type { Change } from "#workflows/engine.ts";
import { ownerUnits } from "#workflows/who.ts";

/** What an amendment comes to for the units of a task, by their ids. */
export type Outcome = {
	/** They sign for the change by itself; they sign for it with the task. */
	signing: number[];
	signingLater: number[];
	coming: number[];
	going: number[];
	/** Dates by which a part is due, or the task has to be given out. */
	moved: { from: PlainDate | null; to: PlainDate | null; units: number[] }[];
	/** The task is closed by it. */
	isClosed: boolean;
	/** The task was over before: its parts hear of it only if it is opened again. */
	isOver: boolean;
};

const OVER = new Set(["closed", "cancelled"]);
const unitsIn = (steps: Step[]): number[] => [...new Set(steps.flatMap(({ unitId }) => unitId ?? []))];

function movedDates(before: Docket, after: Docket): Outcome["moved"] {
	const moves = before.steps.flatMap((old) => {
		const now = after.steps[old.no - 1];
		const isMoved = now && now.dueOn !== old.dueOn && now.state === old.state;
		return isMoved ? [{ from: old.dueOn, to: now.dueOn, units: ownerUnits(after, now) }] : [];
	});
	const groups = Map.groupBy(moves, ({ from, to }) => `${from} ${to}`);
	return [...groups.values()].map((alike) => {
		const { from, to } = alike[0] ?? { from: null, to: null };
		return { from, to, units: [...new Set(alike.flatMap(({ units }) => units))] };
	});
}

/** What an amendment's change of a docket comes to for its units. Pure. */
export function outcomeOf(before: Docket, { docket, moves }: Change, amendment: number): Outcome {
	const by = (event: string) => moves.filter((move) => move.event === event).map(({ to }) => to);
	const changed = by("duty.changed");
	const isSigned = ({ context }: Step) => (context as { unsigned?: number[] }).unsigned?.includes(amendment) ?? false;
	return {
		signing: unitsIn(changed.filter(isSigned)),
		signingLater: unitsIn(changed.filter((step) => !isSigned(step))),
		coming: unitsIn(by("implementation.opened")),
		going: unitsIn(by("duty.withdrawn")),
		moved: movedDates(before, docket),
		isClosed: by("task.remove").length > 0 && !OVER.has(before.steps[0]?.state ?? ""),
		isOver: OVER.has(before.steps[0]?.state ?? ""),
	};
}
