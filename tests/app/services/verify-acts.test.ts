import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { verifyActs } from "#app/services/verify-acts.ts";
import { asOwnerOf, cloneDatabase, type TestDatabase } from "../../support/database.ts";
import { until } from "../../support/until.ts";

let opened: TestDatabase;
let [one, two] = [0, 0];
beforeEach(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
	const people = await opened.db.sql<{ id: number }[]>`select id from people order by id limit 2`;
	[one, two] = people.map(({ id }) => id) as [number, number];
});
afterEach(() => opened.drop());

const act = (personId: number | null, subject: string | null, at = "2020-09-10T01:02:03.004567Z") =>
	opened.db.sql`
		insert into audit_entries (at, person_id, unit_id, act, subject, ip)
		select ${at}, ${personId}::int, (select min(id) from units where ${subject}::text is null), 'openFile', ${subject}::text, case when ${personId}::int is null then null else '192.0.2.7'::inet end`;
const broken = async () => (await verifyActs(opened.db)).broken;
const asOwner = (...statements: string[]) => asOwnerOf(opened, ...statements);

/** Five acts of one person between three of another and two of nobody. */
async function five(): Promise<void> {
	for (const [personId, subject] of [
		[one, "file 1"],
		[two, null],
		[null, "person 3"],
		[one, ""],
		[two, "督办\n=“件”"],
		[one, null],
		[one, "file 4"],
		[null, null],
		[two, "file 5"],
		[one, "file 6"],
	] as const)
		await act(personId, subject);
}

test("every act is chained to the same person's last one, as this side of the database says it too", async () => {
	const { acts: before } = await verifyActs(opened.db);
	await five();
	expect(await verifyActs(opened.db)).toEqual({ acts: before + 10, broken: null });
	const rows = await opened.db.sql`select chain, seq, head from audit_heads where chain in (0, ${one}, ${two}) order by chain`;
	expect(rows).toMatchObject([{ chain: 0 }, { chain: one, seq: 5 }, { chain: two, seq: 3 }]);
});

test("acts at once are chained one after the other, several in one statement too, and nobody waits for somebody else", async () => {
	await Promise.all(Array.from({ length: 40 }, (_, i) => act(i % 2 === 0 ? one : two, `file ${i}`)));
	await opened.db.sql`insert into audit_entries (at, person_id, act) select now(), ${one}, 'export' from generate_series(1, 20)`;
	expect(await broken()).toBeNull();
	expect(await opened.db.sql`select seq from audit_heads where chain in (${one}, ${two}) order by chain`).toEqual([
		{ seq: 40 },
		{ seq: 20 },
	]);
	const waiting = () =>
		opened.db.sql`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
	let same: Promise<unknown> = Promise.resolve();
	await opened.db.sql.begin(async (tx) => {
		await tx`insert into audit_entries (at, person_id, act) values (now(), ${one}, 'export')`;
		await act(two, "while somebody else is at it");
		same = Promise.all([act(one, "after oneself")]);
		await until("one's own next act waits", async () => (await waiting()).length > 0);
	});
	await same;
	expect(await broken()).toBeNull();
});

test("an act that is taken back leaves no gap", async () => {
	const failing = opened.db.sql.begin(async (tx) => {
		await tx`insert into audit_entries (at, person_id, act) values (now(), ${one}, 'export')`;
		throw new Error("thinks better of it");
	});
	await expect(failing).rejects.toThrow("thinks better of it");
	await five();
	expect(await broken()).toBeNull();
});

test("the trail refuses to be edited, deleted or emptied, and sets its chain itself whatever is said", async () => {
	await five();
	for (const statement of ["update audit_entries set act = 'x'", "delete from audit_entries", "truncate audit_entries"])
		await expect(opened.db.sql.unsafe(statement), statement).rejects.toThrow("the history is append-only");
	await opened.db
		.sql`insert into audit_entries (at, person_id, act, chain, seq, hash) values (now(), ${one}, 'x', ${two}, 1, 'x')`;
	expect(await broken()).toBeNull();
});

describe("as the owner of the server", () => {
	beforeEach(five);

	test.each([
		["what was done", "act = 'signIn'"],
		["to what", "subject = subject || '0'"],
		["to nothing instead of an empty name", "subject = nullif(subject, 'file 4')"],
		["when", "at = at + interval '1 microsecond'"],
		["for which unit", "unit_id = 1"],
		["from where", "ip = '192.0.2.8'"],
		["by whom", "person_id = person_id + 1"],
		["its hash", "hash = repeat('0', 64)"],
	])("editing %s is found where it was edited", async (_, set) => {
		await asOwner(`update audit_entries set ${set} where chain = ${one} and seq = 4`);
		expect(await broken()).toEqual({ chain: one, seq: 4, why: "hash" });
	});

	test("deleting an act, closing the gap, changing the order and putting one in are found", async () => {
		const saved = [...(await opened.db.sql`select * from audit_entries where chain = ${one}`)];
		const restore = async () => {
			await asOwner(`delete from audit_entries where chain = ${one}`);
			await asOwnerOf(
				opened,
				`insert into audit_entries overriding system value select * from json_populate_recordset(null::audit_entries, '${JSON.stringify(saved).replaceAll("'", "''")}')`,
			);
			expect(await broken()).toBeNull();
		};
		await asOwner(`delete from audit_entries where chain = ${one} and seq = 2`);
		expect(await broken()).toEqual({ chain: one, seq: 2, why: "gap" });
		await asOwner(
			`update audit_entries set seq = -seq + 1 where chain = ${one} and seq > 2`,
			`update audit_entries set seq = -seq where chain = ${one} and seq < 0`,
		);
		expect(await broken()).toEqual({ chain: one, seq: 2, why: "hash" });
		await restore();
		await asOwner(
			`update audit_entries set seq = 100 + seq where chain = ${one} and seq in (2, 3)`,
			`update audit_entries set seq = 105 - seq where chain = ${one} and seq > 100`,
		);
		expect(await broken()).toEqual({ chain: one, seq: 2, why: "hash" });
		await restore();
		await asOwner(
			`insert into audit_entries (at, person_id, act, chain, seq, hash) values (now(), ${one}, 'export', ${one}, 6, repeat('0', 64))`,
		);
		expect(await broken()).toEqual({ chain: one, seq: 6, why: "hash" });
	});

	test("cutting the end off is found, and so is an act that was given to somebody else's chain", async () => {
		await asOwner(`delete from audit_entries where chain = ${one} and seq = 5`);
		expect(await broken()).toEqual({ chain: one, seq: 5, why: "head" });
		await asOwner(`update audit_entries set chain = ${one}, seq = 5 where chain = ${two} and seq = 3`);
		expect(await broken()).toEqual({ chain: one, seq: 5, why: "hash" });
	});
});
