import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { sendTicks } from "#app/services/send-ticks.ts";
import { verifyActs } from "#app/services/verify-acts.ts";
import { type Break, verifyHistory } from "#app/services/verify-history.ts";
import { verifyPapers } from "#app/services/verify-papers.ts";
import { GENESIS, hashOf } from "#db/history/chain.ts";
import { readCast } from "#db/queries/read-cast.ts";
import { streamHistory } from "#db/queries/stream-history.ts";
import { asOwnerOf, cloneDatabase, type TestDatabase } from "../../support/database.ts";
import { hoursLater } from "../../support/scene.ts";
import { openScratch } from "../../support/scratch.ts";

let opened: TestDatabase;
let taskId: number;
beforeEach(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
	taskId = (await readCast(opened.db.sql)).taskId("000", "三（一）1");
});
afterEach(() => opened.drop());

const asOwner = (...statements: string[]) => asOwnerOf(opened, ...statements);
const broken = async (): Promise<Break | null> => (await verifyHistory(opened.db)).broken;

test("the history of the built-in plans holds, every entry of it", async () => {
	const [{ n: entries } = { n: 0 }] = await opened.db.sql<{ n: number }[]>`select count(*)::int as n from entries`;
	const [{ n: dockets } = { n: 0 }] = await opened.db.sql<{ n: number }[]>`select count(*)::int as n from dockets`;
	expect(await verifyHistory(opened.db)).toEqual({ dockets, entries, broken: null });
	expect(entries).toBeGreaterThan(2_000);
});

describe("as the owner of the server", () => {
	const edits: Record<string, string> = {
		"what was said": `data = data || '{"reason": "别的"}'`,
		"a figure that was reported": `data = jsonb_set(data, '{items,figure1}', '"999"')`,
		"when it was": "at = at + interval '1 millisecond'",
		"who it was": "person_id = person_id + 1",
		"for which unit": "unit_id = unit_id + 1",
		"in which position": "position = case position when 'head' then 'officer' else 'head' end",
		"what happened": "event = 'report.return'",
		"to which step": "step_no = step_no + 1",
		"who caused it": "cause_seq = 1",
		"where it came from": "from_state = 'toSign'",
		"where it led": "to_state = 'waived'",
		"the clock": "to_clock = 'lifted'",
		"the due date": "due_on = '2031-01-01'",
		"the rung": "rung = rung + 1",
		"the kind of sender": "actor = 'clock'",
		"what the step was after it": "step_hash = repeat('0', 64)",
		"that it says what the step was": "step_hash = null",
		"its hash": "hash = repeat('0', 64)",
	};
	test.each(Object.entries(edits))("editing %s is found, at the entry that was edited", async (_, set) => {
		const [row] = await opened.db.sql<{ seq: number }[]>`
			select min(seq) as seq from entries where task_id = ${taskId} and event = 'report.submit'`;
		await asOwner(`update entries set ${set} where task_id = ${taskId} and seq = ${row?.seq}`);
		expect(await broken()).toEqual({ taskId, seq: row?.seq, why: "hash" });
	});

	test("editing an entry and its own hash with it is found at the next", async () => {
		for await (const { head, entries } of streamHistory(opened.db.sql)) {
			if (head.taskId !== taskId) continue;
			const { hash: _, stepHash, ...entry } = { ...entries[29], rung: 5 } as (typeof entries)[number];
			const forged = hashOf(entries[28]?.hash ?? "", { ...entry, stepHash: stepHash ?? undefined });
			await asOwner(`update entries set rung = 5, hash = '${forged}' where task_id = ${taskId} and seq = 30`);
		}
		expect(await broken()).toEqual({ taskId, seq: 31, why: "hash" });
	});

	test("deleting an entry is found where it is missing", async () => {
		await asOwner(`delete from entries where task_id = ${taskId} and seq = 40`);
		expect(await broken()).toEqual({ taskId, seq: 40, why: "gap" });
	});

	test("deleting an entry and closing the gap is found where the next doesn't follow", async () => {
		await asOwner(
			`delete from entries where task_id = ${taskId} and seq = 40`,
			`update entries set seq = -(seq - 1) where task_id = ${taskId} and seq > 40`,
			`update entries set seq = -seq where task_id = ${taskId} and seq < 0`,
		);
		expect(await broken()).toEqual({ taskId, seq: 40, why: "hash" });
	});

	test("changing the order of two entries is found at the first of them", async () => {
		await asOwner(
			`update entries set seq = -seq where task_id = ${taskId} and seq in (50, 51)`,
			`update entries set seq = 101 + seq where task_id = ${taskId} and seq in (-50, -51)`,
		);
		expect(await broken()).toEqual({ taskId, seq: 50, why: "hash" });
	});

	test("cutting the end off is found, whether or not the docket is set back with it", async () => {
		const [{ n } = { n: 0 }] = await opened.db.sql<{ n: number }[]>`select max(seq) as n from entries where task_id = ${taskId}`;
		await asOwner(`delete from entries where task_id = ${taskId} and seq = ${n}`);
		expect(await broken()).toEqual({ taskId, seq: n - 1, why: "head" });
		const head = `(select hash from entries where task_id = ${taskId} and seq = ${n - 1})`;
		await asOwner(`update dockets set version = ${n - 1}, head = ${head} where task_id = ${taskId}`);
		expect(await broken()).toMatchObject({ taskId, why: "step" });
	});

	test("emptying a history is found", async () => {
		await asOwner(`delete from entries where task_id = ${taskId}`);
		expect(await broken()).toEqual({ taskId, seq: null, why: "missing" });
		await asOwner(`delete from steps where task_id = ${taskId}`, `delete from dockets where task_id = ${taskId}`);
		expect(await broken()).toEqual({ taskId, seq: null, why: "missing" });
	});

	test("putting an entry in, in between or at the end, is found", async () => {
		const [{ n } = { n: 0 }] = await opened.db.sql<{ n: number }[]>`select max(seq) as n from entries where task_id = ${taskId}`;
		const others =
			"step_no, machine, event, data, at, actor, person_id, unit_id, position, cause_seq, from_state, from_clock, to_state, to_clock, due_on, rung, hash";
		await asOwner(
			`insert into entries (task_id, seq, ${others}) select task_id, ${n + 1}, ${others} from entries where task_id = ${taskId} and seq = ${n}`,
		);
		expect(await broken()).toEqual({ taskId, seq: n + 1, why: "hash" });
		await asOwner(
			`delete from entries where task_id = ${taskId} and seq = ${n + 1}`,
			`update entries set seq = -(seq + 1) where task_id = ${taskId} and seq > 60`,
			`update entries set seq = -seq where task_id = ${taskId} and seq < 0`,
			`insert into entries (task_id, seq, ${others}) select task_id, 61, ${others} from entries where task_id = ${taskId} and seq = 60`,
		);
		expect(await broken()).toEqual({ taskId, seq: 61, why: "hash" });
	});

	test("moving a step past the door, without any entry, is found", async () => {
		for (const set of ["state = 'accepted'", "clock = 'lifted'", "due_on = '2031-01-01'", "rung = rung + 1", "seq = seq - 1"]) {
			const [before] = await opened.db.sql`select * from steps where task_id = ${taskId} and no = 1`;
			await asOwner(`update steps set ${set} where task_id = ${taskId} and no = 1`);
			expect([set, await broken()]).toMatchObject([set, { taskId, why: "step" }]);
			const { state, clock, due_on, rung, seq } = before ?? {};
			await opened.db
				.sql`update steps set ${opened.db.sql({ state, clock, due_on, rung, seq })} where task_id = ${taskId} and no = 1`;
			expect([set, await broken()]).toEqual([set, null]);
		}
		await asOwner(`delete from steps where task_id = ${taskId} and no = 5`);
		expect(await broken()).toMatchObject({ taskId, why: "step" });
	});

	const kept: [what: string, set: string][] = [
		["what it remembers", `context = context || '{"signedBy": 1}'`],
		["whose it is", "unit_id = (select min(id) from units where id <> steps.unit_id)"],
		["in which role", "role = 'lead'"],
		["of which machine it is", "machine = 'inspection'"],
		["of which version", "version = version + 1"],
		["what opened it", "parent_no = 1"],
		["through which group it was named", "via_unit_id = unit_id"],
	];
	test.each(kept)("changing %s of a step, and nothing else, is found", async (_, set) => {
		const [step] = await opened.db.sql<{ no: number; seq: number }[]>`
			select no, seq from steps where task_id = ${taskId} and machine = 'implementation' and role = 'cooperate' order by no limit 1`;
		await asOwner(`update steps set ${set} where task_id = ${taskId} and no = ${step?.no}`);
		expect(await broken()).toEqual({ taskId, seq: step?.seq, why: "step" });
	});

	test("a step that hasn't moved since before that was kept is verified by where it stands", async () => {
		for await (const { head, entries } of streamHistory(opened.db.sql)) {
			if (head.taskId !== taskId) continue;
			let hash = GENESIS;
			const chained = entries.map(({ hash: _, stepHash: __, ...entry }) => {
				hash = hashOf(hash, entry);
				return `update entries set step_hash = null, hash = '${hash}' where task_id = ${taskId} and seq = ${entry.seq}`;
			});
			await asOwner(...chained, `update dockets set head = '${hash}' where task_id = ${taskId}`);
		}
		expect(await broken()).toBeNull();
		await asOwner(`update steps set state = 'accepted' where task_id = ${taskId} and no = 1`);
		expect(await broken()).toMatchObject({ taskId, why: "step" });
	});

	test("of several breaks the first is named", async () => {
		const other = (await readCast(opened.db.sql)).taskId("002", "三（一）1");
		await asOwner(
			`update entries set rung = 4 where task_id = ${other} and seq = 7`,
			`update entries set rung = 4 where task_id = ${taskId} and seq in (70, 20)`,
		);
		expect(other).toBeGreaterThan(taskId);
		expect(await broken()).toEqual({ taskId, seq: 20, why: "hash" });
	});
});

const command = (name: string, ...args: string[]) => {
	const script = fileURLToPath(new URL(`../../../app/cli/${name}.ts`, import.meta.url));
	const env = { ...process.env, DATABASE_URL: opened.url };
	return spawnSync(process.execPath, [script, ...args], { encoding: "utf8", env, timeout: 150_000 });
};
const verify = (...args: string[]) => command("audit-verify", ...args);

test("`npm run audit:verify` ends with 0 and the count, or with 1 and the first break in one line", async () => {
	const sound = verify();
	expect({ ...sound, pid: 0 }).toMatchObject({ status: 0, stderr: "" });
	const { dockets, entries } = await verifyHistory(opened.db);
	const { papers } = await verifyPapers(opened.db);
	const { acts } = await verifyActs(opened.db);
	expect(JSON.parse(sound.stdout)).toEqual({ ok: true, dockets, entries, papers, acts });
	await asOwner(`update entries set rung = 4 where task_id = ${taskId} and seq = 20`);
	const unsound = verify();
	expect(unsound.status).toBe(1);
	expect(JSON.parse(unsound.stdout)).toMatchObject({ ok: false, broken: { taskId, seq: 20, why: "hash" } });
	expect(unsound.stderr).toBe(`The history of task ${taskId} does not hold at entry 20: hash\n`);
});

describe("heads that an operator has kept elsewhere", () => {
	const scratch = openScratch("heads");
	afterAll(scratch.remove);
	/** What `audit:head` prints now, in a file. */
	function keep(): string {
		const printed = command("audit-head");
		expect({ ...printed, pid: 0 }).toMatchObject({ status: 0, stderr: "" });
		const file = join(scratch.dir, "heads.json");
		writeFileSync(file, printed.stdout);
		return file;
	}
	const against = (file: string) => {
		const { status, stdout, stderr } = verify("--against", file);
		return { status, stderr, answer: stdout === "" ? null : JSON.parse(stdout) };
	};
	/** Writes a whole history anew, with all its hashes and its head, as somebody can who owns the server: nothing in it says so. */
	async function rewrite(): Promise<void> {
		for await (const { head, entries } of streamHistory(opened.db.sql)) {
			if (head.taskId !== taskId) continue;
			let hash = GENESIS;
			const anew = entries.map(({ hash: _, stepHash, ...entry }) => {
				const data = entry.event === "report.submit" ? {} : entry.data;
				hash = hashOf(hash, { ...entry, data, stepHash: stepHash ?? undefined });
				return `update entries set data = ${entry.event === "report.submit" ? "'{}'" : "data"}, hash = '${hash}' where task_id = ${taskId} and seq = ${entry.seq}`;
			});
			await asOwner(...anew, `update dockets set head = '${hash}' where task_id = ${taskId}`);
		}
	}

	test("are continued from, whatever has happened since; and no longer once something from before is another", async () => {
		const file = keep();
		await opened.db.sql`insert into audit_entries (at, person_id, act) values (now(), 1, 'signIn')`;
		await sendTicks(opened.db, hoursLater(24 * 20));
		expect(against(file)).toMatchObject({ status: 0, stderr: "", answer: { ok: true, continues: true } });
		await rewrite();
		expect(JSON.parse(verify().stdout)).toMatchObject({ ok: true });
		expect(against(file)).toMatchObject({
			status: 1,
			stderr: expect.stringMatching(/^The database doesn't continue from the heads that were kept: dockets \d+ at \d+\n$/),
			answer: { ok: false, continues: false, lost: { of: "dockets", id: taskId } },
		});
	});

	test("tell a chain of acts that was cut, or taken away whole, and a paper that was exchanged with its hash", async () => {
		await opened.db.sql`insert into audit_entries (at, person_id, act) values (now(), 1, 'signIn'), (now(), 1, 'export')`;
		const file = keep();
		await asOwner(
			"delete from audit_entries where chain = 1 and seq = 2",
			"update audit_heads set seq = 1, head = (select hash from audit_entries where chain = 1 and seq = 1) where chain = 1",
		);
		expect(against(file).answer).toMatchObject({ continues: false, lost: { of: "acts", id: 1, seq: 2 } });
		await asOwner("delete from audit_entries where chain = 1", "delete from audit_heads where chain = 1");
		expect(JSON.parse(verify().stdout)).toMatchObject({ ok: true });
		expect(against(file).answer).toMatchObject({ continues: false, lost: { of: "acts", id: 1, seq: 2 } });
		await asOwner(
			`update papers set text = text || ' ', sha256 = encode(sha256(convert_to(text || ' ', 'UTF8')), 'hex') where id = 1`,
		);
		await opened.db.sql`insert into audit_entries (at, person_id, act) values (now(), 1, 'signIn')`;
		const { dockets } = JSON.parse(readFileSync(file, "utf8"));
		writeFileSync(file, JSON.stringify({ dockets, acts: [], papers: JSON.parse(readFileSync(file, "utf8")).papers }));
		expect(against(file).answer).toMatchObject({ continues: false, lost: { of: "papers", id: 1 } });
	});

	test("that aren't what was printed are said so in a sentence", () => {
		const file = join(scratch.dir, "other.json");
		writeFileSync(file, "{}");
		expect(against(file)).toEqual({ status: 1, answer: null, stderr: `${file} isn't what audit:head prints\n` });
		expect(against("/nowhere")).toEqual({ status: 1, answer: null, stderr: "There is no file /nowhere\n" });
	});
});
