import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { discardDraft } from "#app/services/discard-draft.ts";
import { importDraft } from "#app/services/import-draft.ts";
import { LOST_MS, readDrafts } from "#app/services/read-drafts.ts";
import { restoreDraft } from "#app/services/restore-draft.ts";
import { type Importer, uploadDraft } from "#app/services/upload-draft.ts";
import { keepRead, stillReading, takeDraft, tellProgress } from "#db/queries/draft-reading.ts";
import { findDraft } from "#db/queries/drafts.ts";
import { listPlanDocuments } from "#db/queries/list-plan-documents.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { composed, draftOfFile, hands, importerOf } from "#tests/support/drafts.ts";
import { MOMENT } from "#tests/support/scene.ts";

const FIRE = "district-fire-safety.docx";
const OFFICE = "区公共卫生联席会议办公室";

let opened: TestDatabase;
let officer: Importer;
let head: Importer;
let stranger: Importer;
beforeAll(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
	officer = await importerOf(opened.db, "区卫生健康委");
	head = await importerOf(opened.db, "区应急管理局", "head");
	stranger = await importerOf(opened.db, "区卫生健康委", "officer", "001");
});
afterAll(() => opened.drop());

const stateOf = async (id: number) => findDraft(opened.db.sql, id, officer.jurisdictionIds);
const upload = async (content: Buffer, name = "通知.txt", token = "") => {
	const sent = await uploadDraft(opened.db, { name, content, token }, officer, MOMENT);
	return sent.ok ? sent.id : sent.problem.code;
};
const auditsOf = async (id: number) => {
	const rows = await opened.db.sql<{ act: string; subject: string }[]>`
		select act, subject from audit_entries where subject = ${`draft ${id}`} or subject like ${`draft ${id}:%`} order by id`;
	return rows.map(({ act, subject }) => `${act} ${subject.replace(/^draft \d+(: )?/, "")}`.trim());
};

describe("a document comes in", () => {
	test("sent many times from one form, it is one draft, noted once", async () => {
		const token = randomUUID();
		const content = await composed(FIRE);
		const ids = await Promise.all(Array.from({ length: 8 }, () => upload(content, FIRE, token)));
		expect(new Set(ids).size).toBe(1);
		expect(await auditsOf(Number(ids[0]))).toEqual(["uploadDraft"]);
		expect(await upload(content, FIRE)).not.toBe(ids[0]);
		await readDrafts(opened.db);
	});

	test("an empty file, and one that is too large, are told before anybody looks into them", async () => {
		expect(await upload(Buffer.alloc(0))).toBe("emptyFile");
		expect(await upload(Buffer.alloc(25 * 1024 * 1024 + 1))).toBe("fileTooBig");
	});

	test("what can't be read says why, and doesn't keep the others waiting", async () => {
		const bad = await upload(Buffer.from("PK\u0003\u0004 no archive"), "方案.docx");
		const good = await upload(Buffer.from("某区方案\n一、任务\n（一）排查。6月底前完成。（区卫生健康委负责）"));
		expect(await readDrafts(opened.db)).toBe(2);
		expect(await stateOf(Number(bad))).toMatchObject({ state: "failed", reason: "damaged" });
		expect(await stateOf(Number(good))).toMatchObject({ state: "ready", done: 1 });
	});
});

describe("a worker that dies", () => {
	/** Lets seconds pass in which nobody says anything of a draft. */
	const silence = (id: number, s: number) =>
		opened.db.sql`update plan_drafts set taken_at = taken_at - make_interval(secs => ${s}) where id = ${id}`;

	test("keeps its draft until it has been silent for a while; then another one takes it, and the dead one's answer is not taken", async () => {
		const id = Number(await upload(await composed(FIRE), FIRE));
		const dead = await takeDraft(opened.db.sql, LOST_MS);
		expect(dead).toMatchObject({ id, tries: 1 });
		if (!dead) return;
		await silence(id, LOST_MS / 1000 - 1);
		await tellProgress(opened.db.sql, dead, "parsing", 0.4);
		expect(await stateOf(id)).toMatchObject({ state: "reading", step: "parsing" });
		await silence(id, LOST_MS / 1000 - 1);
		await stillReading(opened.db.sql, dead);
		await silence(id, LOST_MS / 2000);
		expect(await readDrafts(opened.db)).toBe(0);
		await silence(id, LOST_MS / 1000);
		expect(await readDrafts(opened.db)).toBe(1);
		expect(await stateOf(id)).toMatchObject({ state: "ready" });
		expect(await keepRead(opened.db.sql, dead, {}, [])).toBe(false);
	});

	test("three times over the same file takes no fourth worker with it", async () => {
		const id = Number(await upload(await composed(FIRE), FIRE));
		for (let n = 1; n <= 3; n++) {
			expect(await takeDraft(opened.db.sql, LOST_MS)).toMatchObject({ id, tries: n });
			await silence(id, LOST_MS / 1000 + 1);
		}
		expect(await readDrafts(opened.db)).toBe(1);
		expect(await stateOf(id)).toMatchObject({ state: "failed", reason: "failed" });
	});

	test("two workers at once never take the same draft", async () => {
		const ids = await Promise.all([1, 2, 3, 4].map(() => upload(Buffer.from("某区方案\n一、任务"))));
		const taken = await Promise.all([1, 2, 3, 4, 5].map(() => takeDraft(opened.db.sql, LOST_MS)));
		expect(taken.flatMap((one) => one?.id ?? []).sort()).toEqual(ids.map(Number).sort());
		for (const id of ids) await discardDraft(opened.db, Number(id), officer, MOMENT);
	});
});

describe("two people at one draft", () => {
	let id: number;
	let draft: ReturnType<typeof hands>;
	beforeAll(async () => {
		id = await draftOfFile(opened.db, FIRE, officer);
		draft = hands(opened.db, id);
	});
	const save = (key: string, title: string) => ({ edit: "task.save", key, title, gist: "概要", kind: "task" });

	test("work at once on different tasks, and both are kept", async () => {
		const { version } = await draft.source(officer);
		const done = await Promise.all([
			draft.send(officer, save("t1", "甲改的"), version),
			draft.send(head, save("t2", "乙改的"), version),
			...["t3", "t4", "t5"].map((key) => draft.send(officer, { edit: "task.check", key, isChecked: "on" }, version)),
		]);
		expect(done.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
		const { draft: now, version: after } = await draft.source(officer);
		expect(now.tasks.slice(0, 2).map(({ title }) => title)).toEqual(["甲改的", "乙改的"]);
		expect(after).toBe(version + 5);
	});

	test("on the same task, the second is told that it has changed, and nothing is lost", async () => {
		const { version } = await draft.source(officer);
		const done = await Promise.all([
			draft.send(officer, save("t6", "甲先"), version),
			draft.send(head, save("t6", "乙先"), version),
		]);
		expect(done.map((one) => (one.ok ? "saved" : one.refusal.code)).sort()).toEqual(["saved", "stale"]);
		const { draft: now } = await draft.source(officer);
		expect(now.tasks.find(({ key }) => key === "t6")?.title).toBe(done[0].ok ? "甲先" : "乙先");
	});

	test("every change is noted with who made it, and the list says who was the last", async () => {
		await draft.must(head, { edit: "part.leaveOut", key: "t7", isLeftOut: "true" });
		expect((await auditsOf(id)).at(-1)).toBe("editDraft part.leaveOut t7");
		expect((await stateOf(id))?.updated).toMatchObject({ name: "区应急管理局负责人", unit: "区应急管理局" });
	});

	test("nobody of another jurisdiction finds it", async () => {
		expect(await draft.send(stranger, save("t1", "改"), 99)).toEqual({ ok: false, refusal: { code: "notFound" } });
		expect(await importDraft(opened.db, { id, seen: 99 }, stranger, MOMENT)).toMatchObject({ refusal: { code: "notFound" } });
		expect(await discardDraft(opened.db, id, stranger, MOMENT)).toBe(false);
	});

	test("put away it takes no change, and comes back as it was", async () => {
		const before = await draft.source(officer);
		expect(await discardDraft(opened.db, id, officer, MOMENT)).toBe(true);
		expect(await discardDraft(opened.db, id, officer, MOMENT)).toBe(false);
		expect(await draft.send(officer, save("t1", "改"), 99)).toMatchObject({ refusal: { code: "closed" } });
		expect(await restoreDraft(opened.db, id, head, MOMENT)).toBe(true);
		expect((await draft.source(officer)).draft).toEqual(before.draft);
		expect((await auditsOf(id)).slice(-2)).toEqual(["discardDraft", "restoreDraft"]);
	});
});

describe("a draft becomes a plan", () => {
	let id: number;
	let draft: ReturnType<typeof hands>;
	const confirm = async (seen?: number) =>
		importDraft(opened.db, { id, seen: seen ?? (await draft.source(officer)).version }, officer, MOMENT);
	const planCount = async () => Number((await opened.db.sql`select count(*) as n from plans`)[0]?.n);
	beforeAll(async () => {
		id = await draftOfFile(opened.db, FIRE, officer);
		draft = hands(opened.db, id);
	});

	test("not while something stands in the way, nor once it has changed since it was read", async () => {
		const made = await confirm();
		const obstacles = !made.ok && made.refusal.code === "obstructed" ? made.refusal.obstacles.map(({ code }) => code) : [];
		expect(obstacles).toEqual(expect.arrayContaining(["noSecretariat", "groupEmpty"]));
		await draft.settle(officer, OFFICE);
		const { version } = await draft.source(officer);
		await draft.must(head, { edit: "task.check", key: "t1", isChecked: "on" });
		expect(await confirm(version)).toMatchObject({ refusal: { code: "stale" } });
	});

	test("confirmed five times at once, it is one plan, the same rows as any other, with the printed text of every clause", async () => {
		const [before, { version, draft: source }] = [await planCount(), await draft.source(officer)];
		const made = await Promise.all([1, 2, 3, 4, 5].map(() => confirm(version)));
		const ids = new Set(made.map((one) => (one.ok ? one.planId : one.refusal.code)));
		expect([...ids]).toEqual([expect.any(Number)]);
		expect(await planCount()).toBe(before + 1);
		const [planId] = ids;
		expect(await stateOf(id)).toMatchObject({ state: "imported", plan: { id: planId } });
		expect((await auditsOf(id)).filter((line) => line.startsWith("importDraft"))).toEqual([`importDraft plan ${planId}`]);
		const documents = await listPlanDocuments(opened.db.sql);
		const plan = documents.find(({ title }) => title === source.head.title);
		expect(plan?.tasks.map(({ clause }) => clause)).toEqual(source.tasks.map(({ clause }) => clause));
		expect(plan?.tasks.filter(({ text }) => text === null)).toEqual([]);
		expect(plan?.clauses.find(({ path }) => path === "一")?.text).toContain("一、");
		const [row] = await opened.db.sql<{ dockets: number; leads: number }[]>`
			select count(*)::int as dockets, (select count(*)::int from steps s join dockets x using (task_id) join units u on u.id = s.unit_id
				where x.plan_id = d.plan_id and s.role = 'lead') as leads from dockets d where plan_id = ${Number(planId)} group by plan_id`;
		expect(row?.dockets).toBe(source.tasks.length);
		expect(row?.leads).toBeGreaterThan(10);
	});

	test("then it takes no change and can't be put away", async () => {
		expect(await draft.send(officer, { edit: "unit.matchAll" }, 99)).toMatchObject({ refusal: { code: "closed" } });
		expect(await discardDraft(opened.db, id, officer, MOMENT)).toBe(false);
	});

	test("what the database refuses at its end leaves the draft as it was", async () => {
		const other = await draftOfFile(opened.db, "county-food-safety.txt", officer);
		const mine = hands(opened.db, other);
		await mine.settle(officer, OFFICE);
		await opened.db.sql`create function no_more() returns trigger language plpgsql as 'begin raise exception ''no more''; end'`;
		await opened.db.sql`create trigger no_more before insert on entries for each statement execute function no_more()`;
		const { version } = await mine.source(officer);
		const before = await planCount();
		await expect(importDraft(opened.db, { id: other, seen: version }, officer, MOMENT)).rejects.toThrow("no more");
		await opened.db.sql`drop function no_more cascade`;
		expect(await planCount()).toBe(before);
		expect(await stateOf(other)).toMatchObject({ state: "ready", plan: null });
		expect(await importDraft(opened.db, { id: other, seen: version }, officer, MOMENT)).toMatchObject({ ok: true });
	});
});
