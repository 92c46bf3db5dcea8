import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { verifyPapers } from "#app/services/verify-papers.ts";
import { asOwnerOf, cloneDatabase, type TestDatabase } from "../../support/database.ts";

let opened: TestDatabase;
let paper: { id: number; taskId: number; seq: number };
let count: number;
beforeEach(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
	const [row] = await opened.db.sql<(typeof paper & { count: number })[]>`
		select id, task_id as "taskId", seq, (select count(*)::int from papers) as count from papers where kind = 'order'
		order by jurisdiction_id, number limit 1 offset 1`;
	if (!row) throw new Error("there are no papers");
	({ count, ...paper } = row);
});
afterEach(() => opened.drop());

/** Changes the tables as somebody may who owns the server: triggers and foreign keys are off. */
const asOwner = (...statements: string[]) => asOwnerOf(opened, ...statements);
const broken = async () => (await verifyPapers(opened.db)).broken;
const at = () => ({ taskId: paper.taskId, seq: paper.seq });
const forge = (text: string) => `text = ${text}, sha256 = encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`;

test("the papers of the built-in plans hold, every one of them", async () => {
	expect(await verifyPapers(opened.db)).toEqual({ papers: count, broken: null });
	expect(count).toBeGreaterThan(5);
});

describe("as the owner of the server", () => {
	const edits: [string, string][] = [
		["what a paper says", "text = replace(text, '逾期', '未逾期')"],
		["its hash", "sha256 = repeat('0', 64)"],
		["its number", "number = 9999"],
		["its number as it is printed", "printed = '督〔2020〕9999号'"],
		["its number in the text too, with another hash", forge(`replace(text, '"number":', '"number":9')`)],
		["its kind", "kind = 'rectification'"],
	];
	test.each(edits)("editing %s is found", async (_, set) => {
		await asOwner(`update papers set ${set} where id = ${paper.id}`);
		expect(await broken()).toEqual({ ...at(), why: "text" });
	});

	test("taking its text away is found", async () => {
		await asOwner(`update papers set text = null, sha256 = null where id = ${paper.id}`);
		expect(await broken()).toEqual({ ...at(), why: "text" });
	});

	test("hanging it on another entry is found", async () => {
		await asOwner(`update papers set seq = seq + 1 where id = ${paper.id}`);
		expect(await broken()).toEqual({ taskId: paper.taskId, seq: paper.seq + 1, why: "entry" });
	});

	test("deleting it is found", async () => {
		await asOwner(`delete from papers where id = ${paper.id}`);
		expect(await broken()).toEqual({ ...at(), why: "missing" });
	});

	test("deleting the newest and taking its number back is found", async () => {
		const [newest] = await opened.db.sql<{ taskId: number; seq: number }[]>`
			select task_id as "taskId", seq from papers where kind = 'order' order by id desc limit 1`;
		await asOwner(
			"update paper_counters c set last = last - 1 from (select * from papers where kind = 'order' order by id desc limit 1) p where (c.jurisdiction_id, c.kind, c.year) = (p.jurisdiction_id, p.kind, p.year)",
			`delete from papers where task_id = ${newest?.taskId} and seq = ${newest?.seq}`,
		);
		expect(await broken()).toEqual({ ...newest, why: "missing" });
	});

	test("a number that was drawn for nothing is found", async () => {
		await asOwner("update paper_counters set last = last + 1 where kind = 'order'");
		expect(await broken()).toMatchObject({ why: "numbers" });
	});
});
