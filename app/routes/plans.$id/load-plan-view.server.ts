import type { AppLoadContext } from "@remix-run/node";
import type { Sql } from "#db/client.server.ts";
import {
	findPlan,
	listClauses,
	listDiscrepancies,
	listIndicators,
	listResponsibility,
	listWarnings,
	type PlanHead,
} from "#db/queries/get-plan.ts";
import { listAmendments } from "#db/queries/list-amendments.ts";
import { planChange } from "../../amending/plan-change.ts";
import { idOf } from "../../lib/ids.ts";
import { mayImport } from "../../lib/require-importer.server.ts";
import { type HattedViewer, jurisdictionIdsOf, notFound } from "../../lib/require-viewer.server.ts";

const tabs = ["clauses", "responsibility", "indicators", "discrepancies", "amendments"] as const;
export type Tab = (typeof tabs)[number];

/** The plan that a page's address names. Throws 404 for one that isn't within the viewer's reach. */
export async function getPlan(id: string | undefined, viewer: HattedViewer, { db }: AppLoadContext): Promise<PlanHead> {
	const plan = await findPlan(db.sql, idOf(id), jurisdictionIdsOf(viewer));
	if (!plan) throw notFound();
	return plan;
}

/** The amendments of a plan, with their differences as they are shown. */
const amendmentsOf = async (sql: Sql, planId: number) =>
	(await listAmendments(sql, planId)).map(({ diff, ...amendment }) => ({ ...amendment, change: planChange(diff) }));

/** A plan with what one of its tabs shows. */
export async function loadPlanView(id: string | undefined, asked: string | null, viewer: HattedViewer, context: AppLoadContext) {
	const plan = await getPlan(id, viewer, context);
	const { sql } = context.db;
	const tab = tabs.find((t) => t === asked) ?? "clauses";
	return {
		plan,
		tab,
		mayDecide: plan.secretariatUnitId === viewer.hat.unitId,
		clauses: tab === "clauses" ? await listClauses(sql, plan.id) : [],
		responsibility: tab === "responsibility" ? await listResponsibility(sql, plan.id) : [],
		indicators: tab === "indicators" ? await listIndicators(sql, plan.id) : [],
		discrepancies: tab === "discrepancies" ? await listDiscrepancies(sql, plan.id) : [],
		amendments: tab === "amendments" ? await amendmentsOf(sql, plan.id) : [],
		/** Whether they may open the documents that came in: whoever may bring one in. */
		mayOpenFiles: mayImport(viewer.hat),
		warnings: tab === "discrepancies" ? await listWarnings(sql, plan.id) : [],
	};
}
export type PlanView = Awaited<ReturnType<typeof loadPlanView>>;
