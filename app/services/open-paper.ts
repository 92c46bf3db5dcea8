import type { Database } from "#db/client.server.ts";
import { logAct } from "#db/queries/files.ts";
import { findPaper } from "#db/queries/papers.ts";
import { papers } from "#workflows/papers.ts";
import type { Paper } from "../papers/blocks.ts";
import { findReadable } from "./find-readable.ts";
import type { Sender } from "./sender.ts";

export type OpenedPaper = { paper: Paper; taskId: number; stepNo: number; sha256: string };

/** Opens a paper for a person who may read it, and leaves an audit entry; null for everybody else. */
export async function openPaper(
	db: Database,
	id: number,
	reader: Sender,
	now: Date,
	ip: string | null,
): Promise<OpenedPaper | null> {
	const { personId, unitId, jurisdictionIds } = reader;
	const stored = await findPaper(db.sql, id, jurisdictionIds);
	if (!stored) return null;
	const isPublic = papers[stored.kind].readers === "jurisdiction";
	const isReadable = isPublic || (await findReadable(db, [stored], unitId, jurisdictionIds))(stored);
	if (!isReadable) return null;
	await logAct(db.sql, { personId, unitId, act: "openPaper", subject: `paper ${id}`, at: now, ip });
	const { taskId, stepNo, text, sha256 } = stored;
	return { paper: JSON.parse(text) as Paper, taskId, stepNo, sha256 };
}
