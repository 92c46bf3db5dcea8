import { logAct } from "#db/queries/files.ts";
import { ledgerColumns } from "../../documents/ledger-columns.ts";
import { ledgerXlsx } from "../../documents/ledger-xlsx.ts";
import { download, XLSX } from "../../lib/download.server.ts";
import { requireViewer } from "../../lib/require-viewer.server.ts";
import { takesNothing, withoutPage } from "../../lib/without-page.server.ts";
import { messagesFor } from "../../messages/index.ts";
import { readLedger } from "../../services/read-ledger.ts";
import { readAsk } from "../ledgers.$kind/ask.server.ts";

const ALL = 200_000;

/** A ledger as a workbook: what the page shows, all of it. */
export const loader = withoutPage(async ({ request, params, context }) => {
	const viewer = await requireViewer({ request, context });
	const { ask } = readAsk(params.kind, new URL(request.url).searchParams, viewer, context.now);
	const rows = await readLedger(context.db, { ...ask, limit: ALL }, viewer.calendar, context.now);
	const m = messagesFor(viewer.language);
	const title = m.ledgers.sheetTitle(
		ask.planId === null ? viewer.hat.jurisdictionName : (rows[0]?.planTitle ?? ""),
		m.ledgers.kinds[ask.kind],
	);
	const content = await ledgerXlsx(
		title,
		m.ledgers.caption(rows.length, ask.on),
		ledgerColumns(ask.kind, m, viewer.language),
		rows,
	);
	await logAct(context.db.sql, {
		personId: viewer.personId,
		unitId: viewer.hat.unitId,
		act: "export",
		subject: `ledger ${ask.kind} ${ask.on}`,
		at: context.now,
		ip: context.ip,
	});
	return download(content, XLSX, `${title} ${ask.on}.xlsx`);
});

export const action = takesNothing;
