import type { Database } from "#db/client.server.ts";
import { findFile, logAct, type StoredFile } from "#db/queries/files.ts";
import { findDocket } from "#db/queries/get-docket.ts";
import { mayOpen } from "#workflows/who.ts";
import type { Sender } from "./sender.ts";

/** Opens a file for a person who may read a step that it belongs to, and leaves an audit entry; null for everybody else. */
export async function openFile(
	db: Database,
	id: number,
	reader: Sender,
	now: Date,
	ip: string | null,
): Promise<StoredFile | null> {
	const file = await findFile(db.sql, id, reader.jurisdictionIds);
	const docket = file && (await findDocket(db.sql, file.taskId, reader.jurisdictionIds));
	if (!file || !docket) return null;
	if (!mayOpen(reader.unitId, docket, file)) return null;
	await logAct(db.sql, { personId: reader.personId, unitId: reader.unitId, act: "openFile", subject: `file ${id}`, at: now, ip });
	return file;
}
