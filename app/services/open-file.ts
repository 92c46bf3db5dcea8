import type { Database } from "#db/client.server.ts";
import { findFile, logAct, type StoredFile } from "#db/queries/files.ts";
import { findDocket } from "#db/queries/get-docket.ts";
import { mayRead } from "#workflows/who.ts";
import type { Sender } from "./send-event.ts";

/** Opens a file for a person who may read a step of the unit that handed it in, and leaves an audit entry; null for everybody else. */
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
	const isReadable =
		file.unitId === reader.unitId ||
		docket.steps.some((step) => step.unitId === file.unitId && mayRead(reader.unitId, docket, step));
	if (!isReadable) return null;
	await logAct(db.sql, { personId: reader.personId, unitId: reader.unitId, act: "openFile", subject: `file ${id}`, at: now, ip });
	return file;
}
