import {
	type AnyMachineSnapshot,
	type AnyStateMachine,
	type AnyTransitionDefinition,
	getNextTransitions,
	initialTransition,
	transition,
} from "xstate";
import type { ClockContext } from "./clock/context.ts";
import { type ClockState, isTicking } from "./clock/states.ts";
import type { Docket, Step } from "./docket.ts";
import type { Open, Recast, Tell } from "./effects.ts";
import { nextAct, type Pace, paceOf } from "./ladder.ts";
import { newestVersion, processOf, registry } from "./registry.ts";

/** What a machine asked for while it moved, in order. */
export type Effect = { type: "tell"; tell: Tell } | { type: "open"; opens: Open[] };

/** What a step's machine remembers, as the machine's guards and actions see it. */
export const contextOf = (step: Step): Record<string, unknown> => ({ ...step.context, dueOn: step.dueOn, rung: step.rung });

/** The machine's own snapshot of a stored step. Pure. */
const snapshotOf = (step: Step): AnyMachineSnapshot =>
	processOf(step).machine.resolveState({ value: { work: step.state, clock: step.clock }, context: contextOf(step) });

const leaving = new WeakMap<AnyStateMachine, Map<string, AnyTransitionDefinition[]>>();

/** The transitions that leave a step's present state, with their guards unasked. They hang on the state alone, so each is worked out once. */
export function transitionsFrom(step: Step): readonly AnyTransitionDefinition[] {
	const { machine } = processOf(step);
	const known = leaving.get(machine) ?? new Map<string, AnyTransitionDefinition[]>();
	leaving.set(machine, known);
	const state = `${step.state}/${step.clock}`;
	const found = known.get(state) ?? getNextTransitions(snapshotOf(step));
	known.set(state, found);
	return found;
}

/** When the clock of a step acts next (ISO, UTC), or null. */
function nextAtOf(clock: ClockState, context: ClockContext, pace: Pace): string | null {
	return isTicking(clock) || context.beginsOn ? (nextAct(context, clock === "overdue", pace)?.at ?? null) : null;
}

function stored(step: Step, snapshot: AnyMachineSnapshot, pace: Pace): Step {
	const { work, clock } = snapshot.value as { work: string; clock: ClockState };
	const { dueOn, rung, ...context } = snapshot.context as ClockContext;
	const nextAt = nextAtOf(clock, snapshot.context as ClockContext, paceOf(step.machine, pace));
	return { ...step, state: work, clock, dueOn, rung, context, nextAt };
}

type Action = { type: string; params: unknown };
function effectsOf(actions: readonly Action[]): Effect[] {
	return actions.flatMap((action): Effect[] => {
		if (action.type === "tell") return [action.params as Tell | Tell[]].flat().map((tell) => ({ type: "tell", tell }));
		if (action.type === "open") return [{ type: "open", opens: [action.params as Open | Open[]].flat() }];
		return [];
	});
}

/** The role and unit that the machine gave its step, if it gave it others. */
const castIn = (actions: readonly Action[]): Recast =>
	(actions.findLast((action) => action.type === "recast")?.params as Recast | null | undefined) ?? {};

/** The step after an event and what it asked for; null if its machine has no move for it now. Pure. */
export function moved(step: Step, event: { type: string; docket: Docket }): { step: Step; effects: Effect[] } | null {
	const before = snapshotOf(step);
	const [after, actions] = transition(processOf(step).machine, before, event);
	const isRefused = after === before && actions.length === 0;
	const cast = { ...step, ...castIn(actions) };
	return isRefused ? null : { step: stored(cast, after as AnyMachineSnapshot, event.docket), effects: effectsOf(actions) };
}

/** A step that has just been opened, before it hears of it. Pure. */
export function opened(no: number, parentNo: number | null, open: Open, pace: Pace): Step {
	const { machine } = registry[open.machine][newestVersion(open.machine) - 1] ?? registry[open.machine][0];
	const [snapshot] = initialTransition(machine, open.input);
	const blank: Step = {
		no,
		machine: open.machine,
		version: newestVersion(open.machine),
		unitId: open.unitId,
		role: open.role ?? null,
		parentNo,
		viaUnitId: open.viaUnitId ?? null,
		state: "",
		clock: "idle",
		dueOn: null,
		rung: 0,
		nextAt: null,
		context: {},
		seq: 0,
	};
	return stored(blank, snapshot as AnyMachineSnapshot, pace);
}
