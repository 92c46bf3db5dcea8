import { download } from "../../lib/download.server.ts";
import { idOf } from "../../lib/ids.ts";
import { notFound, requireViewer, senderOf } from "../../lib/require-viewer.server.ts";
import { takesNothing, withoutPage } from "../../lib/without-page.server.ts";
import { openFile } from "../../services/open-file.ts";

/** A file that was handed in, for those who may read what it belongs to. */
export const loader = withoutPage(async ({ request, params, context }) => {
	const viewer = await requireViewer({ request, context });
	const file = await openFile(context.db, idOf(params.id), senderOf(viewer), context.now, context.ip);
	if (!file) throw notFound();
	return download(file.content, file.type, file.name);
});

export const action = takesNothing;
