import { type AppLoadContext, data, redirect } from "@remix-run/node";
import { formOf, readForm } from "../../lib/form-data.server.ts";
import { idOf } from "../../lib/ids.ts";
import { notFound } from "../../lib/require-viewer.server.ts";
import type { Messages } from "../../messages/messages.ts";
import { aimDraft } from "../../services/aim-draft.ts";
import { editDraft } from "../../services/edit-draft.ts";
import { importDraft } from "../../services/import-draft.ts";
import type { Importer } from "../../services/upload-draft.ts";

type Code = keyof Messages["amendments"]["refused"];
export type Refused = { code: Code };
const refuse = (code: Code) => data({ code }, { status: code === "invalid" ? 422 : code === "notSecretariat" ? 403 : 409 });

type Args = { id: number; importer: Importer; context: AppLoadContext };
type Sent = Record<string, unknown>;
const here = (id: number, key = ""): string => `/plans/import/${id}/changes${key && `#${key}`}`;

async function confirm({ id, importer, context: { db, now } }: Args, { seen, base }: Sent) {
	const made = await importDraft(db, { id, seen: Number(seen), base: String(base) }, importer, now);
	if (made.ok) return redirect(`/plans/${made.planId}?tab=amendments`);
	if (made.refusal.code === "notFound") throw notFound();
	return refuse(made.refusal.code);
}

async function aim({ id, importer, context: { db, now } }: Args, { plan }: Sent) {
	const aimed = await aimDraft(db, { id, planId: idOf(plan as string) || null }, importer, now);
	return aimed === "aimed" ? redirect(here(id)) : refuse(aimed);
}

/** Confirms an amendment, says which plan the document amends, or takes what somebody says of one of its tasks. */
export async function takeChange(param: string | undefined, request: Request, importer: Importer, context: AppLoadContext) {
	const args: Args = { id: idOf(param), importer, context };
	const { data: sent } = readForm(await formOf(request));
	const { act, seen, ...form } = sent;
	if (act === "confirm") return confirm(args, sent);
	if (act === "aim") return aim(args, sent);
	const made = await editDraft(context.db, { id: args.id, sent: form, seen: Number(seen) || 0 }, importer, context.now);
	if (made.ok) return redirect(here(args.id, String(form.key)));
	if (made.refusal.code === "notFound") throw notFound();
	return refuse(made.refusal.code);
}
