import { planListing } from "#db/plans/plan-listing.ts";
import { listPlanDocuments } from "#db/queries/list-plan-documents.ts";
import { withDatabase } from "./with-database.ts";

/** `npm run --silent plan:list`: every loaded plan as one JSON array on stdout. */
await withDatabase(async (db) => {
	const plans = await listPlanDocuments(db.sql);
	process.stdout.write(`${JSON.stringify(plans.map(planListing), null, "\t")}\n`);
});
