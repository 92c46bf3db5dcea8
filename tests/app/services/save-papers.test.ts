import { afterEach, beforeEach, expect, inject, test } from "vitest";
import type { Paper } from "#app/papers/blocks.ts";
import { freezeOlder } from "#app/services/freeze-older.ts";
import { sendTicks } from "#app/services/send-ticks.ts";
import { digest } from "#db/queries/get-docket.ts";
import { momentOf } from "#workflows/calendar/plain-date.ts";
import { paperKinds, papers } from "#workflows/papers.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";

let opened: TestDatabase;
const db = () => opened.db;
beforeEach(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
});
afterEach(() => opened.drop());

type Row = { id: number; kind: string; number: number; printed: string; text: string; sha256: string };
const rows = (): Promise<Row[]> => db().sql<Row[]>`select id, kind, number, printed, text, sha256 from papers order by id`;

test("every entry that issues a paper has one, and only those; each says its own number and has the hash of what it says", async () => {
	await sendTicks(db(), new Date(momentOf("2020-12-25", "09:00")));
	const events = paperKinds.map((kind) => papers[kind].issuedBy);
	const [odd] = await db().sql`
		select e.task_id, e.seq, e.event, p.id from (select * from entries where event = any(${events})) e full join papers p
			on p.task_id = e.task_id and p.seq = e.seq and p.step_no = e.step_no where p.id is null or e.seq is null`;
	expect(odd).toBeUndefined();
	const all = await rows();
	expect(all.length).toBeGreaterThan(20);
	for (const { kind, number, printed, text, sha256 } of all) {
		expect(digest(text)).toBe(sha256);
		const paper = JSON.parse(text) as Paper;
		expect(paper).toMatchObject({ kind, number, printed });
		expect(printed).toContain(`〕${number}号`);
		expect(JSON.stringify(paper.blocks)).not.toMatch(/[{}]{2,}.*原文|undefined|NaN|（条款）/);
	}
});

test("what was issued stays as it is, whatever units are called later; the table refuses to change or lose it", async () => {
	const before = await rows();
	await db().sql`update units set name = name || '（更名）'`;
	expect(await freezeOlder(db())).toBe(0);
	expect(await rows()).toEqual(before);
	for (const statement of ["update papers set text = '{}'", "update papers set number = number + 1", "delete from papers"])
		await expect(db().sql.unsafe(statement), statement).rejects.toThrow("a paper never changes once it is issued");
	expect(await rows()).toEqual(before);
});

test("papers from before texts were kept are frozen as they would have been, once", async () => {
	const before = await rows();
	await db().sql.unsafe(
		`set session_replication_role = replica; update papers set text = null, sha256 = null where kind = 'order'; set session_replication_role = origin`,
	);
	expect(await freezeOlder(db())).toBe(before.filter(({ kind }) => kind === "order").length);
	expect(await rows()).toEqual(before);
	expect(await freezeOlder(db())).toBe(0);
});
