import { expect, inject, test } from "vitest";
import { sendTicks } from "#app/services/send-ticks.ts";
import { momentOf } from "#workflows/calendar/plain-date.ts";
import { cloneDatabase } from "../support/database.ts";

test("papers numbered by many nodes at once have every number once, each year and jurisdiction from 1", async () => {
	const { db, drop } = await cloneDatabase(inject("serverUrl"), "loaded");
	// Two sweeps, one in each of two years, each by four nodes at once.
	for (const date of ["2020-12-25", "2021-06-25"])
		await Promise.all([1, 2, 3, 4].map(() => sendTicks(db, new Date(momentOf(date, "09:00")))));
	const rows = await db.sql<{ jurisdiction: number; year: number; n: number; first: number; last: number; kept: number }[]>`
		select p.jurisdiction_id as jurisdiction, p.year, count(*)::int as n, min(p.number) as first, max(p.number) as last, max(c.last) as kept
		from papers p join paper_counters c using (jurisdiction_id, kind, year) group by 1, 2`;
	expect(new Set(rows.map((row) => row.jurisdiction)).size).toBeGreaterThan(2);
	expect(rows.reduce((sum, { n }) => sum + n, 0)).toBeGreaterThan(50);
	for (const { n, first, last, kept } of rows) expect({ first, last, kept }).toEqual({ first: 1, last: n, kept: n });
	const [unnumbered] = await db.sql`
		select count(*)::int as n from steps s where machine = 'order' and not exists (select from papers p where p.task_id = s.task_id and p.step_no = s.no)`;
	expect(unnumbered).toEqual({ n: 0 });
	await drop();
});
