import type { Sql } from "#db/client.server.ts";
import { listAmendablePlans } from "#db/queries/plan-amendments.ts";

/** Whether a document of somebody's may amend a plan: their unit is its secretariat. Any document may be a plan of its own (null). */
export const mayAmend = async (sql: Sql, planId: number | null, by: { unitId: number }): Promise<boolean> =>
	planId === null || (await listAmendablePlans(sql, by.unitId)).some(({ id }) => id === planId);
