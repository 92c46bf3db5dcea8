import type { AnyStateMachine, AnyStateNode } from "xstate";
import type { By } from "./who.ts";

/** One arrow of a machine's chart. `source` and `target` are state names of the `work` or `clock` region. */
export type Arrow = {
	region: "work" | "clock";
	source: string;
	event: string;
	target: string;
	guard: string | null;
	by: readonly By[];
};

const cache = new WeakMap<AnyStateMachine, Arrow[]>();

const guardName = (guard: unknown): string | null =>
	typeof guard === "string" ? guard : guard && typeof guard === "object" && "type" in guard ? String(guard.type) : null;

function arrowsOf(region: "work" | "clock", node: AnyStateNode, source: string): Arrow[] {
	const always = (node.always ?? []).map((t) => ({ ...t, eventType: "" }));
	return [...[...node.transitions.values()].flat(), ...always].flatMap((t) => {
		const by = ((t.meta ?? {}) as { by?: readonly By[] }).by ?? [];
		return (t.target ?? [node]).map((target) => ({
			region,
			source,
			event: t.eventType,
			target: target === node ? source : target.key,
			guard: guardName(t.guard),
			by,
		}));
	});
}

/** Every transition of a machine, read from its definition: what diagrams, permissions and tests are made from. */
export function arrows(machine: AnyStateMachine): Arrow[] {
	const known = cache.get(machine);
	if (known) return known;
	const found: Arrow[] = [];
	for (const region of ["work", "clock"] as const) {
		const parent = machine.root.states[region];
		for (const [source, node] of Object.entries(parent?.states ?? {})) {
			found.push(...arrowsOf(region, node, source));
			if (parent) found.push(...arrowsOf(region, parent, source));
		}
	}
	cache.set(machine, found);
	return found;
}

/** Who may ever send an event to a machine, in whatever state. */
export const everAllowed = (machine: AnyStateMachine, event: string): By[] => [
	...new Set(arrows(machine).flatMap((arrow) => (arrow.event === event ? arrow.by : []))),
];

/** The names of a machine's work states, the first one first. */
export const workStates = (machine: AnyStateMachine): string[] => Object.keys(machine.root.states.work?.states ?? {});
