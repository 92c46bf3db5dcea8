import { download } from "../../lib/download.server.ts";
import { idOf } from "../../lib/ids.ts";
import { notFound, requireViewer, senderOf } from "../../lib/require-viewer.server.ts";
import { takesNothing, withoutPage } from "../../lib/without-page.server.ts";
import { messagesFor } from "../../messages/index.ts";
import { readDraw } from "../../services/read-draw.ts";

/** The file of a campaign's draw, with which anybody can make it again. */
export const loader = withoutPage(async ({ request, params, context }) => {
	const viewer = await requireViewer({ request, context });
	const proof = await readDraw(context.db, idOf(params.id), senderOf(viewer));
	if (!proof) throw notFound();
	const { file } = messagesFor(viewer.language).inspections;
	return download(Buffer.from(`${JSON.stringify(proof, null, "\t")}\n`), "application/json", file(proof.campaign.title));
});

export const action = takesNothing;
