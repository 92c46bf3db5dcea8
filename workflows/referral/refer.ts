import type { Open } from "../effects.ts";
import type { Envelope } from "../events.ts";
import type { Referred } from "./machine.ts";

type Sent = { data: Omit<Referred, "fromUnitId"> & { toUnitId: number } } & Envelope;

/** The referral that an event sends, under the step that sends it: to the unit that it names, from the unit of whoever sends it. */
export function referralOf({ data: { toUnitId, ...matter }, actor }: Sent): Open {
	if (actor.kind !== "person") throw new Error("only a person refers");
	return { machine: "referral", unitId: toUnitId, underParent: true, input: { ...matter, fromUnitId: actor.unitId } };
}
