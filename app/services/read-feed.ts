import type { Database } from "#db/client.server.ts";
import { findFeed, listFeedDates } from "#db/queries/feeds.ts";
import { composeFeed } from "../feeds/compose-feed.ts";
import { secretHash } from "../lib/secret-hash.ts";

/** The calendar that a feed's secret opens, as it stands now; null for a secret that opens nothing, or nothing any more. */
export async function readFeed(db: Database, token: string, origin: string, now: Date): Promise<string | null> {
	const feed = await findFeed(db.sql, secretHash(token), now);
	return feed && composeFeed(feed, await listFeedDates(db.sql, feed.unitIds), { origin });
}
