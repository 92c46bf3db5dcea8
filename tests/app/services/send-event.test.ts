import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import type { Outcome } from "#app/services/send-event.ts";
import { sendEvent } from "#app/services/send-event.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";
import { footprint, MOMENT, openScene, type Scene } from "../../support/scene.ts";

const health = "区卫生健康委";
const office = "区公共卫生联席会议办公室";
const silentTown = "重固镇人民政府";
const reported = { items: { text: "全区监督检查完成。", figure1: "210" } };

let opened: TestDatabase;
/** Inspecting risky employers: one town is silent, everybody else has been accepted. */
let risky: Scene;
/** Spreading the word: just issued. */
let spread: Scene;
/** Somebody else's plan. */
let foreign: Scene;
beforeAll(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
	risky = await openScene(opened.db, "000", "三（三）3");
	spread = await openScene(opened.db, "000", "五（三）");
	foreign = await openScene(opened.db, "001", "二（一）1");
});
afterAll(() => opened.drop());

const refusalOf = (outcome: Outcome) => (outcome.ok ? "taken" : outcome.refusal);
const codeOf = (outcome: Outcome) => (outcome.ok ? "taken" : outcome.refusal.code);
const fieldsOf = (outcome: Outcome) => (!outcome.ok && outcome.refusal.code === "invalid" ? outcome.refusal.fields : outcome);

describe("what is refused, and how", () => {
	let before: unknown;
	beforeEach(async () => {
		before ??= await footprint(opened.db);
	});
	afterAll(async () => expect(await footprint(opened.db)).toEqual(before));

	test("an event that doesn't exist, or that only the clock and the other steps send, is unknown", async () => {
		for (const type of ["duty.fly", "", "constructor", "__proto__", "toString", "task.issued", "rung.reached", "clock.start"])
			expect([type, codeOf(await risky.send(health, type))]).toEqual([type, "unknown"]);
		for (const stepNo of [0, -1, 999, 1.5, Number.NaN])
			expect([stepNo, codeOf(await risky.send(health, "duty.sign", { stepNo }))]).toEqual([stepNo, "unknown"]);
	});

	test("an event that isn't for the step's present state is not now, whoever's it is", async () => {
		expect(codeOf(await risky.send(health, "duty.sign"))).toBe("notNow");
		expect(codeOf(await risky.send(health, "report.accept", { of: silentTown }))).toBe("notNow");
		expect(codeOf(await risky.send(office, "task.resume", { machine: "supervision", of: null }))).toBe("notNow");
	});

	test("an event of somebody else is not yours, and doesn't tell more", async () => {
		expect(refusalOf(await risky.send("区财政局", "report.submit", { of: silentTown }))).toEqual({ code: "notYours" });
		expect(codeOf(await risky.send(silentTown, "report.accept", { of: health }))).toBe("notYours");
		expect(codeOf(await risky.send(silentTown, "task.close", { machine: "supervision", of: null }))).toBe("notYours");
		expect(codeOf(await risky.send(health, "task.cancel", { machine: "supervision", of: null }))).toBe("notYours");
	});

	test("an officer can't do what only the head of the unit may", async () => {
		const answer = { data: { text: "已补查。" } };
		expect(codeOf(await risky.send(silentTown, "order.answer", { ...answer, machine: "order", position: "officer" }))).toBe(
			"notYours",
		);
	});

	test("a form filled before the step moved is stale, and comes with the step as it is now", async () => {
		const { seq } = await risky.step("implementation", silentTown);
		for (const seen of [seq - 1, seq + 1, 0, -1]) {
			const outcome = await risky.send(silentTown, "report.submit", { data: reported, seen });
			expect([seen, codeOf(outcome)]).toEqual([seen, "stale"]);
			expect(!outcome.ok && outcome.refusal.code === "stale" && outcome.refusal.docket.id).toBe(risky.taskId);
		}
	});

	test("a lead can't report or close over a silent unit, which is named", async () => {
		const silent = [risky.unitId(silentTown)];
		const submitted = await risky.send(health, "report.submit", { data: reported });
		expect(refusalOf(submitted)).toEqual({ code: "obstructed", obstacles: [{ code: "silent", unitIds: silent }] });
		const closed = await risky.send(health, "task.close", { machine: "supervision", of: null, data: { summary: "完" } });
		const obstacles = [
			{ code: "silent", unitIds: expect.arrayContaining([...silent, risky.unitId(health)]) },
			{ code: "notInspected", unitIds: [] },
		];
		expect(refusalOf(closed)).toEqual({ code: "obstructed", obstacles });
	});

	test("a task of another jurisdiction is as little there as one that doesn't exist", async () => {
		const stranger = foreign.senderOf(health);
		const sending = { taskId: risky.taskId, stepNo: 1, type: "task.close", data: {}, seen: 1 };
		const nowhere = { ...sending, taskId: 2 ** 31 - 1 };
		const foreignAnswer = await sendEvent(opened.db, sending, stranger, MOMENT);
		expect(foreignAnswer).toEqual({ ok: false, refusal: { code: "notFound" } });
		expect(await sendEvent(opened.db, nowhere, stranger, MOMENT)).toEqual(foreignAnswer);
		expect(await sendEvent(opened.db, { ...sending, seen: -1, stepNo: 99 }, stranger, MOMENT)).toEqual(foreignAnswer);
	});

	test("a report without what was asked for is told field by field what is missing or wrong", async () => {
		const report = async (items: unknown) => fieldsOf(await risky.send(silentTown, "report.submit", { data: { items } }));
		expect(await report({})).toEqual({ "items.text": { code: "missing" }, "items.figure1": { code: "missing" } });
		expect(await report({ text: " \r\n ", figure1: "12" })).toEqual({ "items.text": { code: "missing" } });
		expect(await report({ text: "完成", figure1: "十二" })).toEqual({ "items.figure1": { code: "noFigure" } });
		expect(await report("x")).toHaveProperty("items");
	});

	test("ten megabytes of text are refused with how many there may be", async () => {
		const text = "字".repeat(3_500_000);
		const outcome = await risky.send(silentTown, "report.submit", { data: { items: { text, figure1: "1" } } });
		expect(fieldsOf(outcome)).toEqual({ "items.text": { code: "tooBig", max: 4_000, length: text.length } });
	});

	test("a date that is none, is past or lies beyond all plans is refused as such", async () => {
		const asked = async (dueOn: unknown) =>
			fieldsOf(await risky.send(silentTown, "extension.request", { data: { dueOn, reason: "r" } }));
		expect(await asked("2020-02-30")).toEqual({ dueOn: { code: "noDate" } });
		expect(await asked("tomorrow")).toEqual({ dueOn: { code: "noDate" } });
		expect(await asked("2020-09-09")).toEqual({ dueOn: { code: "dateIsPast" } });
		expect(await asked("2100-01-01")).toEqual({ dueOn: { code: "dateTooFar" } });
		expect(await asked(undefined)).toEqual({ dueOn: { code: "missing" } });
	});

	test("a unit that isn't in the task, of the jurisdiction or of this world is refused by field", async () => {
		const visit = async (objectUnitId: unknown) => {
			const data = { objectUnitId, on: "2020-09-20", subject: "抽查" };
			return fieldsOf(await risky.send(health, "inspection.schedule", { machine: "supervision", of: null, data }));
		};
		for (const id of [risky.unitId("区司法局"), foreign.unitId("区卫生健康委"), 2 ** 31 - 1])
			expect([id, await visit(id)]).toEqual([id, { objectUnitId: { code: "noSuchUnit" } }]);
		for (const id of [2 ** 31, -1, 1.5, "1,2", "重固镇", null, {}]) expect(await visit(id)).toHaveProperty("objectUnitId");
	});

	test("evidence that another unit handed in, or that was handed in for another task, is no evidence", async () => {
		const [own, others, elsewhere] = [await risky.file(silentTown), await risky.file(health), await spread.file(silentTown)];
		for (const fileIds of [[others], [elsewhere], [own, others], [2 ** 31 - 1]]) {
			const outcome = await risky.send(silentTown, "report.submit", { data: { ...reported, fileIds } });
			expect([fileIds, fieldsOf(outcome)]).toEqual([fileIds, { fileIds: { code: "noSuchFile" } }]);
		}
	});

	test("blocking needs evidence", async () => {
		const data = { byUnitId: risky.unitId(health), reason: "r", fileIds: [] };
		expect(fieldsOf(await risky.send(silentTown, "duty.block", { data }))).toEqual({ fileIds: { code: "noEvidence" } });
	});

	test("a suspended task takes nothing but its waking", async () => {
		const asleep = await openScene(opened.db, "000", "三（五）1");
		const lead = (await asleep.docket()).steps.find((s) => s.role === "lead");
		expect(lead?.clock).toBe("paused");
		expect(codeOf(await asleep.send(health, "report.submit", { data: { items: { text: "t" } } }))).toBe("notNow");
	});
});

test("hidden fields that nobody asked for are left out of the history, and move nothing else", async () => {
	const forged = {
		state: "accepted",
		actor: { kind: "clock" },
		unitId: 1,
		rung: 5,
		items: { ...reported.items, evidence: "x", role: "lead" },
	};
	const outcome = await risky.send(silentTown, "report.submit", { data: forged });
	expect(outcome.ok && outcome.change.moves.map((m) => m.data)).toEqual([{ items: reported.items, fileIds: [] }]);
	const [entry] = await opened.db
		.sql`select data, actor, unit_id from entries where task_id = ${risky.taskId} order by seq desc limit 1`;
	expect(entry).toEqual({ data: { items: reported.items, fileIds: [] }, actor: "person", unit_id: risky.unitId(silentTown) });
	expect((await risky.step("implementation", silentTown)).state).toBe("submitted");
});

test("what is taken leaves its entry, its notices and its step together", async () => {
	const before = await spread.docket();
	const outcome = await spread.send("赵巷镇人民政府", "duty.refuse", { data: { reason: "不属本镇职责。" } });
	if (!outcome.ok) throw new Error(outcome.refusal.code);
	const { moves, notices, docket } = outcome.change;
	expect(docket.version).toBe(before.version + moves.length);
	const stored = await opened.db
		.sql`select seq, event, person_id from entries where task_id = ${spread.taskId} and seq > ${before.version}`;
	const person = spread.senderOf("赵巷镇人民政府").personId;
	expect(stored).toEqual([{ seq: docket.version, event: "duty.refuse", person_id: person }]);
	const told = await opened.db
		.sql`select unit_id, position from notices where task_id = ${spread.taskId} and seq = ${docket.version}`;
	expect(told).toEqual([{ unit_id: spread.unitId(health), position: "officer" }]);
	expect(notices).toHaveLength(1);
});
