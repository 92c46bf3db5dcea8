import { paperDocx } from "../../documents/paper/docx.ts";
import { DOCX, download } from "../../lib/download.server.ts";
import { idOf } from "../../lib/ids.ts";
import { notFound, requireViewer, senderOf } from "../../lib/require-viewer.server.ts";
import { takesNothing, withoutPage } from "../../lib/without-page.server.ts";
import { openPaper } from "../../services/open-paper.ts";

/** A paper as a file, for those who may read it. */
export const loader = withoutPage(async ({ request, params, context }) => {
	const viewer = await requireViewer({ request, context });
	const opened = await openPaper(context.db, idOf(params.id), senderOf(viewer), context.now, context.ip);
	if (!opened) throw notFound();
	const { paper } = opened;
	return download(await paperDocx(paper), DOCX, `${paper.name} ${paper.printed}.docx`);
});

export const action = takesNothing;
