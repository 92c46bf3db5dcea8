import { randomBytes } from "node:crypto";
import type { Database } from "#db/client.server.ts";
import { type FeedOf, replaceFeed } from "#db/queries/feeds.ts";
import { origin } from "../lib/env.server.ts";
import { secretHash } from "../lib/secret-hash.ts";

/** Makes the feed of a person or unit anew and gives its address, which is never given again; the one there was opens nothing any more. */
export async function makeFeed(db: Database, of: FeedOf, personId: number, now: Date): Promise<string> {
	const token = randomBytes(32).toString("base64url");
	await replaceFeed(db.sql, of, secretHash(token), personId, now);
	return `${origin()}/feeds/${token}.ics`;
}
