import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { listDesk } from "#db/queries/list-desk.ts";
import { readCast } from "#db/queries/read-cast.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";

let opened: TestDatabase;
beforeAll(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
});
afterAll(() => opened.drop());

test("visits of one campaign are told apart by whom they are to, and so is the visit of a task", async () => {
	const { unitId, jurisdictionIds } = (await readCast(opened.db.sql)).senderOf("000", "区卫生健康委", "officer");
	const [jurisdictionId = 0] = jurisdictionIds;
	const rows = await listDesk(opened.db.sql, { unitId, jurisdictionId, position: "officer" });
	const visits = rows.filter(({ machine }) => machine === "inspection");
	const objects = visits.filter(({ title }) => title === "镇、街道尘肺病防治工作督导").map(({ objectName }) => objectName);
	expect(objects.length).toBeGreaterThan(2);
	expect(new Set(objects).size).toBe(objects.length);
	for (const { objectName } of visits) expect(objectName).toMatch(/政府|办事处|园区|局|委/);
	for (const row of rows) if (row.machine !== "inspection") expect(row.objectName).toBeNull();
});
