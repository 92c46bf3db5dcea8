import type { Database } from "#db/client.server.ts";
import { cleanUp, dropOldDeliveries } from "#db/queries/clean-up.ts";
import { dropOldFiles } from "../emails/drop-old-files.ts";
import { env } from "../lib/env.server.ts";

const daysBefore = (moment: Date): Date => new Date(moment.getTime() - env.LIANDU_KEEP_DAYS * 86_400_000);

/** Lets go of what nobody needs any more; deliveries and mails in files after LIANDU_KEEP_DAYS. */
export async function dropOld(db: Database, now: Date): Promise<void> {
	await cleanUp(db.sql, now);
	await dropOldDeliveries(db.sql, daysBefore(now));
	await dropOldFiles(daysBefore(new Date()));
}
