import { redirect } from "@remix-run/node";
import { endSessions } from "#db/queries/sessions.ts";
import { clearSecret } from "../../lib/session-cookie.server.ts";
import { withoutPage } from "../../lib/without-page.server.ts";

export const loader = () => redirect("/desk");

export const action = withoutPage(async ({ request, context }) => {
	const viewer = await context.viewer(request);
	if (viewer) await endSessions(context.db.sql, viewer, viewer.sessionId, context.now);
	return redirect("/sign-in", { headers: { "Set-Cookie": await clearSecret() } });
});
