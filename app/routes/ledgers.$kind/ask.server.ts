import { z } from "zod";
import type { LedgerKey, LedgerKind } from "#db/queries/list-ledger.ts";
import { dateAt, type PlainDate } from "#workflows/calendar/plain-date.ts";
import { ledgerKinds } from "../../lib/ledger-kinds.ts";
import { type HattedViewer, jurisdictionIdsOf, notFound } from "../../lib/require-viewer.server.ts";
import type { LedgerAsk } from "../../services/read-ledger.ts";

const id = z.coerce
	.number()
	.int()
	.positive()
	.max(2 ** 31 - 1)
	.nullable()
	.catch(null);

/** Before any plan; PostgreSQL knows no year 0. */
const FIRST_DAY = "1900-01-01";

/** The line after which a page begins, as its address says it: task and part. */
export function readAfter(params: URLSearchParams): LedgerKey | null {
	const [taskId, stepNo] = (params.get("after") ?? "").split("-").map((part) => id.parse(part));
	return taskId && stepNo ? { taskId, stepNo } : null;
}

/** What a ledger's address asks for. Throws 404 for a ledger that doesn't exist; a day that isn't one, or is still to come, is `isBadDate`. */
export function readAsk(
	kind: string | undefined,
	params: URLSearchParams,
	viewer: HattedViewer,
	now: Date,
): { ask: Omit<LedgerAsk, "limit">; isBadDate: boolean } {
	if (!ledgerKinds.includes(kind as LedgerKind)) throw notFound();
	const today: PlainDate = dateAt(now);
	const wanted = params.get("on");
	const date = z.iso.date().safeParse(wanted);
	const isGood = date.success && date.data >= FIRST_DAY && date.data <= today;
	return {
		isBadDate: Boolean(wanted) && !isGood,
		ask: {
			kind: kind as LedgerKind,
			jurisdictionIds: jurisdictionIdsOf(viewer),
			viewerUnitId: viewer.hat.unitId,
			planId: id.parse(params.get("plan") || null),
			unitId: id.parse(params.get("unit") || null),
			on: isGood ? date.data : today,
		},
	};
}
