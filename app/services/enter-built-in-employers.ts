import { createHash } from "node:crypto";
import { employersFile, madeUpEmployers } from "#db/built-in/employers.ts";
import type { Database } from "#db/client.server.ts";
import { listAreas } from "#db/queries/employers.ts";
import { areasByName, keepEmployers } from "./import-employers.ts";
import type { Sender } from "./send-event.ts";

/** Enters the made-up employers of a built-in plan's jurisdiction, marked so. */
export async function enterBuiltInEmployers(
	db: Database,
	{ personId, unitId, jurisdictionIds }: Sender,
	at: Date,
): Promise<void> {
	const [jurisdictionId = 0] = jurisdictionIds;
	const lines = madeUpEmployers.map((employer, i) => ({ row: i + 1, employer }));
	const sha256 = createHash("sha256").update(JSON.stringify(lines)).digest("hex");
	const areas = areasByName(await listAreas(db.sql, jurisdictionId));
	await keepEmployers(
		db,
		{ lines, fileName: employersFile, sha256, isMadeUp: true },
		areas,
		{ personId, unitId, jurisdictionId },
		at,
	);
}
