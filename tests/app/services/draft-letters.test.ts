import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Paper } from "#app/papers/blocks.ts";
import { getBase } from "#app/services/amend-plan.ts";
import { draftLetters } from "#app/services/draft-letters.ts";
import { sendEvent } from "#app/services/send-event.ts";
import type { Sender } from "#app/services/sender.ts";
import { findDocket } from "#db/queries/get-docket.ts";
import { listLetters, listPromises } from "#db/queries/letters.ts";
import { listDesk } from "#db/queries/list-desk.ts";
import { readCast } from "#db/queries/read-cast.ts";
import type { LetterContext } from "#workflows/letter/context.ts";
import { loadPasted, sendAmended } from "../../support/amending.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";
import { by, edited, redate, unassign } from "../../support/plan-edits.ts";
import { MOMENT } from "../../support/scene.ts";

const OFFICE = "区公共卫生联席会议办公室";
const TOWN = "重固镇人民政府";
let opened: TestDatabase;
let cast: Awaited<ReturnType<typeof readCast>>;
beforeAll(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
	cast = await readCast(opened.db.sql);
});
afterAll(() => opened.drop());

const drafting = () => ({ planId: cast.planId("000"), unitIds: [cast.unitId("000", TOWN)] });
const draft = (by: Sender) => draftLetters(opened.db, drafting(), by, MOMENT);

async function letterOf(taskId: number) {
	const step = (await findDocket(opened.db.sql, taskId, null))?.steps[0];
	if (!step) throw new Error(`there is no letter ${taskId}`);
	return { ...step, context: step.context as LetterContext };
}
async function send(taskId: number, by: Sender, type: string, data: Record<string, unknown>) {
	const { seq } = await letterOf(taskId);
	const outcome = await sendEvent(opened.db, { taskId, stepNo: 1, type, data, seen: seq }, by, MOMENT);
	return outcome.ok ? "done" : outcome.refusal.code;
}

test("a letter holds what the unit answers for; asked for twice at once it is drafted once, and by nobody else", async () => {
	const office = cast.senderOf("000", OFFICE, "officer");
	expect(await draft(cast.senderOf("000", TOWN, "head"))).toBeNull();
	expect(await draft(cast.senderOf("001", "区卫生健康委", "officer"))).toBeNull();
	expect((await Promise.all([draft(office), draft(office), draft(office)])).sort()).toEqual([0, 0, 1]);
	const taskId = cast.taskId("000", "三（一）1");
	const ours = (await listLetters(opened.db.sql, office.jurisdictionIds)).filter((row) => row.unitName === TOWN);
	expect(ours).toMatchObject([{ state: "drafted", done: expect.any(Number) }]);
	const letter = ours[0]?.taskId ?? 0;
	const promises = await listPromises(opened.db.sql, letter);
	const parts = await opened.db.sql<{ task_id: number; state: string }[]>`
		select s.task_id, s.state from steps s join tasks t on t.id = s.task_id
		where s.machine = 'implementation' and s.unit_id = ${cast.unitId("000", TOWN)} and s.parent_no is null
			and s.state not in ('reassigned', 'withdrawn', 'cancelled') and t.plan_id = ${cast.planId("000")}`;
	expect(new Map(promises.map((p) => [p.taskId, p.part?.state]))).toEqual(new Map(parts.map((p) => [p.task_id, p.state])));
	expect(promises.map((p) => p.taskId)).toContain(taskId);
	const { text } = (await letterOf(letter)).context;
	for (const { title, clause } of promises) expect(text).toContain(`${title}（条款${clause}，`);
});

test("a secretariat that has tasks of its own promises itself nothing", async () => {
	const office = cast.senderOf("003", "沧州市卫生健康委员会", "officer");
	const own = { planId: cast.planId("003"), unitIds: [office.unitId] };
	expect(await draftLetters(opened.db, own, office, MOMENT)).toBe(0);
});

test("both sides sign one text; an amended text keeps the one before with its signatures, and is signed anew", async () => {
	const [office, head] = [cast.senderOf("000", OFFICE, "officer"), cast.senderOf("000", OFFICE, "head")];
	const town = cast.senderOf("000", TOWN, "head");
	const letter = (await listLetters(opened.db.sql, office.jurisdictionIds)).find((row) => row.unitName === TOWN)?.taskId ?? 0;
	const first = (await letterOf(letter)).context.text;
	const hash = (text: string) => createHash("sha256").update(text).digest("hex");
	const round = async () => [
		await send(letter, office, "letter.send", { signBy: "2020-09-18" }),
		await send(letter, head, "letter.countersign", {}),
		await send(letter, town, "letter.sign", {}),
		await send(letter, office, "letter.countersign", {}),
		await send(letter, head, "letter.countersign", {}),
	];
	expect(await round()).toEqual(["done", "notNow", "done", "notYours", "done"]);
	expect((await letterOf(letter)).context.signatures.map((s) => [s.unitId, s.hash])).toEqual([
		[town.unitId, hash(first)],
		[head.unitId, hash(first)],
	]);
	expect(await send(letter, office, "letter.amend", { text: `${first}\n补充一项。`, reason: "方案修订" })).toBe("done");
	expect(await letterOf(letter)).toMatchObject({
		state: "drafted",
		context: { signatures: [], past: [{ text: first, signatures: [{ hash: hash(first) }, { hash: hash(first) }] }] },
	});
	expect(await round()).toEqual(["done", "notNow", "done", "notYours", "done"]);
	expect((await letterOf(letter)).context.signatures[0]?.hash).toBe(hash(`${first}\n补充一项。`));

	const issued = await opened.db.sql<
		{ text: string; number: number }[]
	>`select text, number from papers where task_id = ${letter} order by id`;
	const papers = issued.map(({ text }) => JSON.parse(text) as Paper);
	for (const [i, text] of [first, `${first}\n补充一项。`].entries()) {
		const said = papers[i]?.blocks.flatMap((block) =>
			block.type === "paragraph" || block.type === "heading" ? [block.text] : [],
		);
		// What is printed is what was signed, line by line; two lines about the signatures follow.
		expect(said?.slice(0, -2).join("\n")).toBe(text);
		expect(said?.at(-2)).toContain(hash(text));
		expect(papers[i]?.blocks.find((block) => block.type === "table")).toMatchObject({
			rows: [
				[TOWN, expect.stringMatching(/./)],
				[OFFICE, expect.stringMatching(/./)],
			].map((row) => expect.arrayContaining(row)),
		});
	}
	expect((issued[1]?.number ?? 0) - (issued[0]?.number ?? 0)).toBe(1);
});

test("an amendment tells the letters that it makes out of date what they would say now; each is redrafted, and signed anew", async () => {
	const { sql } = opened.db;
	const planId = await loadPasted(opened.db);
	const [office, head] = [cast.senderOf("000", OFFICE, "officer"), cast.senderOf("000", OFFICE, "head")];
	const units = { untouched: "区财政局", redated: "区应急管理局", released: "区总工会" };
	const unitIds = Object.values(units).map((name) => cast.unitId("000", name));
	expect(await draftLetters(opened.db, { planId, unitIds }, office, MOMENT)).toBe(3);
	const letters = await sql<{ id: number; name: string }[]>`
		select t.id, u.name from tasks t join steps s on s.task_id = t.id join units u on u.id = s.unit_id where t.plan_id = ${planId} and t.kind = 'letter'`;
	const idOf = (name: string) => letters.find((letter) => letter.name === name)?.id ?? 0;
	const [untouched, redated, released] = [idOf(units.untouched), idOf(units.redated), idOf(units.released)];
	const sign = async (letter: number, unit: string) => [
		await send(letter, office, "letter.send", { signBy: "2020-09-18" }),
		await send(letter, cast.senderOf("000", unit, "head"), "letter.sign", {}),
		await send(letter, head, "letter.countersign", {}),
	];
	expect(await sign(redated, units.redated)).toEqual(["done", "done", "done"]);
	expect(await send(redated, office, "letter.redraft", {})).toBe("notNow");
	const before = (await letterOf(redated)).context;
	expect(before.text).toContain("2020年11月底前");

	const { current } = await getBase(sql, planId);
	const [, second, third] = current.tasks.map(({ clause }) => clause);
	const amended = edited(
		current,
		redate(second ?? "", [by("2020年12月20日前", "2020-12-20")]),
		unassign(third ?? "", units.released),
	);
	expect((await sendAmended(opened.db, planId, amended, office)).ok).toBe(true);
	const clauses = await sql`select distinct clause from tasks where plan_id = ${planId} and clause_id is null`;
	expect(clauses).toEqual([{ clause: "" }]);
	expect((await letterOf(untouched)).context.redraft ?? null).toBeNull();
	expect((await letterOf(released)).context.redraft).toMatchObject({ amendment: 1, text: null, promises: [] });
	expect((await letterOf(redated)).context.redraft?.text).toContain("2020年12月20日前");
	expect((await letterOf(redated)).state).toBe("inForce");

	const hat = { unitId: office.unitId, jurisdictionId: office.jurisdictionIds[0] ?? 0, position: "officer" as const };
	const onDesk = (await listDesk(sql, hat)).map(({ taskId }) => taskId);
	expect(onDesk).toContain(redated);
	const outdated = (await listLetters(sql, office.jurisdictionIds)).filter((row) => row.isOutdated).map(({ taskId }) => taskId);
	expect(outdated.sort()).toEqual([redated, released].sort());
	expect(await send(redated, cast.senderOf("000", units.redated, "head"), "letter.redraft", {})).toBe("notYours");
	expect(await send(released, office, "letter.redraft", {})).toBe("notNow");
	expect(await send(released, office, "letter.withdraw", {})).toBe("done");

	expect(await send(redated, office, "letter.redraft", {})).toBe("done");
	const after = await letterOf(redated);
	expect(after).toMatchObject({
		state: "drafted",
		context: { signatures: [], redraft: null, past: [{ text: before.text, amendment: 1, signatures: [{}, {}] }] },
	});
	expect(after.context.text).toContain("2020年12月20日前");
	expect(after.context.promises.map(({ dueOn }) => dueOn)).toEqual(["2020-12-20"]);
	expect(await sign(redated, units.redated)).toEqual(["done", "done", "done"]);
	expect((await letterOf(redated)).state).toBe("inForce");
});

test("a task in force that is given, waived or given more time flags the letter of its unit as an amendment does, and no other", async () => {
	const { sql } = opened.db;
	const [office, head] = [cast.senderOf("000", OFFICE, "officer"), cast.senderOf("000", OFFICE, "head")];
	const [unit, other] = ["夏阳街道办事处", "白鹤镇人民政府"];
	const planId = cast.planId("000");
	const unitIds = [unit, other].map((name) => cast.unitId("000", name));
	await draftLetters(opened.db, { planId, unitIds }, office, MOMENT);
	const idOf = async (name: string) =>
		(await listLetters(sql, office.jurisdictionIds)).find((row) => row.unitName === name)?.taskId ?? 0;
	const [letter, others] = [await idOf(unit), await idOf(other)];
	const pending = async () => (await letterOf(letter)).context.redraft ?? null;
	for (const [by, type, data] of [
		[office, "letter.send", { signBy: "2020-09-18" }],
		[cast.senderOf("000", unit, "head"), "letter.sign", {}],
		[head, "letter.countersign", {}],
	] as const)
		expect(await send(letter, by, type, data)).toBe("done");

	/** Sends an event to the part that the unit has in a task in some state, or to the task. */
	const partOf = async (state: string, role: string) => {
		const [row] = await sql<{ taskId: number; no: number; clause: string; lead: string }[]>`
			select s.task_id as "taskId", s.no, t.clause, l.name as lead from steps s join tasks t on t.id = s.task_id and t.plan_id = ${planId} and t.clause_id is not null
				join steps ls on ls.task_id = t.id and ls.machine = 'implementation' and ls.role = 'lead' join units l on l.id = ls.unit_id
			where s.machine = 'implementation' and s.parent_no is null and s.unit_id = ${cast.unitId("000", unit)} and s.state = ${state} and s.role = ${role}
			order by t.position, ls.no limit 1`;
		if (!row) throw new Error(`${unit} has no part that is ${state}`);
		return row;
	};
	const act = async (taskId: number, stepNo: number, by: Sender, type: string, data: Record<string, unknown>) => {
		const seen = (await findDocket(sql, taskId, null))?.steps[stepNo - 1]?.seq ?? 0;
		const outcome = await sendEvent(opened.db, { taskId, stepNo, type, data, seen }, by, MOMENT);
		expect(outcome.ok || outcome.refusal).toBe(true);
	};

	const waived = await partOf("toSign", "cooperate");
	await act(waived.taskId, waived.no, cast.senderOf("000", waived.lead, "officer"), "duty.waive", { reason: "辖区内无此类单位" });
	expect(await pending()).toMatchObject({ amendment: null, text: expect.not.stringContaining(`条款${waived.clause}，`) });
	expect((await letterOf(others)).context.redraft ?? null).toBeNull();
	expect((await listLetters(sql, office.jurisdictionIds)).find(({ taskId }) => taskId === letter)?.isOutdated).toBe(true);
	expect(await send(letter, office, "letter.redraft", {})).toBe("done");
	expect(await letterOf(letter)).toMatchObject({
		state: "drafted",
		context: { redraft: null, past: [{ signatures: [{}, {}] }] },
	});

	const late = await partOf("underway", "cooperate");
	await act(late.taskId, late.no, cast.senderOf("000", unit, "officer"), "extension.request", {
		dueOn: "2020-12-25",
		reason: "设备未到货",
	});
	expect(await pending()).toBeNull();
	const steps = (await findDocket(sql, late.taskId, null))?.steps ?? [];
	const request = steps.findLast(({ machine }) => machine === "extension")?.no ?? 0;
	await act(late.taskId, request, cast.senderOf("000", late.lead, "head"), "extension.grant", { dueOn: "2020-12-25" });
	expect((await pending())?.text).toContain("经批准延期至2020年12月25日");
	expect(await send(letter, office, "letter.redraft", {})).toBe("done");

	const [given] = await sql<{ id: number; no: number; clause: string; lead: string }[]>`
		select t.id, d.no, t.clause, (select u.name from steps l join units u on u.id = l.unit_id where l.task_id = t.id and l.role = 'lead' order by l.no limit 1) as lead
		from tasks t join steps d on d.task_id = t.id and d.machine = 'deployment' and d.state in ('issued', 'deployed')
		where t.plan_id = ${planId} and t.clause_id is not null and not exists (select from steps s where s.task_id = t.id and s.unit_id = ${cast.unitId("000", unit)})
		order by t.position limit 1`;
	await act(given?.id ?? 0, given?.no ?? 0, office, "task.assign", {
		role: "cooperate",
		unitIds: [cast.unitId("000", unit)],
		reason: "补充分工",
	});
	expect((await pending())?.text).toContain(`条款${given?.clause}，配合`);
	expect((await letterOf(others)).context.redraft ?? null).toBeNull();
});
