import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { verifyHistory } from "#app/services/verify-history.ts";
import { builtInPlans } from "#db/plans/index.ts";
import { readSetting } from "#db/queries/settings.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";
import { deployment, loadFresh, openWork, task } from "../../support/fresh-plan.ts";
import { openScene, type Scene } from "../../support/scene.ts";

let opened: TestDatabase;
let scene: Scene;
beforeAll(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "empty");
	await loadFresh(
		opened.db,
		builtInPlans.map((plan) => plan.seed ?? ""),
	);
	expect(await readSetting(opened.db.sql, "builtIns")).toBeNull();
});
afterAll(() => opened.drop());

const begin = async (seed: string, clause: string) => {
	scene = await openScene(opened.db, seed, clause);
	expect((await scene.docket()).steps.map((s) => s.state)).not.toContain("underway");
	return { scene, work: await openWork(opened.db, scene) };
};

/** What every drive must end with: closed, nobody silent, nothing open, and a history that holds and tells it. */
afterEach(async () => {
	const { steps } = await scene.docket();
	expect(steps[0]).toMatchObject({ machine: "supervision", state: "closed" });
	const left = steps.filter((s) => s.machine === "implementation" && !["accepted", "waived"].includes(s.state));
	expect(left).toEqual([]);
	expect((await verifyHistory(opened.db)).broken).toBeNull();
	const [last] = await opened.db
		.sql`select event, to_state as state from entries where task_id = ${scene.taskId} order by seq desc limit 1`;
	expect(last).toEqual({ event: "task.close", state: "closed" });
});

test("青浦: the whole loop, with a report sent back, a unit waived, a finding put right, verified by somebody else, and the close", async () => {
	const { scene, work } = await begin("000", "三（一）1");
	const [lead, office, town, silent] = ["区卫生健康委", "区公共卫生联席会议办公室", "华新镇人民政府", "徐泾镇人民政府"];
	const finding = { machine: "rectification", of: town } as const;
	await work.issueAndSign();
	expect(await work.state()).toBe("implementation");
	await scene.must(town, "report.submit", { data: { items: { text: "完成。", figure1: "1" } } });
	await scene.must(lead, "report.return", { of: town, data: { reasons: { figure1: "请核对。" }, againBy: "2020-10-20" } });
	const forgotten = await scene.send(town, "report.submit", { data: { items: {} } });
	expect(!forgotten.ok && forgotten.refusal).toEqual({ code: "invalid", fields: { "items.figure1": { code: "missing" } } });
	await scene.must(town, "report.submit", { data: { items: { figure1: "12" } } });
	for (const other of [office, town, silent])
		expect(await scene.send(other, "report.accept", { of: town })).toMatchObject({ refusal: { code: "notYours" } });
	await scene.must(lead, "report.accept", { of: town });
	for (const unit of await work.duties("others")) if (![town, silent].includes(unit)) await work.report(unit, lead);
	expect(await scene.send(lead, "report.submit", { data: { items: { text: "t", figure1: "1" } } })).toMatchObject({
		refusal: { code: "obstructed", obstacles: [{ code: "silent", unitIds: [scene.unitId(silent)] }] },
	});
	await scene.must(lead, "duty.waive", { of: silent, data: { reason: "本年度无此类用人单位。" } });
	await scene.must(lead, "report.submit", { data: { items: { text: "全区完成。", figure1: "1386" } } });
	expect(await scene.send(lead, "report.accept")).toMatchObject({ refusal: { code: "notYours" } });
	await scene.must(office, "report.accept", { of: lead });
	expect(await work.state()).toBe("inspection");

	const data = { objectUnitId: scene.unitId(town), on: "2020-09-20", subject: "抽查" };
	expect(await scene.send(lead, "inspection.skip", { ...task, data: { reason: "r" } })).toMatchObject({
		refusal: { code: "notYours" },
	});
	await scene.must(lead, "inspection.schedule", { ...task, data });
	const visit = { machine: "inspection", of: lead } as const;
	await scene.must(lead, "visit.begin", visit);
	const found = { finding: "登记不全。", severity: "minor", unitId: scene.unitId(town), dueOn: "2020-10-10" };
	await scene.must(lead, "visit.find", { ...visit, data: found });
	await scene.must(lead, "visit.record", { ...visit, data: { result: "十家中两家登记不全。" } });
	await scene.must(lead, "inspection.conclude", task);
	expect(await work.state()).toBe("rectification");

	await scene.must(town, "rectification.plan", {
		...finding,
		data: { measures: "补录。", inCharge: "安环办", doneBy: "2020-09-30" },
	});
	await scene.must(lead, "rectification.approve", finding);
	await scene.must(town, "rectification.submit", { ...finding, data: { result: "已补录。", fileIds: [await scene.file(town)] } });
	expect(
		await scene.send(town, "rectification.verify", { ...finding, data: { checkedOn: "2020-09-10", opinion: "好" } }),
	).toMatchObject({ ok: false });
	await scene.must(office, "rectification.verify", { ...finding, data: { checkedOn: "2020-09-10", opinion: "属实。" } });
	const early = await scene.send(lead, "task.close", { ...task, data: { summary: "完" } });
	expect(early).toMatchObject({
		refusal: { code: "obstructed", obstacles: [{ code: "findingsOpen", unitIds: [scene.unitId(town)] }] },
	});
	const published = { ...finding, data: { place: "区政府网站", until: "2020-09-17" } };
	expect(await scene.send(office, "rectification.publish", published)).toMatchObject({ refusal: { code: "notNow" } });
	await scene.must(lead, "rectification.sign", { ...finding, position: "head" });
	await scene.must(office, "rectification.publish", published);
	expect((await scene.step("inspection", lead)).state).toBe("passed");
	await scene.must(lead, "task.close", { ...task, data: { summary: "完成。" } });
});

test("荣昌: a plan without phases for inspection lets its lead skip it, with a reason", async () => {
	const { scene, work } = await begin("001", "二（一）3");
	const [lead, office] = ["区卫生健康委", "区尘肺病防治工作领导小组办公室"];
	await work.issueAndSign();
	await work.reportAll(office);
	expect(await scene.send(lead, "inspection.skip", task)).toMatchObject({
		refusal: { code: "invalid", fields: { reason: { code: "missing" } } },
	});
	await scene.must(lead, "inspection.skip", { ...task, data: { reason: "方案没有检查阶段。" } });
	expect(await work.state()).toBe("closing");
	await scene.must(lead, "task.close", { ...task, data: { summary: "完成。" } });
});

test("乐清: two leads by their duties; all must finish; a finding is let go by the lead, with a reason", async () => {
	const { scene, work } = await begin("002", "三（一）3");
	const [office, town] = ["乐清市尘肺病防治工作领导小组办公室", "柳市镇人民政府"];
	const [first = "", second = ""] = await work.duties("lead");
	expect([first, second].sort()).toEqual(["市卫生健康局", "市应急管理局"].sort());
	await work.issueAndSign();
	for (const unit of await work.duties("others")) await work.report(unit, unit === town ? second : first);
	await work.report(first, office);
	expect(await work.state()).toBe("implementation");
	expect(await scene.send(first, "task.close", { ...task, data: { summary: "完" } })).toMatchObject({
		refusal: { obstacles: [{ code: "silent", unitIds: [scene.unitId(second)] }, { code: "notInspected" }] },
	});
	await work.report(second, office);
	const visit = { machine: "inspection", of: office } as const;
	const data = { objectUnitId: scene.unitId(town), on: "2020-09-20", subject: "水泥企业" };
	await scene.must(office, "inspection.schedule", { ...task, data });
	await scene.must(office, "visit.begin", visit);
	const found = { finding: "台账缺页。", severity: "minor", unitId: scene.unitId(town), dueOn: "2020-10-10" };
	await scene.must(office, "visit.find", { ...visit, data: found });
	await scene.must(office, "visit.record", { ...visit, data: { result: "一处不足。" } });
	await scene.must(office, "inspection.conclude", task);
	await scene.must(second, "rectification.skip", { ...task, data: { reason: "当场已补齐。" } });
	expect((await scene.step("rectification", town)).state).toBe("waived");
	await scene.must(second, "task.close", { ...task, data: { summary: "完成。" } });
});

test("沧州: a task without a printed unit is given out by the commission's decision, inspected and found sound", async () => {
	const { scene, work } = await begin("003", "四（二）");
	const [office, lead, county] = ["沧州市卫生健康委员会", "市卫生监督局", "沧县卫生健康局"];
	expect((await scene.docket()).steps.map((s) => s.machine)).toEqual(["supervision", "deployment"]);
	const assign = (role: string, unit: string) => ({
		...deployment,
		data: { role, unitIds: [scene.unitId(unit)], reason: "委主任办公会确定。" },
	});
	expect(await scene.send(county, "task.assign", assign("lead", county))).toMatchObject({ refusal: { code: "notYours" } });
	await scene.must(office, "task.assign", assign("lead", lead));
	await scene.must(office, "task.assign", assign("implement", county));
	await work.issueAndSign();
	await work.reportAll(office);
	await scene.must(office, "inspection.schedule", {
		...task,
		data: { objectUnitId: scene.unitId(county), on: "2020-09-20", subject: "评估" },
	});
	const visit = { machine: "inspection", of: office } as const;
	expect(await scene.send(office, "inspection.conclude", task)).toMatchObject({
		refusal: { obstacles: [{ code: "inspectionOpen" }] },
	});
	await scene.must(office, "visit.begin", visit);
	await scene.must(office, "visit.record", { ...visit, data: { result: "抽查三成，均达标。" } });
	await scene.must(office, "inspection.conclude", task);
	expect(await work.state()).toBe("closing");
	await scene.must(lead, "task.close", { ...task, data: { summary: "完成。" } });
});

test("西区: a plan that names no unit anywhere is given out, reported and closed; the secretariat skips the inspection", async () => {
	const { scene, work } = await begin("004", "四（四）");
	const [office, lead] = ["区职业病防治工作联席会议办公室", "攀枝花市西区卫生健康局"];
	const units = ["格里坪镇人民政府", "清香坪街道办事处", "总工会"];
	const decided = { reason: "联席会议确定。" };
	await scene.must(office, "task.assign", { ...deployment, data: { ...decided, role: "lead", unitIds: [scene.unitId(lead)] } });
	const data = { ...decided, role: "cooperate", unitIds: units.map(scene.unitId) };
	await scene.must(office, "task.assign", { ...deployment, data });
	await work.issueAndSign();
	await work.reportAll(office);
	// The document asks for it again in later years: nothing is through until the last period, or until the lead says that it is enough.
	expect(await work.state()).toBe("implementation");
	await scene.must(lead, "periods.end", { ...task, data: { reason: "合并到终期评估。" } });
	await scene.must(office, "inspection.skip", { ...task, data: { reason: "中期评估时统一检查。" } });
	await scene.must(lead, "task.close", { ...task, data: { summary: "完成。" } });
});
