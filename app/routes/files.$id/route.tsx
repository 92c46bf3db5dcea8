import type { LoaderFunctionArgs } from "@remix-run/node";
import { download } from "../../lib/download.server.ts";
import { notFound, requireViewer, senderOf } from "../../lib/require-viewer.server.ts";
import { openFile } from "../../services/open-file.ts";

/** A file that was handed in, for those who may read what it belongs to. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const file = await openFile(context.db, Number(params.id), senderOf(viewer), context.now, context.ip);
	if (!file) throw notFound();
	return download(file.content, file.type, file.name);
}
