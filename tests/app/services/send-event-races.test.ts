import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type Outcome, sendEvent } from "#app/services/send-event.ts";
import { verifyHistory } from "#app/services/verify-history.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";
import { MOMENT, openScene, type Scene } from "../../support/scene.ts";

const AT_ONCE = 20;
let opened: TestDatabase;
beforeAll(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded", AT_ONCE + 5);
});
afterAll(() => opened.drop());

const codes = (outcomes: Outcome[]) => outcomes.map((o) => (o.ok ? "taken" : o.refusal.code)).sort();
const entriesSince = (scene: Scene, version: number) => opened.db.sql<{ seq: number; event: string; unit: number }[]>`
	select seq, event, unit_id as unit from entries where task_id = ${scene.taskId} and seq > ${version} order by seq`;
const noticesSince = (scene: Scene, version: number) => opened.db.sql<{ key: string }[]>`
	select key from notices where task_id = ${scene.taskId} and seq > ${version} order by key`;

test("twenty identical sends at once have one effect; the others are told that the step has moved", async () => {
	const scene = await openScene(opened.db, "000", "三（三）3");
	const town = "重固镇人民政府";
	const { version } = await scene.docket();
	const { no: stepNo, seq: seen } = await scene.step("implementation", town);
	const data = { items: { text: "补查完毕。", figure1: "9" } };
	const sending = { taskId: scene.taskId, stepNo, type: "report.submit", data, seen };
	const send = () => sendEvent(opened.db, sending, scene.senderOf(town), MOMENT);
	const outcomes = await Promise.all(Array.from({ length: AT_ONCE }, send));
	expect(codes(outcomes)).toEqual([...Array(AT_ONCE - 1).fill("stale"), "taken"]);
	expect(await entriesSince(scene, version)).toEqual([{ seq: version + 1, event: "report.submit", unit: scene.unitId(town) }]);
	const told = outcomes.flatMap((o) => (o.ok ? o.change.notices.map((n) => n.key) : []));
	expect((await noticesSince(scene, version)).map((n) => n.key)).toEqual(told.sort());
	expect(told).not.toEqual([]);
});

test("twenty units that act on one task at once all come through, one after the other in the history", async () => {
	const scene = await openScene(opened.db, "002", "三（三）3");
	const { version, steps } = await scene.docket();
	const waiting = steps.filter((s) => s.state === "toSign").slice(0, AT_ONCE);
	expect(waiting).toHaveLength(AT_ONCE);
	const officers = await opened.db.sql<{ unit: number; person: number }[]>`
		select unit_id as unit, person_id as person from positions where position = 'officer'`;
	const jurisdictionIds = scene.senderOf("市卫生健康局").jurisdictionIds;
	const sends = waiting.map(({ no: stepNo, seq: seen, unitId }) => {
		const personId = officers.find((o) => o.unit === unitId)?.person ?? 0;
		const sender = { kind: "person" as const, personId, unitId: unitId ?? 0, position: "officer" as const, jurisdictionIds };
		return sendEvent(opened.db, { taskId: scene.taskId, stepNo, type: "duty.sign", data: {}, seen }, sender, MOMENT);
	});
	expect(codes(await Promise.all(sends))).toEqual(Array(AT_ONCE).fill("taken"));
	const signed = (await entriesSince(scene, version)).filter((e) => e.event === "duty.sign");
	expect(signed.map((e) => e.unit).sort()).toEqual(waiting.map((s) => s.unitId).sort());
	const after = await scene.docket();
	expect(waiting.map((s) => after.steps[s.no - 1]?.state)).toEqual(Array(AT_ONCE).fill("underway"));
	const seqs = (await entriesSince(scene, version)).map((e) => e.seq);
	expect(seqs).toEqual(seqs.map((_, i) => version + 1 + i));
});

test("two who decide the same thing differently at once: the first counts, the second is told", async () => {
	const scene = await openScene(opened.db, "000", "三（三）2");
	const town = "朱家角镇人民政府";
	await scene.must(town, "report.submit", { data: { items: { text: "已补充。" } } });
	const again = { reasons: { text: "还缺。" }, againBy: "2020-09-20" };
	const { seq: seen } = await scene.step("implementation", town);
	const outcomes = await Promise.all([
		scene.send("区卫生健康委", "report.accept", { of: town, seen }),
		scene.send("区卫生健康委", "report.return", { of: town, seen, data: again, position: "head" }),
	]);
	expect(codes(outcomes)).toEqual(["stale", "taken"]);
	const state = (await scene.step("implementation", town)).state;
	expect(state).toBe(outcomes[0].ok ? "accepted" : "returned");
});

test("after all that every chain still holds", async () => {
	const { dockets, broken } = await verifyHistory(opened.db);
	expect(broken).toBeNull();
	expect(dockets).toBeGreaterThan(130);
});
