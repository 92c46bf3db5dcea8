import { createHash } from "node:crypto";
import { extname } from "node:path";
import type { Database } from "#db/client.server.ts";
import { keepFile } from "#db/queries/files.ts";
import type { FieldProblem } from "#workflows/problems.ts";
import { cleanName } from "../lib/file-name.ts";
import type { Sender } from "./sender.ts";

const MAX_BYTES = 10 * 1024 * 1024;
const ZIP = "504b0304";
const OFFICE = "application/vnd.openxmlformats-officedocument";
/** What may be handed in: how the file begins, and the type it is served with. */
const TYPES: Record<string, { magic: string; type: string }> = {
	".pdf": { magic: "25504446", type: "application/pdf" },
	".docx": { magic: ZIP, type: `${OFFICE}.wordprocessingml.document` },
	".xlsx": { magic: ZIP, type: `${OFFICE}.spreadsheetml.sheet` },
	".jpg": { magic: "ffd8ff", type: "image/jpeg" },
	".jpeg": { magic: "ffd8ff", type: "image/jpeg" },
	".png": { magic: "89504e47", type: "image/png" },
};

/** What is wrong with a file that somebody wants to hand in; null if nothing. The beginning of the file counts, not what it says it is. */
function problemOf(name: string, content: Buffer): string | null {
	const known = TYPES[extname(name).toLowerCase()];
	if (!known?.magic || content.subarray(0, 4).toString("hex").slice(0, known.magic.length) !== known.magic) return "fileType";
	return content.length > MAX_BYTES ? "fileSize" : null;
}

/**
 * Keeps the files that came with a form, before the event that names them is sent: so a refusal doesn't cost a second upload.
 * Gives the ids of those that were in order, and the first problem of those that weren't, with the names of all that have it; the same content twice from the same unit is one
 * file. Of a unit without a part in the task it keeps nothing: what becomes of the event is for the door to say.
 */
export async function keepFiles(
	db: Database,
	taskId: number,
	uploads: File[],
	sender: Sender,
	now: Date,
): Promise<{ ids: number[]; problem: FieldProblem | null }> {
	const contents = await Promise.all(
		uploads.map(async (file) => ({ name: cleanName(file.name), content: Buffer.from(await file.arrayBuffer()) })),
	);
	const ids: number[] = [];
	let problem: (FieldProblem & { files: string[] }) | null = null;
	for (const { name, content } of contents) {
		const wrong = problemOf(name, content);
		if (wrong) {
			problem ??= { code: wrong, files: [] };
			if (problem.code === wrong) problem.files.push(name);
			continue;
		}
		const type = TYPES[extname(name).toLowerCase()]?.type ?? "application/octet-stream";
		const sha256 = createHash("sha256").update(content).digest("hex");
		const { unitId, personId, jurisdictionIds } = sender;
		const id = await keepFile(db.sql, { taskId, unitId, personId, name, type, sha256, content, at: now, jurisdictionIds });
		if (id !== null) ids.push(id);
	}
	return { ids, problem };
}
