import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { wearHat } from "#db/queries/sessions.ts";
import { notFound, requireViewer } from "../../lib/require-viewer.server.ts";

export const loader = () => redirect("/desk");

export async function action({ request, context }: ActionFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const positionId = Number((await request.formData()).get("positionId"));
	if (!(await wearHat(context.db.sql, viewer, positionId))) throw notFound();
	return redirect("/desk");
}
