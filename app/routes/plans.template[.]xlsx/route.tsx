import { download, XLSX } from "../../lib/download.server.ts";
import { requireImporter } from "../../lib/require-importer.server.ts";
import { takesNothing, withoutPage } from "../../lib/without-page.server.ts";
import { messagesFor } from "../../messages/index.ts";
import { planTemplate } from "../../plan-template/write.ts";

/** The workbook in which a plan is filled in as a table, in the language of whoever asks for it. */
export const loader = withoutPage(async ({ request, context }) => {
	const { viewer } = await requireImporter({ request, context });
	return download(await planTemplate(viewer.language), XLSX, messagesFor(viewer.language).template.file);
});

export const action = takesNothing;
