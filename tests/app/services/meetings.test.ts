import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Paper } from "#app/papers/blocks.ts";
import { openMatterIn } from "#app/services/open-matter.ts";
import { planMeeting } from "#app/services/plan-meeting.ts";
import { type Outcome, sendEvent } from "#app/services/send-event.ts";
import type { Sender } from "#app/services/sender.ts";
import { verifyHistory } from "#app/services/verify-history.ts";
import { verifyPapers } from "#app/services/verify-papers.ts";
import { listBodies } from "#db/queries/bodies.ts";
import { findDocket } from "#db/queries/get-docket.ts";
import { listMeetings, listResolutions } from "#db/queries/meetings.ts";
import { readCast } from "#db/queries/read-cast.ts";
import { listUpcoming } from "#db/queries/upcoming.ts";
import type { MeetingContext } from "#workflows/meeting/context.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";
import { footprint, hoursLater, MOMENT } from "../../support/scene.ts";

const OFFICE = "区公共卫生联席会议办公室";
const CIVIL = "区民政局";
const TODAY = "2020-09-10";
let opened: TestDatabase;
let cast: Awaited<ReturnType<typeof readCast>>;
let bodyId: number;
beforeAll(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
	cast = await readCast(opened.db.sql);
	// Whatever the built-in story has met for so far is not looked at here: a body of our own.
	const [body] = await opened.db.sql<{ id: number }[]>`
		with made as (insert into bodies (plan_id, kind, name, chair_unit_id) values (${cast.planId("000")}, 'jointMeeting', '试会', ${cast.unitId("000", "区人民政府")}) returning id)
		insert into body_members (body_id, unit_id, position, speaker) select id, ${cast.unitId("000", CIVIL)}, 0, '分管负责人' from made returning body_id as id`;
	bodyId = body?.id ?? 0;
});
afterAll(() => opened.drop());

const by = (unit: string, position: "officer" | "head" = "officer"): Sender => cast.senderOf("000", unit, position);
const docketOf = async (taskId: number) => {
	const docket = await findDocket(opened.db.sql, taskId, null);
	if (!docket) throw new Error(`there is no docket ${taskId}`);
	return docket;
};
const contextOf = async (taskId: number) => (await docketOf(taskId)).steps[0]?.context as MeetingContext;

async function send(
	taskId: number,
	sender: Sender,
	type: string,
	data: Record<string, unknown> = {},
	stepNo = 1,
	now = MOMENT,
): Promise<Outcome> {
	const { steps } = await docketOf(taskId);
	return sendEvent(opened.db, { taskId, stepNo, type, data, seen: steps[stepNo - 1]?.seq ?? 0 }, sender, now);
}
async function must(...args: Parameters<typeof send>): Promise<void> {
	const outcome = await send(...args);
	if (!outcome.ok) throw new Error(`${args[2]}: ${JSON.stringify({ ...outcome.refusal, docket: undefined })}`);
}
const codeOf = (outcome: Outcome) => (outcome.ok ? "ok" : outcome.refusal.code);

async function plan(): Promise<number> {
	const planned = await planMeeting(opened.db, bodyId, by(OFFICE), MOMENT);
	if (!planned.ok) throw new Error(planned.code);
	return planned.taskId;
}

/** Calls and holds a meeting, defers its second open item and discusses all others. */
async function hold(taskId: number): Promise<void> {
	await must(taskId, by(OFFICE), "meeting.call", { on: TODAY, time: "09:30", place: "三楼会议室" });
	const attendance = { [cast.unitId("000", CIVIL)]: "deputy" };
	await must(taskId, by(OFFICE), "meeting.hold", { chairedBy: "区政府负责人", attendance });
	const items = (await contextOf(taskId)).agenda.filter(({ source, dropped }) => source !== "resolution" && dropped === null);
	for (const [i, { key }] of items.entries())
		if (i === 1) await must(taskId, by(OFFICE), "agenda.defer", { item: key, reason: "材料不齐" });
		else await must(taskId, by(OFFICE), "agenda.discuss", { item: key, text: "听取了汇报。" });
}

async function resolve(taskId: number): Promise<void> {
	const [item] = (await contextOf(taskId)).agenda;
	const common = { item: item?.key, dueOn: "2020-10-20" };
	const [civil, money] = [cast.unitId("000", CIVIL), cast.unitId("000", "区财政局")];
	await must(taskId, by(OFFICE), "resolution.propose", {
		...common,
		words: "区民政局会同区财政局核定救助对象，十月二十日前反馈各镇。",
		leadUnitId: civil,
		cooperateUnitIds: [money],
	});
	await must(taskId, by(OFFICE), "resolution.propose", { ...common, words: "区财政局落实经费。", leadUnitId: money });
	await must(taskId, by(OFFICE), "meeting.minute");
}

/** Everything done that a resolution asks of its units, and closed by its lead. */
async function finish(taskId: number): Promise<void> {
	const { steps } = await docketOf(taskId);
	const nameOf = new Map([CIVIL, "区财政局"].map((name) => [cast.unitId("000", name), name]));
	const parts = steps.filter((s) => s.machine === "implementation").toReversed();
	for (const { no, unitId, role } of parts) {
		const unit = by(nameOf.get(unitId ?? 0) ?? "");
		await must(taskId, unit, "duty.sign", {}, no);
		await must(taskId, unit, "report.submit", { items: { text: "已办毕。" } }, no);
		await must(taskId, role === "lead" ? by(OFFICE) : by(CIVIL), "report.accept", {}, no);
	}
	const lead = by(nameOf.get(parts.at(-1)?.unitId ?? 0) ?? "");
	await must(taskId, lead, "task.close", { summary: "办结。" });
}

test("a meeting is planned once, by the secretariat; what has climbed stands on its agenda and says why", async () => {
	expect(await planMeeting(opened.db, bodyId, by(CIVIL, "head"), MOMENT)).toEqual({ ok: false, code: "notYours" });
	expect(await planMeeting(opened.db, 999_999, by(OFFICE), MOMENT)).toEqual({ ok: false, code: "notFound" });
	expect(await planMeeting(opened.db, bodyId, cast.senderOf("001", "区卫生健康委", "officer"), MOMENT)).toEqual({
		ok: false,
		code: "notFound",
	});
	const planned = await Promise.all([plan(), plan(), plan()]);
	expect(new Set(planned).size).toBe(1);
	const { agenda, members } = await contextOf(planned[0]);
	expect(members).toMatchObject([{ name: CIVIL }]);
	const climbed = agenda.find(({ source, unitNames }) => source === "escalation" && unitNames.includes("重固镇人民政府"));
	expect(climbed).toMatchObject({ dueOn: "2020-07-31", taskId: cast.taskId("000", "三（三）3") });
	expect(agenda.find(({ source }) => source === "unassigned")).toMatchObject({
		key: `t${cast.taskId("000", "五（一）")}`,
		taskId: cast.taskId("000", "五（一）"),
		unitNames: ["各相关部门"],
	});
	// Another body's members, and towns, bring nothing in.
	expect(codeOf(await send(planned[0], by("重固镇人民政府"), "agenda.submit", { title: "t" }))).toBe("notYours");
	await must(planned[0], by(CIVIL), "agenda.submit", { title: "救助对象认定" });
	await must(planned[0], by(OFFICE), "agenda.add", { title: "下半年安排" });
});

test("the minutes are issued by a head; what was resolved is followed, reported on, and ends the meeting", async () => {
	const { db } = opened;
	const taskId = await plan();
	const dropped = (await contextOf(taskId)).agenda.find(({ title }) => title === "下半年安排");
	await must(taskId, by(OFFICE), "agenda.drop", { item: dropped?.key, reason: "方案未定" });
	expect(codeOf(await send(taskId, by(OFFICE), "meeting.hold", {}))).toBe("notNow");
	await hold(taskId);
	await resolve(taskId);
	expect(codeOf(await send(taskId, by(OFFICE), "minutes.issue"))).toBe("notYours");
	expect(codeOf(await send(taskId, by(CIVIL, "head"), "minutes.issue"))).toBe("notYours");
	const issued = await Promise.all([
		send(taskId, by("区人民政府", "head"), "minutes.issue"),
		send(taskId, by(OFFICE, "head"), "minutes.issue"),
	]);
	expect(issued.filter(({ ok }) => ok)).toHaveLength(1);

	const papers = await db.sql<{ printed: string; text: string }[]>`select printed, text from papers where task_id = ${taskId}`;
	expect(papers).toHaveLength(1);
	const { blocks } = JSON.parse(papers[0]?.text ?? "") as Paper;
	const said = blocks.map((block) => ("text" in block ? block.text : "names" in block ? block.label + block.names : ""));
	expect(blocks[0]).toEqual({ type: "minutesHead", text: "试会纪要" });
	expect(said).toContain("委派代表出席：区民政局");
	expect(said).toContain("二、高风险用人单位重点监督（重固镇人民政府）");
	expect(said).toContain("会议研究，本议题留待下次会议讨论：材料不齐");
	expect(said.join()).toContain("责任单位：区民政局；配合单位：区财政局；完成时限：2020年10月20日");
	expect(said.join()).not.toMatch(/[{}]|undefined|NaN/);

	const resolutions = await listResolutions(db.sql, by(OFFICE).jurisdictionIds);
	const own = resolutions.filter(({ meetingId }) => meetingId === taskId);
	expect(own).toMatchObject([
		{
			no: 1,
			state: "deployment",
			title: "区民政局会同区财政局核定救助对象",
			parts: [{ state: "toSign", role: "lead" }, { state: "toSign" }],
		},
		{ no: 2, state: "deployment", parts: [{ state: "toSign" }] },
	]);
	const [first, second] = own;
	expect((await docketOf(first?.taskId ?? 0)).steps.find((s) => s.unitId === cast.unitId("000", CIVIL))).toMatchObject({
		clock: "warned",
		context: { brief: { reportBy: "2020-10-20" } },
	});
	const told =
		await db.sql`select unit_id from notices where task_id = ${first?.taskId ?? 0} and unit_id = ${cast.unitId("000", CIVIL)}`;
	expect(told.length).toBeGreaterThan(0);

	const next = await listUpcoming(db.sql, bodyId, null);
	expect(next.proposals.slice(0, 2)).toMatchObject([
		{ source: "resolution", taskId: first?.taskId },
		{ source: "resolution", taskId: second?.taskId },
	]);
	const carried = next.proposals.filter(({ carried }) => carried !== null).map(({ carried }) => carried?.how);
	expect(carried.sort()).toEqual(["deferred", "dropped"]);

	await finish(first?.taskId ?? 0);
	expect((await docketOf(taskId)).steps[0]?.state).toBe("issued");
	await finish(second?.taskId ?? 0);
	expect((await docketOf(taskId)).steps[0]?.state).toBe("ended");
	await must(second?.taskId ?? 0, by(OFFICE), "task.reopen", { reason: "经费未到位" });
	expect((await docketOf(taskId)).steps[0]?.state).toBe("issued");
	const lead = cast.senderOf("000", "区财政局", "officer");
	await must(second?.taskId ?? 0, lead, "task.close", { summary: "到位。" });
	expect((await docketOf(taskId)).steps[0]?.state).toBe("ended");
	expect((await verifyHistory(db)).broken).toBeNull();
});

test("a meeting gives a task to units through the one door; what can't be done any more undoes the whole issue", async () => {
	const { db } = opened;
	const taskId = await plan();
	await hold(taskId);
	const { upcoming } = await docketOf(taskId);
	const open = upcoming?.assignable[0];
	if (!open) throw new Error("nothing waits for units");
	const [item] = (await contextOf(taskId)).agenda;
	const newcomer = cast.unitId("000", "区总工会");
	const words = "由区总工会参加。";
	await must(taskId, by(OFFICE), "resolution.assign", {
		item: item?.key,
		words,
		task: String(open.taskId),
		role: "cooperate",
		unitIds: [newcomer],
	});
	await resolve(taskId);
	const before = await footprint(db);
	// Somebody else gives it out meanwhile.
	const deployment = (await docketOf(open.taskId)).steps.find((s) => s.machine === "deployment")?.no ?? 0;
	await must(open.taskId, by(OFFICE), "task.assign", { role: "cooperate", unitIds: [newcomer], reason: "r" }, deployment);
	const meanwhile = await footprint(db);
	expect(meanwhile).not.toEqual(before);
	expect(await send(taskId, by(OFFICE, "head"), "minutes.issue")).toMatchObject({
		ok: false,
		refusal: { code: "obstructed", obstacles: [{ code: "assignedMeanwhile", unitIds: [newcomer] }] },
	});
	expect(await footprint(db)).toEqual(meanwhile);

	await must(taskId, by(OFFICE), "minutes.return", { reason: "分工已定" });
	await must(taskId, by(OFFICE), "resolution.strike", { resolution: "1" });
	const other = cast.unitId("000", "区司法局");
	await must(taskId, by(OFFICE), "resolution.assign", {
		item: item?.key,
		words: "由区司法局参加。",
		task: String(open.taskId),
		role: "cooperate",
		unitIds: [other],
	});
	await must(taskId, by(OFFICE), "meeting.minute");
	await must(taskId, by("区人民政府", "head"), "minutes.issue");
	const given = await docketOf(open.taskId);
	expect(given.steps.filter((s) => s.unitId === other && s.machine === "implementation")).toHaveLength(1);
	const [entry] = await db.sql<{ data: { meetingId: number; reason: string } }[]>`
		select data from entries where task_id = ${open.taskId} and event = 'task.assign' order by seq desc limit 1`;
	expect(entry?.data).toMatchObject({ meetingId: taskId, reason: expect.stringContaining("由区司法局参加。") });
	// No form can claim it.
	await must(
		open.taskId,
		by(OFFICE),
		"task.assign",
		{ role: "cooperate", unitIds: [cast.unitId("000", "区医保局")], reason: "r", meetingId: taskId },
		deployment,
	);
	const [own] = await db.sql<{ data: object }[]>`
		select data from entries where task_id = ${open.taskId} and event = 'task.assign' order by seq desc limit 1`;
	expect(own?.data).not.toHaveProperty("meetingId");
});

test("a task that waits for units is proposed until it has them, and is given to them where it stands on the agenda; nobody has to discuss it", async () => {
	const waiting = cast.taskId("000", "五（一）");
	const keysOf = async () => (await listUpcoming(opened.db.sql, bodyId, null)).proposals.map(({ key }) => key);
	expect(await keysOf()).toContain(`t${waiting}`);
	const taskId = await plan();
	const key = `t${waiting}`;
	expect((await contextOf(taskId)).agenda.map((item) => item.key)).toContain(key);
	await must(taskId, by(OFFICE), "meeting.call", { on: TODAY, time: "09:30", place: "三楼会议室" });
	const attendance = { [cast.unitId("000", CIVIL)]: "absent" };
	await must(taskId, by(OFFICE), "meeting.hold", { chairedBy: "区政府负责人", attendance });
	for (const { key: other } of (await contextOf(taskId)).agenda.filter(
		({ key: k, source }) => k !== key && source !== "resolution",
	))
		await must(taskId, by(OFFICE), "agenda.discuss", { item: other, text: "同意。" });
	const common = { item: key, task: String(waiting), words: "由区民政局参加。", unitIds: [cast.unitId("000", CIVIL)] };
	const [group] = await opened.db.sql<
		{ id: number }[]
	>`select id from units where name = '各相关部门' and jurisdiction_id = ${by(OFFICE).jurisdictionIds[0] ?? 0}`;
	await must(taskId, by(OFFICE), "resolution.assign", { ...common, role: "cooperate", forGroupId: group?.id });
	await must(taskId, by(OFFICE), "resolution.assign", {
		...common,
		words: "由区卫生健康委牵头。",
		role: "lead",
		unitIds: [cast.unitId("000", "区卫生健康委")],
	});
	await must(taskId, by(OFFICE), "meeting.minute");
	expect(await keysOf()).toContain(key);
	await must(taskId, by(OFFICE, "head"), "minutes.issue");
	expect(await keysOf()).not.toContain(key);
	const [paper] = await opened.db.sql<{ text: string }[]>`select text from papers where task_id = ${taskId}`;
	expect(paper?.text).toContain("组织领导和属地责任（各相关部门）");
	expect(paper?.text).toContain("由区卫生健康委牵头。");
});

test("what can't be done by its date any more isn't resolved: minutes that lay too long go back", async () => {
	const taskId = await plan();
	await hold(taskId);
	const [item] = (await contextOf(taskId)).agenda;
	const resolution = { item: item?.key, words: "区民政局核定救助对象。", leadUnitId: cast.unitId("000", CIVIL) };
	expect(codeOf(await send(taskId, by(OFFICE), "resolution.propose", { ...resolution, dueOn: "2020-09-09" }))).toBe("invalid");
	expect(
		codeOf(await send(taskId, by(OFFICE), "resolution.propose", { ...resolution, leadUnitId: "", dueOn: "2020-09-11" })),
	).toBe("invalid");
	await must(taskId, by(OFFICE), "resolution.propose", { ...resolution, dueOn: "2020-09-11" });
	await must(taskId, by(OFFICE), "meeting.minute");
	const before = await footprint(opened.db);
	expect(await send(taskId, by(OFFICE, "head"), "minutes.issue", {}, 1, hoursLater(48))).toMatchObject({
		refusal: { code: "obstructed", obstacles: [{ code: "resolutionPast", unitIds: [cast.unitId("000", CIVIL)] }] },
	});
	expect(await footprint(opened.db)).toEqual(before);
	await must(taskId, by(OFFICE), "minutes.return", { reason: "期限已过" });
	await must(taskId, by(OFFICE), "resolution.strike", { resolution: "1" });
	await must(taskId, by(OFFICE), "resolution.propose", { ...resolution, dueOn: "2020-09-30" });
	await must(taskId, by(OFFICE), "meeting.minute");
	expect(codeOf(await send(taskId, by(OFFICE, "head"), "minutes.issue", {}, 1, hoursLater(48)))).toBe("ok");
});

test("a paper belongs to the year in which it is issued in Shanghai, whatever year it is elsewhere; numbers begin anew", async () => {
	const issueAt = async (at: string) => {
		const taskId = await plan();
		await hold(taskId);
		await must(taskId, by(OFFICE), "meeting.minute");
		const outcome = await send(taskId, by(OFFICE, "head"), "minutes.issue", {}, 1, new Date(at));
		expect(codeOf(outcome)).toBe("ok");
		const [paper] = await opened.db.sql<
			{ printed: string; text: string }[]
		>`select printed, text from papers where task_id = ${taskId}`;
		return { printed: paper?.printed, issuedOn: (JSON.parse(paper?.text ?? "{}") as Partial<Paper>).issuedOn };
	};
	const lastOf2020 = await issueAt("2020-12-31T15:59:59Z");
	expect(lastOf2020).toMatchObject({ printed: expect.stringContaining("〔2020〕"), issuedOn: "2020-12-31" });
	expect(await issueAt("2020-12-31T16:00:00Z")).toEqual({ printed: "纪要〔2021〕1号", issuedOn: "2021-01-01" });
	expect(await issueAt("2021-12-31T15:59:59Z")).toEqual({ printed: "纪要〔2021〕2号", issuedOn: "2021-12-31" });
	expect((await verifyPapers(opened.db)).broken).toBeNull();
});

test("every body of the built-in plans stands as its document has it, and matters open in none of them by others", async () => {
	const bodies = await listBodies(
		opened.db.sql,
		(await opened.db.sql<{ id: number }[]>`select id from jurisdictions`).map(({ id }) => id),
	);
	const leading = bodies.find(({ name }) => name === "乐清市尘肺病防治工作领导小组");
	expect(leading).toMatchObject({
		kind: "leadingGroup",
		rosterAt: "附件1",
		secretariatName: "乐清市尘肺病防治工作领导小组办公室",
	});
	expect(leading?.members).toHaveLength(12);
	expect(bodies.filter(({ planTitle }) => planTitle.includes("沧州"))).toEqual([]);
	const opening = {
		planId: cast.planId("000"),
		kind: "meeting" as const,
		clause: "",
		title: "t",
		gist: "",
		unitId: null,
		input: {},
	};
	expect(await openMatterIn(opened.db, opening, by(CIVIL), MOMENT)).toEqual({ ok: false, code: "notYours" });
});

test("what a member brought in and a meeting put off comes to the next with who brought it in", async () => {
	const carried = await opened.db.sql<{ by: string | null }[]>`
		select u.name as by from steps s cross join jsonb_array_elements(s.context -> 'agenda') item left join units u on u.id = (item ->> 'byUnitId')::int
		where s.machine = 'meeting' and item ->> 'source' = 'member' and item -> 'carried' ->> 'how' = 'deferred'`;
	expect(carried.length).toBeGreaterThan(0);
	for (const { by: unit } of carried) expect(unit).not.toBeNull();
});

test("a postponed meeting tells its members and chair, keeps its agenda and what was said with it, and is called anew on another day", async () => {
	const { sql } = opened.db;
	const taskId = await plan();
	await must(taskId, by(OFFICE), "agenda.add", { title: "延期前增列的议题", note: "附材料一份" });
	await must(taskId, by(OFFICE), "meeting.call", { on: "2020-09-14", time: "09:30", place: "三楼会议室" });
	const before = (await contextOf(taskId)).agenda;
	await must(taskId, by(OFFICE), "meeting.postpone", { reason: "主持人外出" });
	const told = await sql<{ name: string }[]>`
		select distinct u.name from notices n join entries e on e.task_id = n.task_id and e.seq = n.seq join units u on u.id = n.unit_id
		where e.task_id = ${taskId} and e.event = 'meeting.postpone'`;
	expect(told.map(({ name }) => name).sort()).toEqual([CIVIL, "区人民政府"].sort());
	expect(await docketOf(taskId)).toMatchObject({
		steps: [{ state: "planned", clock: "stopped", context: { reason: "主持人外出", call: null } }],
	});
	// Whoever plans the next one gets this one: it hasn't been held.
	expect(await plan()).toBe(taskId);
	expect(codeOf(await send(taskId, by(OFFICE), "meeting.hold", {}))).toBe("notNow");
	await must(taskId, by(OFFICE), "meeting.call", { on: "2020-09-21", time: "14:00", place: "五楼会议室" });
	const { agenda, call, reason } = await contextOf(taskId);
	expect(agenda.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
	expect(agenda.find(({ title }) => title === "延期前增列的议题")).toMatchObject({ source: "secretariat", note: "附材料一份" });
	expect([call, reason]).toMatchObject([{ on: "2020-09-21", place: "五楼会议室" }, null]);
	const listed = (await listMeetings(sql, by(OFFICE).jurisdictionIds)).find((meeting) => meeting.taskId === taskId);
	expect(listed).toMatchObject({ call: { on: "2020-09-21" }, heldOn: null });
});
