import { type AppLoadContext, data, redirect } from "@remix-run/node";
import { listFiles } from "#db/queries/files.ts";
import type { Refused } from "../../components/event-form.tsx";
import { formOf, readForm } from "../../lib/form-data.server.ts";
import { type HattedViewer, notFound, senderOf } from "../../lib/require-viewer.server.ts";
import { keepFiles } from "../../services/keep-files.ts";
import { type Outcome, type Sending, sendEvent } from "../../services/send-event.ts";
import type { Repeated, sendOnce } from "../../services/send-once.ts";

type Refusal = Extract<Outcome, { ok: false }>["refusal"];

const STATUS: Record<Refusal["code"], number> = {
	unknown: 400,
	notYours: 403,
	notNow: 409,
	obstructed: 409,
	stale: 409,
	invalid: 422,
	notFound: 404,
};

/** How a screen of its own sends, and where it goes on when that is done. */
type Way = { send: typeof sendOnce; to: (sending: Sending, isRepeat: boolean) => string };

/** Parses what a form sent for a task and hands it to the one door; gives the redirect, or the refusal with all that was typed. */
export async function takeEvent(taskId: number, request: Request, viewer: HattedViewer, { db, now }: AppLoadContext, way?: Way) {
	const { data: all, uploads } = readForm(await formOf(request));
	const { event, step, seen, draft, ...rest } = all;
	const sender = senderOf(viewer);
	const kept = uploads.length > 0 ? await keepFiles(db, taskId, uploads, sender, now) : { ids: [], problem: null };
	const typed = { ...rest, fileIds: [rest.fileIds ?? [], kept.ids].flat() };
	const sending = { taskId, stepNo: Number(step), type: String(event), data: typed, seen: Number(seen) };
	const outcome: Outcome | Repeated = kept.problem
		? { ok: false, refusal: { code: "invalid", fields: { fileIds: kept.problem } } }
		: await (way?.send ?? sendEvent)(db, sending, sender, now);
	if (outcome.ok) {
		if (way) return redirect(way.to(sending, outcome.change === null));
		const isFromDesk = new URL(request.url).searchParams.get("from") === "desk";
		const form = typeof draft === "string" ? draft : `${sending.stepNo}-${sending.type}`;
		const done = `done=${encodeURIComponent(sending.type)}&of=${taskId}/${encodeURIComponent(form)}`;
		return redirect(isFromDesk ? `/desk?${done}` : `/tasks/${taskId}?${done}#step-${sending.stepNo}`);
	}
	const { refusal } = outcome;
	if (refusal.code === "notFound") throw notFound();
	const ids = new Set(typed.fileIds.map(Number));
	const mine = (await listFiles(db.sql, taskId)).filter((file) => ids.has(file.id) && file.unitId === sender.unitId);
	const refused: Refused = {
		stepNo: sending.stepNo,
		type: sending.type,
		data: typed,
		fields: refusal.code === "invalid" ? refusal.fields : {},
		kept: mine,
	};
	const obstacles = refusal.code === "obstructed" ? refusal.obstacles : [];
	return data({ code: refusal.code, obstacles, refused }, { status: STATUS[refusal.code] });
}
