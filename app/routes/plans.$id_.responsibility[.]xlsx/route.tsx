import { logAct } from "#db/queries/files.ts";
import { findPlan, listResponsibility } from "#db/queries/get-plan.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { responsibilityXlsx } from "../../documents/responsibility-xlsx.ts";
import { download, XLSX } from "../../lib/download.server.ts";
import { idOf } from "../../lib/ids.ts";
import { jurisdictionIdsOf, notFound, requireViewer } from "../../lib/require-viewer.server.ts";
import { takesNothing, withoutPage } from "../../lib/without-page.server.ts";
import { messagesFor } from "../../messages/index.ts";

/** The responsibility table of a plan as a workbook, laid out as its annex is. */
export const loader = withoutPage(async ({ request, params, context }) => {
	const viewer = await requireViewer({ request, context });
	const { sql } = context.db;
	const plan = await findPlan(sql, idOf(params.id), jurisdictionIdsOf(viewer));
	const rows = plan ? await listResponsibility(sql, plan.id) : [];
	if (!plan || rows.length === 0) throw notFound();
	const m = messagesFor(viewer.language);
	const title = m.ledgers.sheetTitle(plan.title, m.plans.responsibility);
	const today = dateAt(context.now);
	const content = await responsibilityXlsx(title, m.ledgers.caption(rows.length, today), rows, m);
	await logAct(sql, {
		personId: viewer.personId,
		unitId: viewer.hat.unitId,
		act: "export",
		subject: `responsibility ${plan.id}`,
		at: context.now,
		ip: context.ip,
	});
	return download(content, XLSX, `${title}.xlsx`);
});

export const action = takesNothing;
