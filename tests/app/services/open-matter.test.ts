import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { openMatterIn } from "#app/services/open-matter.ts";
import { sendEvent } from "#app/services/send-event.ts";
import type { Sender } from "#app/services/sender.ts";
import { verifyHistory } from "#app/services/verify-history.ts";
import { findDocket } from "#db/queries/get-docket.ts";
import { listPlanDocuments } from "#db/queries/list-plan-documents.ts";
import { listTasks } from "#db/queries/list-tasks.ts";
import type { Position } from "#workflows/names.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";
import { MOMENT } from "../../support/scene.ts";
import { sitting as sittingIn } from "../../support/sitting.ts";

const OFFICE = "区公共卫生联席会议办公室";
const TOWN = "华新镇人民政府";
let opened: TestDatabase;
beforeAll(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
});
afterAll(() => opened.drop());

const sitting = (unit: string, position: Position = "officer") => sittingIn(opened.db, unit, position);

test("a matter is opened by the secretariat alone, runs through the one door, and is none of the document's tasks", async () => {
	const { db } = opened;
	const [office, town] = [await sitting(OFFICE), await sitting(TOWN, "head")];
	const [plan] = await db.sql<{ id: number }[]>`select id from plans where seed = '000'`;
	const planId = plan?.id ?? 0;
	const before = (await listPlanDocuments(db.sql, planId))[0];
	const opening = { planId, kind: "letter" as const, clause: "", title: "目标责任书", gist: "", unitId: town.unitId };
	const input = { text: "完成本镇任务。", promises: [] };
	expect(await openMatterIn(db, { ...opening, input }, town, MOMENT)).toEqual({ ok: false, code: "notYours" });
	const elsewhere = { ...office, jurisdictionIds: [] };
	expect(await openMatterIn(db, { ...opening, input }, elsewhere, MOMENT)).toEqual({ ok: false, code: "notFound" });

	const done = await openMatterIn(db, { ...opening, input }, office, MOMENT);
	if (!done.ok) throw new Error(done.code);
	const { taskId } = done;
	const standing = async () => (await findDocket(db.sql, taskId, null))?.steps[0];
	const send = async (sender: Sender, type: string, data: Record<string, unknown>) =>
		sendEvent(db, { taskId, stepNo: 1, type, data, seen: (await standing())?.seq ?? 0 }, sender, MOMENT);
	expect(await standing()).toMatchObject({ machine: "letter", state: "drafted", unitId: town.unitId });

	expect(await send(town, "letter.send", { signBy: "2020-09-30" })).toMatchObject({ refusal: { code: "notYours" } });
	expect(await send(office, "letter.send", { signBy: "2020-09-30" })).toMatchObject({ ok: true });
	expect(await send(await sitting(TOWN), "letter.sign", {})).toMatchObject({ refusal: { code: "notYours" } });
	expect(await send(town, "letter.sign", {})).toMatchObject({ ok: true });
	expect(await send(await sitting(OFFICE, "head"), "letter.countersign", {})).toMatchObject({ ok: true });
	const hash = createHash("sha256").update(input.text).digest("hex");
	expect(await standing()).toMatchObject({ state: "inForce", context: { signatures: [{ hash }, { hash }] } });

	expect((await verifyHistory(db)).broken).toBeNull();
	const [first] = await db.sql`select event, actor, person_id from entries where task_id = ${taskId} and seq = 1`;
	expect(first).toEqual({ event: "letter.opened", actor: "person", person_id: office.personId });
	const all = { planId, stage: null, unitId: null, role: null, kind: null, q: "", after: 0 };
	expect((await listTasks(db.sql, office.jurisdictionIds, all, 200)).map((row) => row.id)).not.toContain(taskId);
	expect((await listPlanDocuments(db.sql, planId))[0]).toEqual(before);
});
