import { createHash } from "node:crypto";
import { type Database, transaction } from "#db/client.server.ts";
import {
	type EmployerKeeper,
	insertImport,
	keepsEmployers,
	listAreas,
	lockEmployers,
	saveEmployers,
} from "#db/queries/employers.ts";
import type { FieldProblem } from "#workflows/problems.ts";
import { compareEmployers } from "../employers/compare-employers.ts";
import type { Fault, Line } from "../employers/employer.ts";
import { readEmployers } from "../employers/read-employers.ts";
import { cleanName } from "../lib/file-name.ts";
import { MAX_BYTES, ReaderKilled } from "../reading/apart.ts";
import type { Reason } from "../reading/files/unreadable.ts";
import { Unreadable } from "../reading/files/unreadable.ts";

/** Done, as which import; or why nothing was: the file, or rows of it. */
export type Imported =
	| { ok: true; id: number }
	| { ok: false; code: "notYours" }
	| { ok: false; problem: FieldProblem }
	| { ok: false; unreadable: Reason }
	| { ok: false; faults: Fault[] };
type Area = { id: number; name: string; aliases: string[] };
type Source = { name: string; content: Buffer };

/** Units by every name that they have. */
export const areasByName = (areas: Area[]): Map<string, Area> =>
	new Map(areas.flatMap((area) => [area.name, ...area.aliases].map((name): [string, Area] => [name, area])));

const faultsOfUnits = (lines: Line[], areas: Map<string, Area>): Fault[] =>
	lines.flatMap(({ row, employer: { unit } }): Fault[] =>
		unit === "" || areas.has(unit) ? [] : [{ row, column: "unit", words: unit, code: "noSuchUnit" }],
	);

/** A list whose every row is right, and the file it comes from. */
type RightList = { lines: Line[]; fileName: string; sha256: string; isMadeUp: boolean };

/** Keeps a list of employers: all of it, with what it changed, or nothing. Gives the import's id. */
export const keepEmployers = (
	db: Database,
	{ lines, fileName, sha256, isMadeUp }: RightList,
	areas: Map<string, Area>,
	by: EmployerKeeper,
	now: Date,
): Promise<number> =>
	transaction(db, async ({ sql }) => {
		const kept = await lockEmployers(sql, by.jurisdictionId);
		const listed = lines.map(({ employer }) => ({ ...employer, unit: areas.get(employer.unit)?.name ?? employer.unit }));
		const employers = listed.map(({ unit, ...rest }) => ({ ...rest, unitId: areas.get(unit)?.id ?? 0 }));
		await saveEmployers(sql, by.jurisdictionId, { employers, isMadeUp }, now);
		return insertImport(sql, { fileName, sha256, comparison: compareEmployers(kept, listed) }, by, now);
	});

/**
 * Imports a workbook of employers into a jurisdiction, for whoever keeps its list: adds those whose code it doesn't have, changes those it has, and leaves
 * the rest alone. All of it, or nothing and every row that isn't right.
 */
export async function importEmployers(db: Database, source: Source, by: EmployerKeeper, now: Date): Promise<Imported> {
	if (!(await keepsEmployers(db.sql, by.unitId, by.jurisdictionId))) return { ok: false, code: "notYours" };
	if (source.content.length === 0) return { ok: false, problem: { code: "emptyFile" } };
	if (source.content.length > MAX_BYTES) return { ok: false, problem: { code: "fileTooBig" } };
	try {
		const { lines, faults } = await readEmployers(source.content, source.name);
		const areas = areasByName(await listAreas(db.sql, by.jurisdictionId));
		const all = [...faults, ...faultsOfUnits(lines, areas)].sort((a, b) => a.row - b.row);
		if (all.length > 0) return { ok: false, faults: all };
		const sha256 = createHash("sha256").update(source.content).digest("hex");
		const list = { lines, fileName: cleanName(source.name), sha256, isMadeUp: false };
		return { ok: true, id: await keepEmployers(db, list, areas, by, now) };
	} catch (error) {
		if (error instanceof Unreadable) return { ok: false, unreadable: error.reason };
		if (error instanceof ReaderKilled) return { ok: false, unreadable: "failed" };
		throw error;
	}
}
