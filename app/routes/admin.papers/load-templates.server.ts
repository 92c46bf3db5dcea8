import type { AppLoadContext } from "@remix-run/node";
import { listTemplateVersions, type TemplateKeeper, type TemplateWords } from "#db/queries/paper-templates.ts";
import { type PaperKind, paperKinds } from "#workflows/papers.ts";
import type { HattedViewer } from "../../lib/require-viewer.server.ts";
import { paperWords } from "../../messages/papers/index.ts";
import { wordsWith } from "../../papers/words.ts";
import { previewTemplate } from "../../services/preview-template.ts";

export const kindOf = (asked: string | null): PaperKind => paperKinds.find((kind) => kind === asked) ?? "order";

/** Whoever works for the secretariat of a plan keeps the words of its jurisdiction's papers. Throws 403 for anybody else. */
export function requireTemplateKeeper(viewer: HattedViewer, { ip }: AppLoadContext): TemplateKeeper {
	const { unitId, jurisdictionId, isSecretariat } = viewer.hat;
	if (!isSecretariat) throw new Response(null, { status: 403 });
	return { personId: viewer.personId, unitId, jurisdictionId, ip };
}

/** The words of a kind of paper as they are said now, or in an older version, and how a paper reads with them. */
export async function loadTemplates(params: URLSearchParams, viewer: HattedViewer, context: AppLoadContext) {
	const keeper = requireTemplateKeeper(viewer, context);
	const kind = kindOf(params.get("kind"));
	const versions = await listTemplateVersions(context.db.sql, keeper.jurisdictionId, kind);
	const newest = versions[0]?.version ?? 0;
	const asked = params.get("version");
	const shown =
		asked === null ? newest : asked === "0" ? 0 : (versions.find(({ version }) => String(version) === asked)?.version ?? newest);
	const builtIn = paperWords[kind];
	const words: TemplateWords = wordsWith(builtIn, versions.find(({ version }) => version === shown)?.words);
	return {
		kind,
		kinds: paperKinds.map((each) => ({ kind: each, name: paperWords[each].name })),
		name: builtIn.name,
		versions: versions.map(({ words: _, ...version }) => version),
		newest,
		shown,
		words,
		builtIn: { head: builtIn.head, number: builtIn.number, phrases: builtIn.phrases },
		preview: await previewTemplate(context.db, kind, words, keeper, context.now),
		place: viewer.hat.jurisdictionName,
	};
}
export type TemplatesView = Awaited<ReturnType<typeof loadTemplates>>;
