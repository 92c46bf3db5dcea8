import type { AppLoadContext } from "@remix-run/node";
import { countEmployers, keepsEmployers, listEmployers, listImports } from "#db/queries/employers.ts";
import { hazards } from "#workflows/employers.ts";
import { idOf } from "../../lib/ids.ts";
import { type HattedViewer, jurisdictionIdsOf } from "../../lib/require-viewer.server.ts";

const PAGE = 50;
const IMPORTS = 5;

/** A page of the viewer's employers, how many there are, and whether the viewer may import. */
export async function loadEmployers(viewer: HattedViewer, { db: { sql } }: AppLoadContext, params: URLSearchParams) {
	const reach = jurisdictionIdsOf(viewer);
	const hazard = hazards.find((one) => one === params.get("hazard")) ?? null;
	const q = (params.get("q") ?? "").trim().slice(0, 50);
	const [rows, counts, mayImport, imports] = await Promise.all([
		listEmployers(sql, reach, { hazard, q, after: idOf(params.get("after")) }, PAGE + 1),
		countEmployers(sql, reach),
		keepsEmployers(sql, viewer.hat.unitId, viewer.hat.jurisdictionId),
		listImports(sql, reach, IMPORTS),
	]);
	const next = rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null;
	return { rows: rows.slice(0, PAGE), next, counts, mayImport, imports };
}
