import type { Step } from "./docket.ts";
import type { MachineName, Role } from "./names.ts";

/**
 * Where within the docket a word is passed on to: `orders` are those on the step itself, `parts` are all steps but the supervision, a number is
 * that step alone.
 */
export type Addressee =
	| "parent"
	| "supervision"
	| "deployment"
	| "duties"
	| "findings"
	| "orders"
	| "children"
	| "parts"
	| number;

export type Tell = { to: Addressee; type: string; data?: Record<string, unknown> };
export type Open = {
	machine: MachineName;
	unitId: number | null;
	role?: Role | null;
	viaUnitId?: number | null;
	/** The step stands under the one that opens it, unless it belongs to the task as a whole. */
	underParent?: boolean;
	input: Record<string, unknown>;
};
/** The role that a step has from now on, the group through which its unit is named, the unit whose it is. */
export type Recast = Partial<Pick<Step, "role" | "viaUnitId" | "unitId">>;

/**
 * What machines may ask for besides moving: data that the engine carries out; nothing is done here.
 * `tell` passes a word to other steps of the docket, `open` opens new ones, `recast` gives the step itself another role or unit,
 * `note` lets an event stand in the history that moves nothing else.
 */
export const effects = {
	tell(_: unknown, _tell: Tell | Tell[]) {},
	open(_: unknown, _open: Open | Open[]) {},
	recast(_: unknown, _part: Recast | null) {},
	note() {},
};

/** The action that passes a word on. */
export const tell = <const T extends string>(to: Addressee, type: T) => ({ type: "tell", params: { to, type } }) as const;
