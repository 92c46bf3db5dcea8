import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import { modes } from "#workflows/campaign/context.ts";
import { objectKinds } from "#workflows/campaign/draw.ts";
import { choice, shortText } from "#workflows/fields.ts";
import { type FieldProblem, problemsOf } from "#workflows/problems.ts";
import { formOf, readForm } from "../../lib/form-data.server.ts";
import { idOf } from "../../lib/ids.ts";
import { type HattedViewer, notFound, senderOf } from "../../lib/require-viewer.server.ts";
import { openCampaign } from "../../services/open-campaign.ts";

/** What a campaign is opened with, as a form sends it. */
const form = z.object({ title: shortText(), mode: choice(modes), objectKind: choice(objectKinds) });
export type RefusedCampaign = { typed: Record<string, unknown>; problems: Record<string, FieldProblem> };

/** Opens the campaign that a form asks for: gives its id, or what was typed with what is wrong with it. Throws 404 where the plan isn't theirs to inspect. */
export async function takeCampaign(
	request: Request,
	viewer: HattedViewer,
	{ db, now }: AppLoadContext,
): Promise<{ taskId: number } | RefusedCampaign> {
	const { data: typed } = readForm(await formOf(request));
	const read = form.safeParse(typed, { reportInput: true });
	if (!read.success) return { typed, problems: problemsOf(read.error) };
	const asked = { ...read.data, planId: idOf(typed.planId), checklistId: typed.checklistId ? idOf(typed.checklistId) : null };
	const opened = await openCampaign(db, asked, senderOf(viewer), now);
	if (!opened.ok && opened.code === "noChecklist") return { typed, problems: { checklistId: { code: "missing" } } };
	if (!opened.ok) throw notFound();
	return { taskId: opened.taskId };
}
