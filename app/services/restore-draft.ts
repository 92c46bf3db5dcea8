import type { Database } from "#db/client.server.ts";
import { putAway } from "#db/queries/drafts.ts";
import type { Importer } from "./upload-draft.ts";

/** Takes back a draft that was put away, as it was; one that nobody had read yet is read now. False if it isn't there or isn't away. */
export const restoreDraft = (db: Database, id: number, by: Importer, now: Date): Promise<boolean> =>
	putAway(db.sql, id, false, by, now);
