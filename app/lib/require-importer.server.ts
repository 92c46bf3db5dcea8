import type { AppLoadContext } from "@remix-run/node";
import type { Hat } from "#db/queries/sessions.ts";
import { jurisdictionIdsOf, requireViewer } from "./require-viewer.server.ts";

/** Whose officers and heads bring plans in: those who issue and lead them. */
const KINDS = new Set(["government", "bureau", "body"]);

export const mayImport = (hat: Hat): boolean => KINDS.has(hat.unitKind);

/** The signed-in person, who may bring plans in; 403 with a sentence for everybody else. */
export async function requireImporter(args: { request: Request; context: AppLoadContext }) {
	const viewer = await requireViewer(args);
	if (!mayImport(viewer.hat)) throw new Response(null, { status: 403, statusText: "noImport" });
	const { personId, name, hat } = viewer;
	const jurisdictionIds = jurisdictionIdsOf(viewer);
	const { unitId, position, jurisdictionId } = hat;
	return { viewer, importer: { personId, name, unitId, position, jurisdictionId, jurisdictionIds } };
}
