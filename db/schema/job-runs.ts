import { pgTable, text, timestamp } from "drizzle-orm/pg-core";

const moment = () => timestamp({ withTimezone: true, mode: "date" });

/** When each of the worker's jobs was last done and last failed, by the portal's clock: pg-boss forgets its runs after an hour. */
export const jobRuns = pgTable("job_runs", {
	name: text().primaryKey(),
	doneAt: moment(),
	failedAt: moment(),
	error: text(),
});
