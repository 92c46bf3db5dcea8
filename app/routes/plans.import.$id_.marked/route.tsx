import type { LoaderFunctionArgs } from "@remix-run/node";
import { openDraftFile } from "#db/queries/drafts.ts";
import { download, XLSX } from "../../lib/download.server.ts";
import { idOf } from "../../lib/ids.ts";
import { requireImporter } from "../../lib/require-importer.server.ts";
import { notFound } from "../../lib/require-viewer.server.ts";
import { takesNothing, withoutPage } from "../../lib/without-page.server.ts";
import { messagesFor } from "../../messages/index.ts";

/** The copy of a filled-in template in which what isn't right is marked. */
export const loader = withoutPage(async ({ request, params, context }: LoaderFunctionArgs) => {
	const { viewer, importer } = await requireImporter({ request, context });
	const file = await openDraftFile(context.db.sql, idOf(params.id), importer, context.now, context.ip, "marked");
	if (!file) throw notFound();
	return download(file.content, XLSX, messagesFor(viewer.language).template.markedName(file.name));
});

export const action = takesNothing;
