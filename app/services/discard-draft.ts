import type { Database } from "#db/client.server.ts";
import { putAway } from "#db/queries/drafts.ts";
import type { Importer } from "./upload-draft.ts";

/** Puts a draft away; it can be taken back. False if it isn't there, is away already, or has become a plan. */
export const discardDraft = (db: Database, id: number, by: Importer, now: Date): Promise<boolean> =>
	putAway(db.sql, id, true, by, now);
