import { redirect } from "@remix-run/node";
import { wearHat } from "#db/queries/sessions.ts";
import { formOf } from "../../lib/form-data.server.ts";
import { idOf } from "../../lib/ids.ts";
import { notFound, requireViewer } from "../../lib/require-viewer.server.ts";
import { withoutPage } from "../../lib/without-page.server.ts";

export const loader = () => redirect("/desk");

export const action = withoutPage(async ({ request, context }) => {
	const viewer = await requireViewer({ request, context });
	const positionId = idOf((await formOf(request)).get("positionId"));
	if (!(await wearHat(context.db.sql, viewer, positionId))) throw notFound();
	return redirect("/desk");
});
