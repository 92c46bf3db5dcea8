import type { Database } from "#db/client.server.ts";
import { listHookTargets, putSealed } from "#db/queries/hooks.ts";
import { isSealed, sealed } from "../hooks/seal.ts";

/**
 * Seals what was set before hooks were sealed, so that no address and no secret is left in clear; gives how many there were. Idempotent, and safe on any
 * number of nodes: of two at once one seals. For the start of the portal.
 */
export async function sealHooks({ sql }: Database): Promise<number> {
	const clear = (await listHookTargets(sql)).filter(({ address }) => !isSealed(address));
	for (const hook of clear) await putSealed(sql, hook, sealed(hook));
	return clear.length;
}
