import { unissuedStates } from "#workflows/docket.ts";
import type { Sql } from "../client.server.ts";

/**
 * Whether `part`, a row of a step or of its history, waits for its task to be given out, which `given` is to do: until then only that one carries the
 * date that the document prints. `state` is the column that says in which state both are looked at.
 */
export const isUnissued = (
	sql: Sql,
	part: string,
	given: string,
	state = "state",
) => sql`${sql(`${part}.machine`)} = 'implementation'
	and ${sql(`${part}.${state}`)} = 'assigned' and ${sql(`${given}.machine`)} = 'deployment' and ${sql(`${given}.${state}`)} = any(${unissuedStates})`;
