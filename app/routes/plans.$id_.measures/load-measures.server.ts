import type { AppLoadContext } from "@remix-run/node";
import { findMeasures } from "#db/queries/plan-measures.ts";
import { type Measure, measuresSchema } from "#workflows/sanction/measures.ts";
import { idOf } from "../../lib/ids.ts";
import { type HattedViewer, jurisdictionIdsOf, notFound } from "../../lib/require-viewer.server.ts";

/** One row of the form, as typed. */
export type Typed = Record<"name" | "clause" | "words" | "party" | "after" | "isListed", string>;
const FIELDS = ["name", "clause", "words", "party", "after", "isListed"] as const;

/** The plan whose measures they are. Throws 404 for one out of reach. */
export async function getPlanMeasures(id: string | undefined, viewer: HattedViewer, { db }: AppLoadContext) {
	const plan = await findMeasures(db.sql, idOf(id), jurisdictionIdsOf(viewer));
	if (!plan) throw notFound();
	return { ...plan, maySet: plan.secretariatUnitId === viewer.hat.unitId };
}

/** A measure as its row in the form has it. */
export const typedOf = ({ name, clause, words, party, after, isListed }: Measure): Typed => ({
	name,
	clause: clause ?? "",
	words: words ?? "",
	party,
	after: after ?? "",
	isListed: isListed ? "yes" : "",
});

/** The rows of a form that was sent; a row without a name is left out. */
export function readRows(form: FormData): Typed[] {
	const columns = FIELDS.map((field) => form.getAll(field).map(String));
	const rows = (columns[0] ?? []).map(
		(_, i) => Object.fromEntries(FIELDS.map((field, f) => [field, columns[f]?.[i] ?? ""])) as Typed,
	);
	return rows.filter(({ name }) => name.trim() !== "");
}

export const readMeasures = (rows: Typed[]) =>
	measuresSchema.safeParse(rows.map((row) => ({ ...row, isListed: row.isListed === "yes" })));
