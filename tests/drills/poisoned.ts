import { loadPlan } from "#app/services/load-plan.ts";
import { sendTicks } from "#app/services/send-ticks.ts";
import { planOf, startWork } from "#tests/bench/scene.ts";
import { cloneDatabase } from "#tests/support/database.ts";
import { type Drill, exactly } from "./drill.ts";

const DOCKETS = 1_000;
const LOADED_AT = new Date("2020-05-25T10:00+08:00");
/** Every part's reminder is due by then. */
const MOMENT = new Date("2020-12-24T09:00+08:00");

/** Among a thousand dockets that are due, some can't be decided. */
export const poisoned: Drill = async (serverUrl, bad) => {
	const { db, drop } = await cloneDatabase(serverUrl, "empty");
	try {
		for (const no of [0, 1]) await loadPlan(db, planOf(DOCKETS / 2, no, 2), LOADED_AT);
		await startWork({ db });
		await db.sql`
			update steps set version = 99 where no = 3 and task_id in (select task_id from dockets order by md5(task_id::text) limit ${bad})`;
		const swept = await sendTicks(db, MOMENT);
		const [row] = await db.sql<{ named: number; told: number; half: number }[]>`
			select (select count(*) from dockets where parked_at is not null and parked_error like '%no version 99%')::int as named,
				(select count(distinct task_id) from notices where at = ${MOMENT.toISOString()})::int as told,
				(select count(*) from dockets where parked_at is not null and exists (select from entries e where e.task_id = dockets.task_id and e.at = ${MOMENT.toISOString()}))::int as half`;
		const again = await sendTicks(db, MOMENT);
		return [
			exactly("dockets moved", swept.moved, DOCKETS - bad),
			exactly("dockets told", row?.told ?? 0, DOCKETS - bad),
			exactly("dockets parked with their error", row?.named ?? 0, bad),
			exactly("parked dockets half done", row?.half ?? 0),
			exactly("left to the next sweep", again.moved + again.parked),
		];
	} finally {
		await drop();
	}
};
