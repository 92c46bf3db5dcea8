import { createHash } from "node:crypto";
import { dustChecklist } from "#db/built-in/checklists.ts";
import { employersFile, madeUpEmployers } from "#db/built-in/employers.ts";
import type { Database } from "#db/client.server.ts";
import { listAreas } from "#db/queries/employers.ts";
import { areasByName, keepEmployers } from "./import-employers.ts";
import { issueChecklist } from "./issue-checklist.ts";
import type { Sender } from "./sender.ts";

/** Enters the made-up employers of a built-in plan's jurisdiction, marked so, and issues the checklist that they are visited with. */
export async function enterBuiltInEmployers(
	db: Database,
	{ personId, unitId, jurisdictionIds }: Sender,
	at: Date,
): Promise<void> {
	const [jurisdictionId = 0] = jurisdictionIds;
	const by = { personId, unitId, jurisdictionId };
	const lines = madeUpEmployers.map((employer, i) => ({ row: i + 1, employer }));
	const sha256 = createHash("sha256").update(JSON.stringify(lines)).digest("hex");
	const areas = areasByName(await listAreas(db.sql, jurisdictionId));
	await keepEmployers(db, { lines, fileName: employersFile, sha256, isMadeUp: true }, areas, by, at);
	const refusal = await issueChecklist(db, { ...dustChecklist, seen: 0 }, by, at);
	if (refusal) throw new Error(`story: a checklist: ${refusal}`);
}
