import type { Database } from "#db/client.server.ts";
import { logAct } from "#db/queries/files.ts";
import { findOrderPaper, type OrderPaper } from "#db/queries/papers.ts";
import { findReadable } from "./find-readable.ts";
import type { Sender } from "./send-event.ts";

/** Opens a 督办通知单 for a person who may read the order, and leaves an audit entry; null for everybody else. */
export async function openOrder(
	db: Database,
	place: { taskId: number; stepNo: number },
	reader: Sender,
	now: Date,
	ip: string | null,
): Promise<OrderPaper | null> {
	const { personId, unitId, jurisdictionIds } = reader;
	const order = await findOrderPaper(db.sql, place.taskId, place.stepNo, jurisdictionIds);
	const isReadable = await findReadable(db, [place], unitId, jurisdictionIds);
	if (!order || !isReadable(place)) return null;
	const subject = `order ${place.taskId}/${place.stepNo}`;
	await logAct(db.sql, { personId, unitId, act: "openPaper", subject, at: now, ip });
	return order;
}
