import type { Database } from "#db/client.server.ts";
import { insertTemplate, type TemplateKeeper, type TemplateWords } from "#db/queries/paper-templates.ts";
import type { PaperKind } from "#workflows/papers.ts";
import { paperWords } from "../messages/papers/index.ts";
import { faultsIn, type WordsFault } from "../papers/words.ts";

/** What came of keeping a template: done; its faults by field; or somebody has kept another version meanwhile. */
export type KeptTemplate = { ok: true } | { ok: false; faults: Record<string, WordsFault> } | { ok: false; faults: "stale" };

/** Keeps words as the next version of a template: papers issued from now on are issued with it, those that are there stay as they are. */
export async function keepTemplate(
	{ sql }: Database,
	kind: PaperKind,
	words: TemplateWords,
	seen: number,
	keeper: TemplateKeeper,
	now: Date,
): Promise<KeptTemplate> {
	const faults = faultsIn(words, paperWords[kind]);
	if (Object.keys(faults).length > 0) return { ok: false, faults };
	return (await insertTemplate(sql, kind, words, seen, keeper, now)) ? { ok: true } : { ok: false, faults: "stale" };
}
