import { orderDocx } from "../../documents/order-docx.ts";
import { download } from "../../lib/download.server.ts";
import { idOf } from "../../lib/ids.ts";
import { notFound, requireViewer, senderOf } from "../../lib/require-viewer.server.ts";
import { takesNothing, withoutPage } from "../../lib/without-page.server.ts";
import { orderNumber, orderPaper } from "../../messages/papers.ts";
import { openOrder } from "../../services/open-order.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** A 督办通知单 as a paper, for those who may read the order. */
export const loader = withoutPage(async ({ request, params, context }) => {
	const viewer = await requireViewer({ request, context });
	const asked = { taskId: idOf(params.taskId), stepNo: idOf(params.no) };
	const order = await openOrder(context.db, asked, senderOf(viewer), context.now, context.ip);
	if (!order) throw notFound();
	return download(await orderDocx(order), DOCX, `${orderPaper.name} ${orderNumber(order)}.docx`);
});

export const action = takesNothing;
