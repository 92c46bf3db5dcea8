import { type AppLoadContext, data, redirect } from "@remix-run/node";
import type { TemplateWords } from "#db/queries/paper-templates.ts";
import { formOf } from "../../lib/form-data.server.ts";
import { idOf } from "../../lib/ids.ts";
import type { HattedViewer } from "../../lib/require-viewer.server.ts";
import { readable } from "../../lib/xml-text.ts";
import { paperWords } from "../../messages/papers/index.ts";
import { keepTemplate } from "../../services/keep-template.ts";
import { previewTemplate } from "../../services/preview-template.ts";
import { kindOf, requireTemplateKeeper } from "./load-templates.server.ts";

/** Shows how a paper would read with the words that were typed, or keeps them as the next version. Throws 403 for whoever may not, 400 for anything else. */
export async function takeTemplate(request: Request, viewer: HattedViewer, context: AppLoadContext) {
	const keeper = requireTemplateKeeper(viewer, context);
	const form = await formOf(request);
	const text = (name: string) => readable(String(form.get(name) ?? "").replaceAll("\r\n", "\n")).trim();
	const line = (name: string) => text(name).replace(/\s+/g, " ");
	const kind = kindOf(text("kind"));
	const words: TemplateWords = {
		head: line("head"),
		number: line("number"),
		phrases: Object.fromEntries(Object.keys(paperWords[kind].phrases).map((key) => [key, text(`phrase.${key}`)])),
	};
	const preview = () => previewTemplate(context.db, kind, words, keeper, context.now);
	switch (text("act")) {
		case "preview":
			return data({ words, faults: {}, isStale: false, preview: await preview() });
		case "keep": {
			const kept = await keepTemplate(context.db, kind, words, idOf(text("seen")), keeper, context.now);
			if (kept.ok) return redirect(`/admin/papers?kind=${kind}&done=kept`);
			const isStale = kept.faults === "stale";
			const faults = kept.faults === "stale" ? {} : kept.faults;
			return data({ words, faults, isStale, preview: await preview() }, { status: isStale ? 409 : 422 });
		}
		default:
			throw new Response(null, { status: 400 });
	}
}
