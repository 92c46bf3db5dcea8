import { listAreas } from "#db/queries/employers.ts";
import { employerTemplate } from "../../employers/write-template.ts";
import { download, XLSX } from "../../lib/download.server.ts";
import { requireViewer } from "../../lib/require-viewer.server.ts";
import { takesNothing, withoutPage } from "../../lib/without-page.server.ts";
import { messagesFor } from "../../messages/index.ts";

/** The workbook in which a list of employers is filled in, in the language of whoever asks for it. */
export const loader = withoutPage(async ({ request, context }) => {
	const viewer = await requireViewer({ request, context });
	const areas = await listAreas(context.db.sql, viewer.hat.jurisdictionId);
	const content = await employerTemplate(
		viewer.language,
		areas.map(({ name }) => name),
	);
	return download(content, XLSX, messagesFor(viewer.language).employers.templateFile);
});

export const action = takesNothing;
