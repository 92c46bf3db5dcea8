import type { Open } from "../effects.ts";
import type { Envelope } from "../events.ts";
import type { Proposed } from "./context.ts";

type Sent = { data: Omit<Proposed, "measure" | "byPersonId"> & { measure: string } } & Envelope;

/** The sanction that an event proposes, under the finding: owned by the unit that proposes it, with the plan's measure as it stands today. */
export function sanctionOf({ data: { measure: name, ...proposed }, actor, docket }: Sent): Open[] {
	const measure = docket.policy.measures?.find((m) => m.name === name);
	if (!measure || actor.kind !== "person") return [];
	const input = { ...proposed, measure, byPersonId: actor.personId };
	return [{ machine: "sanction", unitId: actor.unitId, underParent: true, input }];
}
