import type { Database } from "#db/client.server.ts";
import { saveDraft } from "#db/queries/drafts.ts";
import type { FieldProblem } from "#workflows/problems.ts";
import { edit, partOf, readEdit } from "../drafting/edits/index.ts";
import { findDraftSource } from "./draft-source.ts";
import type { Importer } from "./upload-draft.ts";

/** Why a change of a draft is not made. `stale`: somebody else has changed the same part since the form was filled. */
export type DraftRefusal =
	| { code: "notFound" }
	| { code: "closed" }
	| { code: "stale" }
	| { code: "invalid"; fields: Record<string, FieldProblem> };

const TRIES = 20;
const refuse = (refusal: DraftRefusal) => ({ ok: false as const, refusal });

/**
 * Makes one change to a draft. One read, one pure edit, one write guarded by the draft's version and audited with it; a lost race is tried
 * again from fresh data, so two people can work at once. Only who changes a part that somebody else has changed since `seen` is refused.
 */
export async function editDraft(
	db: Database,
	{ id, sent, seen }: { id: number; sent: unknown; seen: number },
	by: Importer,
	now: Date,
): Promise<{ ok: true; version: number } | { ok: false; refusal: DraftRefusal }> {
	const read = readEdit(sent);
	for (let attempt = 0; attempt < TRIES; attempt++) {
		const source = await findDraftSource(db.sql, id, by.jurisdictionIds);
		if (!source) return refuse({ code: "notFound" });
		const { draft, pieces, roster, state, version } = source;
		if (state !== "ready" || !draft || !pieces) return refuse({ code: "closed" });
		if (!read.ok) return refuse({ code: "invalid", fields: read.fields });
		const part = partOf(read.edit);
		if (part !== null && (draft.changed[part] ?? 0) > seen) return refuse({ code: "stale" });
		const made = edit(draft, read.edit, { pieces, roster, by: by.name, at: now.toISOString(), version: version + 1 });
		if (!made.ok) return refuse({ code: "invalid", fields: made.fields });
		const subject = part === null ? read.edit.edit : `${read.edit.edit} ${part}`;
		if (await saveDraft(db.sql, { id, version, subject }, made.draft, by, now)) return { ok: true, version: version + 1 };
	}
	throw new Error(`draft ${id} is too busy: ${TRIES} races lost`);
}
