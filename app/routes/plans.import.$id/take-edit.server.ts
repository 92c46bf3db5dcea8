import { type AppLoadContext, data, redirect } from "@remix-run/node";
import type { FieldProblem } from "#workflows/problems.ts";
import type { Obstacle } from "../../drafting/obstacles.ts";
import { formOf, readForm } from "../../lib/form-data.server.ts";
import { idOf } from "../../lib/ids.ts";
import { notFound } from "../../lib/require-viewer.server.ts";
import { discardDraft } from "../../services/discard-draft.ts";
import { editDraft } from "../../services/edit-draft.ts";
import { importDraft } from "../../services/import-draft.ts";
import { restoreDraft } from "../../services/restore-draft.ts";
import type { Importer } from "../../services/upload-draft.ts";
import { cardAnchor, changesPath, reviewPath, type Tab, tabOf, tabs, wordsAnchor } from "./address.ts";

/** What was sent when it was refused, so that the form shows it again, and why. */
export type Refused = {
	code: "stale" | "invalid" | "closed" | "obstructed";
	part: string | null;
	sent: Record<string, unknown>;
	fields: Record<string, FieldProblem>;
	obstacles: Obstacle[];
};

const STATUS: Record<Refused["code"], number> = { stale: 409, closed: 409, obstructed: 409, invalid: 422 };
const refuse = (refused: Refused) => data(refused, { status: STATUS[refused.code] });

type Args = { id: number; request: Request; importer: Importer; context: AppLoadContext };
type Sent = Record<string, unknown>;

/** The task to go on with, as its form names it: with its page. */
const NEXT = /^(t\d{1,5})@(\d{1,3})$/;

/** Where to go after a change: to the next task, opened (`then`) or not (`next`), or to the place it was made in. */
function after(id: number, request: Request, { key, edit, at, then, next }: Sent): string {
	const part = typeof key === "string" ? key : "";
	const saved = part || String(edit);
	if (typeof then === "string" && /^t\d{1,5}$/.test(then))
		return reviewPath(id, { tab: "tasks", open: then, saved }, cardAnchor(then));
	const [, task, page] = NEXT.exec(String(next)) ?? [];
	if (task) return reviewPath(id, { tab: "tasks", chapter: Number(page), saved }, cardAnchor(task));
	const params = new URL(request.url).searchParams;
	const tab: Tab = tabs.find((one) => one === params.get("tab")) ?? "warnings";
	const chapter = Number(params.get("chapter") ?? 0) || 0;
	const anchor = edit === "task.add" ? wordsAnchor(Number(at)) : part && tab === tabOf(part) ? cardAnchor(part) : "";
	return reviewPath(id, { tab, chapter, saved }, anchor);
}

async function takeImport({ id, importer, context }: Args, sent: Sent) {
	const made = await importDraft(context.db, { id, seen: Number(sent.seen) }, importer, context.now);
	if (made.ok) return redirect(`/plans/${made.planId}`);
	const { refusal } = made;
	if (refusal.code === "notFound") throw notFound();
	// What amends a plan is confirmed where its changes are looked at.
	if (refusal.code === "notSecretariat" || refusal.code === "baseMoved" || refusal.code === "unchanged")
		return redirect(changesPath(id));
	const obstacles = refusal.code === "obstructed" ? refusal.obstacles : [];
	return refuse({ code: refusal.code, part: null, sent, fields: {}, obstacles });
}

async function takeAway({ id, importer, context }: Args, act: string) {
	const { db, now } = context;
	const isDone = act === "discard" ? await discardDraft(db, id, importer, now) : await restoreDraft(db, id, importer, now);
	return isDone ? redirect(`/plans/import/${id}`) : refuse({ code: "closed", part: null, sent: {}, fields: {}, obstacles: [] });
}

/** Parses what a form of a draft sent and hands it to its verb; gives the redirect, or the refusal with all that was typed. */
export async function takeEdit(param: string | undefined, request: Request, importer: Importer, context: AppLoadContext) {
	const args: Args = { id: idOf(param), request, importer, context };
	const { data: sent } = readForm(await formOf(request));
	const { act, seen, then, next, ...form } = sent;
	if (act === "import") return takeImport(args, sent);
	if (act === "discard" || act === "restore") return takeAway(args, act);
	const made = await editDraft(context.db, { id: args.id, sent: form, seen: Number(seen) || 0 }, importer, context.now);
	if (made.ok) return redirect(after(args.id, request, { ...form, then, next }));
	const { refusal } = made;
	if (refusal.code === "notFound") throw notFound();
	const part = typeof form.key === "string" ? form.key : typeof form.edit === "string" ? form.edit : null;
	const fields = refusal.code === "invalid" ? refusal.fields : {};
	return refuse({ code: refusal.code, part, sent: form, fields, obstacles: [] });
}
