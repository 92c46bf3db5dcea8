import type { Sql } from "#db/client.server.ts";
import { digest, type StoredDocket } from "#db/queries/get-docket.ts";
import { putSecret } from "#db/queries/put-secret.ts";
import type { PlainDate } from "#workflows/calendar/plain-date.ts";
import { drawDay } from "#workflows/rectification/look-back.ts";

/** A window has some thirty days: that none of so many secrets draws the wanted one is less likely than one in a billion. */
const TRIES = 1_000;

/**
 * Sees to it that a finding of the demonstration that is published today will be looked back at on a certain day, so that its story is the same on every
 * machine: by another secret of its docket, which only the draw asks. For built-in stories alone; throws on a day outside the window.
 */
export async function arrangeLookBack(
	sql: Sql,
	docket: StoredDocket,
	stepNo: number,
	today: PlainDate,
	on: PlainDate,
): Promise<void> {
	const secrets = Array.from({ length: TRIES }, (_, i) => digest(`${docket.secret} ${i}`));
	const secret = secrets.find((one) => drawDay({ ...docket, secret: one }, stepNo, today).on === on);
	if (!secret) throw new Error(`story: ${on} is no day on which what is published on ${today} can be looked back at`);
	await putSecret(sql, docket.id, secret);
}
