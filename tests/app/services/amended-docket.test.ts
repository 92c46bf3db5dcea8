import { expect, inject, test } from "vitest";
import { saveDecided } from "#app/services/save-decided.ts";
import { verifyHistory } from "#app/services/verify-history.ts";
import { listDesk } from "#db/queries/list-desk.ts";
import type { Amendment } from "#workflows/amendment.ts";
import { decide } from "#workflows/decide.ts";
import { cloneDatabase } from "../../support/database.ts";
import { MOMENT, openScene } from "../../support/scene.ts";

const town = "重固镇人民政府";
const office = "区公共卫生联席会议办公室";

test("an amended task is stored with new roles, waits on the desk of whoever has to sign, and its history holds", async () => {
	const { db, drop } = await cloneDatabase(inject("serverUrl"), "loaded");
	const scene = await openScene(db, "000", "三（三）3");
	const docket = await scene.docket();
	const part = { unitId: scene.unitId(town), role: "implement" as const, viaUnitId: null, isAsked: true };
	const changes = { isForAll: false, dates: [], added: [], changed: [part], removed: [] };
	const data: Amendment = { amendment: 1, facets: ["roles"], ...changes };
	const sender = { ...scene.senderOf(office), through: "amendment" as const };
	const decision = decide(docket, { stepNo: 1, type: "task.amend", data }, sender, MOMENT);
	if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
	expect(await saveDecided(db.sql, [{ change: decision.change, head: docket.head, at: MOMENT }])).toEqual([scene.taskId]);

	expect(await scene.step("implementation", town)).toMatchObject({ role: "implement", viaUnitId: null });
	const { unitId } = scene.senderOf(town);
	const place = { unitName: town, unitKind: "town", jurisdictionName: "" };
	const hat = { positionId: 0, unitId, position: "officer" as const, jurisdictionId: docket.jurisdictionId, ...place };
	const changesOnDesk = async () => (await listDesk(db.sql, hat)).filter((row) => row.isChange);
	expect(await changesOnDesk()).toMatchObject([{ taskId: scene.taskId, isOwn: true }]);
	await scene.must(town, "change.sign");
	expect(await changesOnDesk()).toEqual([]);
	expect((await scene.send(office, "task.amend", { machine: "supervision", of: null, data })).ok).toBe(false);
	expect((await verifyHistory(db)).broken).toBeNull();
	await drop();
});
