import { expect, inject, test } from "vitest";
import { saveDecided } from "#app/services/save-decided.ts";
import { sendTicks } from "#app/services/send-ticks.ts";
import { connect, type Sql } from "#db/client.server.ts";
import { GENESIS } from "#db/history/chain.ts";
import { digest } from "#db/queries/get-docket.ts";
import { getCalendar } from "#db/queries/holiday-papers.ts";
import { findMatterPlan, insertMatter } from "#db/queries/insert-matter.ts";
import { momentOf } from "#workflows/calendar/plain-date.ts";
import { openMatter } from "#workflows/engine.ts";
import { orderOf } from "#workflows/ladder.ts";
import { cloneDatabase } from "../support/database.ts";

test("papers numbered by many nodes at once have every number once, each kind, year and jurisdiction from 1", async () => {
	const { db, drop } = await cloneDatabase(inject("serverUrl"), "loaded");
	// Two sweeps, one in each of two years, each by four nodes at once.
	for (const date of ["2020-12-25", "2021-06-25"])
		await Promise.all([1, 2, 3, 4].map(() => sendTicks(db, new Date(momentOf(date, "09:00")))));
	const rows = await db.sql<
		{ jurisdiction: number; kind: string; year: number; n: number; first: number; last: number; kept: number }[]
	>`
		select p.jurisdiction_id as jurisdiction, p.kind, p.year, count(*)::int as n, min(p.number) as first, max(p.number) as last, max(c.last) as kept
		from papers p join paper_counters c using (jurisdiction_id, kind, year) group by 1, 2, 3`;
	expect(new Set(rows.map((row) => row.jurisdiction)).size).toBeGreaterThan(2);
	expect(rows.reduce((sum, { n }) => sum + n, 0)).toBeGreaterThan(50);
	for (const { n, first, last, kept } of rows) expect({ first, last, kept }).toEqual({ first: 1, last: n, kept: n });
	const [unnumbered] = await db.sql`
		select count(*)::int as n from steps s where machine = 'order' and not exists (select from papers p where p.task_id = s.task_id and p.step_no = s.no)`;
	expect(unnumbered).toEqual({ n: 0 });
	await drop();
});

test("1,000 numbers drawn at once by 8 connections: no gap, no double, each on its own paper", async () => {
	const { db, url, drop } = await cloneDatabase(inject("serverUrl"), "loaded");
	const now = new Date(momentOf("2020-12-25", "09:00"));
	const [at] = await db.sql<{ planId: number; place: number; unitId: number; last: number }[]>`
		select p.id as "planId", p.jurisdiction_id as place, (select min(id) from units u where u.jurisdiction_id = p.jurisdiction_id) as "unitId",
			coalesce((select last from paper_counters c where c.jurisdiction_id = p.jurisdiction_id and c.kind = 'order' and c.year = 2020), 0) as last
		from plans p where seed = '000'`;
	const plan = at && (await findMatterPlan(db.sql, at.planId, [at.place]));
	if (!at || !plan) throw new Error("there is no plan");
	const { jurisdictionId, secretariatUnitId, policy, ladder } = plan;
	const calendar = await getCalendar(db.sql, jurisdictionId, now);
	const order = orderOf("2020-12-10", "2020-12-25", { ladder, calendar });
	const draw = async (sql: Sql) => {
		const id = await insertMatter(sql, { planId: plan.id, kind: "letter", clause: "-", title: "取号", gist: "" });
		const docket = { id, secretariatUnitId, policy, ladder, calendar, digest, printed: { deadlines: [], endsOn: null } };
		const change = openMatter(docket, { machine: "order", unitId: at.unitId, input: order }, { kind: "clock" }, now);
		await saveDecided(sql, [{ change, head: GENESIS, at: now }], { planId: plan.id, jurisdictionId });
	};
	const connections = Array.from({ length: 8 }, () => connect(url, { max: 1 }));
	await Promise.all(
		connections.map(async ({ sql }) => {
			for (let n = 0; n < 125; n++) await draw(sql);
		}),
	);
	const papers = await db.sql<{ number: number; text: string }[]>`
		select p.number, p.text from papers p join tasks t on t.id = p.task_id where t.title = '取号' order by p.number`;
	expect(papers.map(({ number }) => number)).toEqual(Array.from({ length: 1000 }, (_, i) => at.last + i + 1));
	for (const { number, text } of papers) expect(JSON.parse(text)).toMatchObject({ number, printed: `督〔2020〕${number}号` });
	await Promise.all(connections.map(({ end }) => end()));
	await drop();
});
