import type { LoaderFunctionArgs } from "@remix-run/node";
import { openDraftFile } from "#db/queries/drafts.ts";
import { download } from "../../lib/download.server.ts";
import { idOf } from "../../lib/ids.ts";
import { requireImporter } from "../../lib/require-importer.server.ts";
import { notFound } from "../../lib/require-viewer.server.ts";
import { takesNothing, withoutPage } from "../../lib/without-page.server.ts";

/** The document of a draft as it came in. */
export const loader = withoutPage(async ({ request, params, context }: LoaderFunctionArgs) => {
	const { importer } = await requireImporter({ request, context });
	const file = await openDraftFile(context.db.sql, idOf(params.id), importer, context.now, context.ip);
	if (!file) throw notFound();
	return download(file.content, "application/octet-stream", file.name);
});

export const action = takesNothing;
