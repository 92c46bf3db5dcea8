import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { openCampaign } from "#app/services/open-campaign.ts";
import { readDraw } from "#app/services/read-draw.ts";
import { sendEvent } from "#app/services/send-event.ts";
import { sendOnce } from "#app/services/send-once.ts";
import type { Sender } from "#app/services/sender.ts";
import { verifyHistory } from "#app/services/verify-history.ts";
import { listVisits } from "#db/queries/campaigns.ts";
import { digest, findDocket } from "#db/queries/get-docket.ts";
import { listDesk } from "#db/queries/list-desk.ts";
import type { CampaignContext } from "#workflows/campaign/context.ts";
import { flawIn } from "#workflows/campaign/proof.ts";
import type { InspectionContext } from "#workflows/inspection/context.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";
import { MOMENT } from "../../support/scene.ts";
import { sitting } from "../../support/sitting.ts";

const OFFICE = "区公共卫生联席会议办公室";
const HEALTH = "区卫生健康委";
const TOWNS = ["华新镇人民政府", "白鹤镇人民政府", "重固镇人民政府", "赵巷镇人民政府"];
let opened: TestDatabase;
beforeAll(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
});
afterAll(() => opened.drop());

const planId = async () => (await opened.db.sql<{ id: number }[]>`select id from plans where seed = '000'`)[0]?.id ?? 0;

/** A campaign of 青浦, and what can be done with it: every event is sent with the state of its step as it stands. */
async function campaign(by: Sender, mode: "doubleRandom" | "undercover", title: string) {
	const { db } = opened;
	const done = await openCampaign(db, { planId: await planId(), title, mode, objectKind: "unit", checklistId: null }, by, MOMENT);
	if (!done.ok) throw new Error(done.code);
	const { taskId } = done;
	const docket = async () => {
		const found = await findDocket(db.sql, taskId, null);
		if (!found) throw new Error("no docket");
		return found;
	};
	const send = async (sender: Sender, stepNo: number, type: string, data: Record<string, unknown> = {}) =>
		sendEvent(db, { taskId, stepNo, type, data, seen: (await docket()).steps[stepNo - 1]?.seq ?? 0 }, sender, MOMENT);
	const context = async () => (await docket()).steps[0]?.context as CampaignContext;
	return { taskId, docket, send, context };
}
const units = (of: Sender[]) => of.map((one) => String(one.unitId));
const towns = () => Promise.all(TOWNS.map((town) => sitting(opened.db, town)));
const half = { all: { comparator: "≥", percent: "50" } };
const days = { from: "2020-09-14", until: "2020-09-18" };

test("a campaign is opened by whom the policy lets inspect; nobody can bring a seed, a candidate or an inspector of their own", async () => {
	const { db } = opened;
	const [office, health, town] = [await sitting(db, OFFICE), await sitting(db, HEALTH), await sitting(db, TOWNS[0] ?? "")];
	const asked = { planId: await planId(), title: "t", mode: "random", objectKind: "unit", checklistId: null } as const;
	expect(await openCampaign(db, asked, town, MOMENT)).toEqual({ ok: false, code: "notYours" });
	expect(await openCampaign(db, asked, { ...office, jurisdictionIds: [] }, MOMENT)).toEqual({ ok: false, code: "notFound" });
	expect(await openCampaign(db, asked, health, MOMENT)).toMatchObject({ ok: true });

	const { send, context, docket, taskId } = await campaign(office, "doubleRandom", "秋季双随机检查");
	const [sealed] = await db.sql<{ seed: string }[]>`select seed from sealed_seeds where task_id = ${taskId}`;
	const seed = sealed?.seed ?? "";
	expect(await context()).toMatchObject({ commitment: digest(seed), seed: null });

	const forged = { key: "unit:0", name: "forged", class: "all", unitId: null };
	const frozen = {
		unitIds: units(await towns()),
		inspectorUnitIds: units([health, office]),
		perVisit: "1",
		ratios: half,
		...days,
	};
	expect(await send(town, 1, "campaign.freeze", frozen)).toMatchObject({ refusal: { code: "notYours" } });
	const loose = { ...frozen, ratios: { all: { comparator: ">", percent: "100" } }, until: "2020-09-11" };
	const { refusal } = (await send(office, 1, "campaign.freeze", loose)) as { refusal?: { fields?: object } };
	expect(refusal?.fields).toMatchObject({ "ratios.all.percent": { code: "overAll" }, until: { code: "untilBeforeFrom" } });
	expect(await send(office, 1, "campaign.freeze", { ...frozen, candidates: [forged] })).toMatchObject({ ok: true });
	const { terms, listHash } = await context();
	expect(terms?.candidates.map((one) => one.name).sort()).toEqual(TOWNS.toSorted());
	expect(terms?.inspectors.length).toBeGreaterThan(1);
	expect(listHash).toMatch(/^[0-9a-f]{64}$/);
	// The seed isn't in anything that a page of the docket is made from.
	expect(JSON.stringify(await docket())).not.toContain(seed);

	const [inspector] = terms?.inspectors ?? [];
	const [object] = terms?.candidates ?? [];
	const avoided = { inspector: inspector?.key, object: object?.key, reason: "近亲属在该镇任职。" };
	expect(await send(office, 1, "campaign.avoid", { ...avoided, object: "unit:0" })).toMatchObject({
		refusal: { code: "invalid" },
	});
	expect(await send(office, 1, "campaign.avoid", avoided)).toMatchObject({ ok: true });

	expect(await send(office, 1, "campaign.draw", { seed: "of my own" })).toMatchObject({ ok: true });
	const { drawn, seed: revealed } = await context();
	expect(revealed).toBe(seed);
	expect(drawn).toHaveLength(2);
	for (const one of drawn ?? []) if (one.key === object?.key) expect(one.inspectors).not.toContain(inspector?.key);
	expect(await send(office, 1, "campaign.start")).toMatchObject({ ok: true });
	const visits = (await docket()).steps.filter((step) => step.machine === "inspection");
	expect(visits.map((step) => step.dueOn)).toEqual(["2020-09-14", "2020-09-16"]);
	expect((await verifyHistory(db)).broken).toBeNull();
});

test("only who was drawn inspects; a visit that wasn't announced is known to nobody else until it begins; a finding goes to the town and back", async () => {
	const { db } = opened;
	const [office, health] = [await sitting(db, OFFICE), await sitting(db, HEALTH)];
	const double = await campaign(office, "doubleRandom", "秋季双随机检查之二");
	const frozen = { unitIds: units(await towns()), inspectorUnitIds: units([health]), perVisit: "1", ratios: half, ...days };
	await double.send(office, 1, "campaign.freeze", frozen);
	await double.send(office, 1, "campaign.draw");
	await double.send(office, 1, "campaign.start");
	const visit = (await double.docket()).steps[1];
	const { inspectors = [], objectUnitId } = (visit?.context ?? {}) as Partial<InspectionContext>;
	const others = ((await double.context()).terms?.inspectors ?? []).filter(({ key }) => key !== inspectors[0]?.key);
	const as = (one: { personId: number; unitId: number } | undefined): Sender => ({
		...health,
		personId: one?.personId ?? 0,
		unitId: one?.unitId ?? 0,
	});
	expect(await double.send(as(others[0]), 2, "visit.begin")).toMatchObject({
		refusal: { code: "obstructed", obstacles: [{ code: "notDrawn" }] },
	});
	const change = { outgoing: inspectors[0]?.key, incoming: others[0]?.key, reason: "原检查人员隔离观察。" };
	expect(await double.send(office, 2, "visit.replace", change)).toMatchObject({ ok: true });
	expect(await double.send(as(others[0]), 2, "visit.begin")).toMatchObject({ ok: true });
	const finding = {
		finding: "岗位未设警示标识。",
		basis: "三（一）4",
		severity: "minor",
		unitId: String(objectUnitId),
		dueOn: "2020-09-30",
	};
	expect(await double.send(as(others[0]), 2, "visit.find", finding)).toMatchObject({ ok: true });
	expect(await double.send(as(others[0]), 2, "visit.record", { result: "r" })).toMatchObject({ ok: true });
	const steps = (await double.docket()).steps;
	expect(steps[1]).toMatchObject({ state: "recorded" });
	expect(steps.at(-1)).toMatchObject({ machine: "rectification", unitId: objectUnitId, parentNo: 2 });
	expect(await double.send(office, 1, "campaign.conclude", { summary: "s" })).toMatchObject({ refusal: { code: "obstructed" } });
	expect(await double.send(as(inspectors[0]), 3, "visit.cancel", { reason: "r" })).toMatchObject({ ok: true });
	expect(await double.send(office, 1, "campaign.conclude", { summary: "s" })).toMatchObject({ ok: true });

	const secret = await campaign(office, "undercover", "暗访");
	const town = await sitting(db, TOWNS[0] ?? "");
	await secret.send(office, 1, "campaign.freeze", {
		unitIds: units([town]),
		ratios: { all: { comparator: "≥", percent: "100" } },
		...days,
	});
	await secret.send(office, 1, "campaign.draw");
	await secret.send(office, 1, "campaign.start");
	expect(await readDraw(db, secret.taskId, town)).toBeNull();
	expect(await readDraw(db, secret.taskId, office)).not.toBeNull();
});

test("people of several units who were drawn for a visit make it together; the unit of whoever stands in for the first has it from then on", async () => {
	const { db } = opened;
	const [office, health] = [await sitting(db, OFFICE), await sitting(db, HEALTH)];
	const { send, docket, context, taskId } = await campaign(office, "doubleRandom", "两单位双随机检查");
	// Of three of the four at least one is of the other unit.
	const frozen = {
		unitIds: units(await towns()),
		inspectorUnitIds: units([office, health]),
		perVisit: "3",
		ratios: half,
		...days,
	};
	await send(office, 1, "campaign.freeze", { ...frozen, from: "2020-09-10", until: "2020-09-11" });
	await send(office, 1, "campaign.draw");
	await send(office, 1, "campaign.start");
	const visit = async () => (await docket()).steps[1];
	const teamOf = async () => ((await visit())?.context as Partial<InspectionContext> | undefined)?.inspectors ?? [];
	const team = await teamOf();
	expect(team).toHaveLength(3);
	const [first] = team;
	const second = team.find(({ unitId }) => unitId !== first?.unitId);
	const as = (one: { personId: number; unitId: number } | undefined): Sender => ({
		...health,
		personId: one?.personId ?? 0,
		unitId: one?.unitId ?? 0,
	});
	expect((await visit())?.unitId).toBe(first?.unitId);
	for (const one of [first, second]) {
		const unitId = one?.unitId ?? 0;
		const listed = await listVisits(db.sql, unitId, "2020-09-11");
		expect(listed.filter((row) => row.taskId === taskId && row.no === 2)).toHaveLength(1);
		const desk = await listDesk(db.sql, { unitId, jurisdictionId: office.jurisdictionIds[0] ?? 0, position: "officer" });
		expect(desk.filter((row) => row.taskId === taskId && row.stepNo === 2)).toMatchObject([{ isOwn: true }]);
	}
	const town = await sitting(db, TOWNS[0] ?? "");
	expect(await send(town, 2, "visit.begin")).toMatchObject({ refusal: { code: "notYours" } });
	expect(await send(as(second), 2, "visit.begin")).toMatchObject({ ok: true });

	// Each records on a phone of their own, from a page that was loaded before the other found anything.
	const seen = (await visit())?.seq ?? 0;
	const unitId = String(((await visit())?.context as Partial<InspectionContext> | undefined)?.objectUnitId);
	const find = (by: Sender, finding: string) =>
		sendOnce(
			db,
			{ taskId, stepNo: 2, seen, type: "visit.find", data: { finding, severity: "minor", unitId, dueOn: "2020-09-30" } },
			by,
			MOMENT,
		);
	expect(await find(as(first), "岗位未设警示标识。")).toMatchObject({ ok: true });
	expect(await find(as(second), "没有检测记录。")).toMatchObject({ ok: true });
	expect(await find(as(second), "没有检测记录。")).toEqual({ ok: true, change: null });
	expect((await docket()).steps.filter((step) => step.machine === "rectification")).toHaveLength(2);
	const stale = { taskId, stepNo: 2, seen, type: "visit.record", data: { result: "r" } };
	expect(await sendOnce(db, stale, as(first), MOMENT)).toMatchObject({ refusal: { code: "stale" } });

	const { terms } = await context();
	const standIn = terms?.inspectors.find(({ key }) => !team.some((one) => one.key === key));
	const change = { outgoing: first?.key, incoming: standIn?.key, reason: "原检查人员隔离观察。" };
	expect(await send(office, 2, "visit.replace", change)).toMatchObject({ ok: true });
	expect((await teamOf()).map(({ key }) => key)).toEqual([standIn?.key, ...team.slice(1).map(({ key }) => key)]);
	expect((await visit())?.unitId).toBe(standIn?.unitId);
	const [row] = await db.sql<{ unit: number }[]>`select unit_id as unit from steps where task_id = ${taskId} and no = 2`;
	expect(row?.unit).toBe(standIn?.unitId);

	// What was found isn't put out of the world by cancelling the campaign.
	expect(await send(office, 1, "campaign.cancel", { reason: "r" })).toMatchObject({
		refusal: { code: "obstructed", obstacles: [{ code: "alreadyFound" }] },
	});
});

test("employers are drawn by their class of hazard, those at work alone; tasks are those that the document prints", async () => {
	const { db } = opened;
	const office = await sitting(db, OFFICE);
	const open = async (objectKind: "employer" | "task") => {
		const made = await openCampaign(
			db,
			{ planId: await planId(), title: objectKind, mode: "random", objectKind, checklistId: null },
			office,
			MOMENT,
		);
		if (!made.ok) throw new Error(made.code);
		const send = async (type: string, data: Record<string, unknown> = {}) => {
			const seen = (await findDocket(db.sql, made.taskId, null))?.steps[0]?.seq ?? 0;
			return sendEvent(db, { taskId: made.taskId, stepNo: 1, type, data, seen }, office, MOMENT);
		};
		return { send, context: async () => (await findDocket(db.sql, made.taskId, null))?.steps[0]?.context as CampaignContext };
	};
	const employers = await open("employer");
	const ratios = {
		severe: { comparator: "≥", percent: "100" },
		ordinary: { comparator: "≥", percent: "30" },
		unclassified: { comparator: ">", percent: "10" },
	};
	expect(await employers.send("campaign.freeze", { ratios, ...days })).toMatchObject({ ok: true });
	expect(await employers.send("campaign.draw")).toMatchObject({ ok: true });
	const { terms, drawn } = await employers.context();
	const rows = await db.sql<{ key: string; hazard: string }[]>`
		select 'employer:' || credit_code as key, hazard from employers e join plans p using (jurisdiction_id) where p.seed = '000' and e.state = 'active'`;
	expect(terms?.candidates.map(({ key }) => key).sort()).toEqual(rows.map(({ key }) => key).sort());
	const count = (of: string, keys: string[]) => rows.filter(({ key, hazard }) => hazard === of && keys.includes(key)).length;
	const all = rows.map(({ key }) => key);
	const taken = (drawn ?? []).map(({ key }) => key);
	expect(count("severe", taken)).toBe(count("severe", all));
	expect(count("ordinary", taken)).toBe(Math.ceil(count("ordinary", all) * 0.3));
	expect(count("unclassified", taken)).toBe(Math.floor(count("unclassified", all) * 0.1) + 1);

	const tasks = await open("task");
	expect(await tasks.send("campaign.freeze", { ratios: half, ...days })).toMatchObject({ ok: true });
	const [printed] = await db.sql<{ n: number }[]>`
		select count(*)::int as n from tasks t join plans p on p.id = t.plan_id where p.seed = '000' and t.clause_id is not null and t.removed_by_id is null`;
	expect((await tasks.context()).terms?.candidates).toHaveLength(printed?.n ?? 0);
	const [row] = await listDesk(db.sql, {
		unitId: office.unitId,
		jurisdictionId: office.jurisdictionIds[0] ?? 0,
		position: "officer",
	}).then((desk) => desk.filter(({ machine, title }) => machine === "campaign" && title === "task"));
	expect(row).toMatchObject({ state: "committed", isOwn: true });
});

test("the published file is verified by the command from the file alone, and refused once anything in it is changed", async () => {
	const { db } = opened;
	const office = await sitting(db, OFFICE);
	const { send, taskId } = await campaign(office, "doubleRandom", "抽取文件");
	const inspecting = [await sitting(db, HEALTH), office];
	const frozen = { unitIds: units(await towns()), inspectorUnitIds: units(inspecting), perVisit: "1", ratios: half, ...days };
	await send(office, 1, "campaign.freeze", frozen);
	expect(await readDraw(db, taskId, office)).toBeNull();
	await send(office, 1, "campaign.draw");
	const proof = await readDraw(db, taskId, await sitting(db, TOWNS[1] ?? ""));
	const folder = await mkdtemp(join(tmpdir(), "liandu-draw-"));
	const file = join(folder, "draw.json");
	const verify = async (content: unknown) => {
		await writeFile(file, JSON.stringify(content));
		return promisify(execFile)(process.execPath, ["app/cli/draw-verify.ts", file]).then(
			({ stdout }) => ({ code: 0, out: stdout }),
			({ code, stderr }: { code: number; stderr: string }) => ({ code, out: stderr }),
		);
	};
	const good = await verify(proof);
	expect([good.code, JSON.parse(good.out)]).toEqual([
		0,
		{
			ok: true,
			campaign: taskId,
			candidates: 4,
			drawn: 2,
			avoidances: 0,
			commitment: proof?.commitment,
			listHash: proof?.listHash,
			hash: proof?.hash,
		},
	]);
	const bad = await verify({ ...proof, drawn: proof?.drawn.toReversed() });
	expect([bad.code, bad.out]).toEqual([1, `${file}: the draw made again comes out otherwise\n`]);
	await rm(folder, { recursive: true });
});

test("nothing is drawn, and no seed comes out, while somebody is left without inspectors, nothing would be drawn, or the seed isn't the one committed to", async () => {
	const { db } = opened;
	const office = await sitting(db, OFFICE);
	const refusedWith = (code: string) => ({ ok: false, refusal: { code: "obstructed", obstacles: [{ code, unitIds: [] }] } });
	const frozen = { unitIds: units(await towns()), inspectorUnitIds: units([office]), perVisit: "1", ratios: half, ...days };

	const avoided = await campaign(office, "doubleRandom", "全部回避");
	await avoided.send(office, 1, "campaign.freeze", frozen);
	const { terms } = await avoided.context();
	const [object] = terms?.candidates ?? [];
	for (const { key } of terms?.inspectors ?? [])
		await avoided.send(office, 1, "campaign.avoid", { inspector: key, object: object?.key, reason: "近亲属在该镇任职。" });
	expect(await avoided.send(office, 1, "campaign.draw")).toEqual(refusedWith("tooFewInspectors"));
	expect(await avoided.context()).toMatchObject({ seed: null, drawn: null });
	expect(await avoided.send(office, 1, "campaign.cancel", { reason: "检查人员不足。" })).toMatchObject({ ok: true });

	const none = await campaign(office, "doubleRandom", "一个不抽");
	await none.send(office, 1, "campaign.freeze", { ...frozen, ratios: { all: { comparator: "≥", percent: "0" } } });
	expect(await none.send(office, 1, "campaign.draw")).toEqual(refusedWith("nothingToDraw"));

	const swapped = await campaign(office, "doubleRandom", "换过随机数");
	await swapped.send(office, 1, "campaign.freeze", frozen);
	await db.sql`update sealed_seeds set seed = 'one that suits' where task_id = ${swapped.taskId}`;
	expect(await swapped.send(office, 1, "campaign.draw")).toEqual(refusedWith("otherSeed"));
	for (const { context } of [none, swapped]) expect(await context()).toMatchObject({ seed: null, drawn: null });
});

test("employers are drawn whatever they are called, and no more of them than can be visited", async () => {
	const { db } = opened;
	const office = await sitting(db, OFFICE);
	const open = async (title: string) => {
		const made = await openCampaign(
			db,
			{ planId: await planId(), title, mode: "random", objectKind: "employer", checklistId: null },
			office,
			MOMENT,
		);
		if (!made.ok) throw new Error(made.code);
		const step = async () => (await findDocket(db.sql, made.taskId, null))?.steps[0];
		const send = async (type: string, data: Record<string, unknown> = {}) =>
			sendEvent(db, { taskId: made.taskId, stepNo: 1, type, data, seen: (await step())?.seq ?? 0 }, office, MOMENT);
		return { ...made, send };
	};
	const of = (percent: string) => ({ comparator: "≥", percent });
	const ratios = { severe: of("100"), ordinary: of("0"), unclassified: of("0") };
	const town = await sitting(db, TOWNS[0] ?? "");
	const names = [
		'=HYPERLINK("http://example.invalid","点")',
		"<img src=x onerror=alert(1)>",
		`${"长".repeat(199)}厂`,
		'引"号\\与\u2028行',
	];
	const add = (from: number, list: string[]) => db.sql`
		insert into employers (jurisdiction_id, name, credit_code, hazard, unit_id, state, updated_at)
		select ${town.jurisdictionIds[0] ?? 0}, name, '91310118TEXT' || lpad((${from} + n)::text, 6, '0'), 'severe', ${town.unitId}, 'active', now()
		from unnest(${list}::text[]) with ordinality as l(name, n)`;
	await add(0, names);
	const odd = await open("怪名");
	expect(await odd.send("campaign.freeze", { ratios, unitIds: units([town]), ...days })).toMatchObject({ ok: true });
	expect(await odd.send("campaign.draw")).toMatchObject({ ok: true });
	const proof = await readDraw(db, odd.taskId, office);
	expect(proof?.candidates.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
	expect(flawIn(JSON.parse(JSON.stringify(proof)), digest)).toBeNull();

	await add(
		1_000,
		Array.from({ length: 300 }, (_, n) => `第${n}厂`),
	);
	const many = await open("三百多家");
	expect(await many.send("campaign.freeze", { ratios, ...days })).toMatchObject({ ok: true });
	expect(await many.send("campaign.draw")).toMatchObject({
		refusal: { code: "obstructed", obstacles: [{ code: "tooManyVisits" }] },
	});
});
