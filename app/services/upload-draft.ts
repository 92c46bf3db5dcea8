import { createHash, randomUUID } from "node:crypto";
import type { Database } from "#db/client.server.ts";
import { type DraftEditor, insertDraft } from "#db/queries/drafts.ts";
import type { Position } from "#workflows/names.ts";
import type { FieldProblem } from "#workflows/problems.ts";
import { cleanName } from "../lib/file-name.ts";
import { MAX_BYTES } from "../reading/apart.ts";
import { mayAmend } from "./may-amend.ts";

/** A file to be read; `token` is the form's own, so that sending it twice is one draft. */
export type Upload = { name: string; content: Buffer; token: string; amendsPlanId?: number | null };
export type Importer = DraftEditor & { name: string; jurisdictionId: number; position: Position };

const TOKEN = /^[0-9a-f-]{36}$/;

/** Takes a document in; a worker reads it. Gives the draft's id, or what is wrong with the file before anybody looks into it. */
export async function uploadDraft(
	db: Database,
	{ name, content, token, amendsPlanId = null }: Upload,
	by: Importer,
	now: Date,
): Promise<{ ok: true; id: number } | { ok: false; problem: FieldProblem }> {
	if (content.length === 0) return { ok: false, problem: { code: "emptyFile" } };
	if (content.length > MAX_BYTES) return { ok: false, problem: { code: "fileTooBig" } };
	if (!(await mayAmend(db.sql, amendsPlanId, by))) return { ok: false, problem: { code: "notAmendable" } };
	const sha256 = createHash("sha256").update(content).digest("hex");
	const upload = { token: TOKEN.test(token) ? token : randomUUID(), fileName: cleanName(name), sha256, content, amendsPlanId };
	return { ok: true, id: await insertDraft(db.sql, upload, by.jurisdictionId, by, now) };
}
