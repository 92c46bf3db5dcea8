import { createHash } from "node:crypto";
import { origin } from "../../lib/env.server.ts";
import { notFound } from "../../lib/require-viewer.server.ts";
import { takesNothing, withoutPage } from "../../lib/without-page.server.ts";
import { readFeed } from "../../services/read-feed.ts";

/** A calendar, for whoever has its address: calendar programs don't sign in. What isn't there and what was revoked are the same 404. */
export const loader = withoutPage(async ({ request, params, context }) => {
	const content = await readFeed(context.db, params.token ?? "", origin(), context.now);
	if (content === null) throw notFound();
	const tag = `"${createHash("sha256").update(content).digest("base64url")}"`;
	const isKnown = (request.headers.get("If-None-Match") ?? "").split(/,\s*/).some((known) => known.replace(/^W\//, "") === tag);
	if (isKnown) return new Response(null, { status: 304, headers: { ETag: tag } });
	return new Response(content, { headers: { "Content-Type": "text/calendar; charset=utf-8", ETag: tag } });
});

export const action = takesNothing;
