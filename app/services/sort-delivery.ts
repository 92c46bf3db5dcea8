import type { Claimed } from "#db/queries/deliveries/claim-deliveries.ts";
import type { Settled, SkipReason } from "#db/queries/deliveries/settle-deliveries.ts";
import { defaultMailSettings, whenToSend } from "#workflows/deliveries.ts";

/** A delivery that goes out now, and the ids of all that are made with it. */
export type Ready = { delivery: Claimed; carries: number[] };
/** What becomes of a delivery that has been claimed, and of those that it carries. */
export type Sorted = { ready: Ready | null; settled: Settled[] };

const skipped = (id: number, why: SkipReason): Settled => ({ id, as: "skipped", why });

function sortMail(delivery: Claimed, now: Date): Sorted {
	const { id, email, mailSettings, notices, personId } = delivery;
	const [notice] = notices;
	const settle = (settled: Settled): Sorted => ({ ready: null, settled: [settled] });
	if (!notice?.isTheirs) return settle(skipped(id, "left"));
	const sending = whenToSend(notice.kind, mailSettings ?? defaultMailSettings, now);
	if (sending.as === "unwanted") return settle(skipped(id, "unwanted"));
	if (email === null) return settle(skipped(id, "noAddress"));
	if (sending.as === "held") return settle({ id, as: "held", until: sending.until });
	if (sending.as === "digest") return settle({ id, as: "digest", at: sending.at, personId });
	return { ready: { delivery, carries: [id] }, settled: [] };
}

/** A digest carries what the person may still be told and hasn't read; if nothing is left, there is no digest. */
function sortDigest(delivery: Claimed): Sorted {
	const { id, email } = delivery;
	const whyNot = ({ isTheirs, isReadByThem }: Claimed["notices"][number]): SkipReason | null =>
		!isTheirs ? "left" : email === null ? "noAddress" : isReadByThem ? "read" : null;
	const notices = delivery.notices.filter((notice) => whyNot(notice) === null);
	const settled = delivery.notices.flatMap((notice) => {
		const why = whyNot(notice);
		return why ? [skipped(notice.deliveryId, why)] : [];
	});
	if (notices.length === 0) return { ready: null, settled: [...settled, skipped(id, "empty")] };
	return { ready: { delivery: { ...delivery, notices }, carries: [id, ...notices.map((n) => n.deliveryId)] }, settled };
}

/** Decides what becomes of a claimed delivery now: it goes out, waits, or is set aside. Pure. */
export const sortDelivery = (delivery: Claimed, now: Date): Sorted =>
	delivery.channel === "digest" ? sortDigest(delivery) : sortMail(delivery, now);
