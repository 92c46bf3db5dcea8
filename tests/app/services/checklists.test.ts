import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { issueChecklist } from "#app/services/issue-checklist.ts";
import { openCampaign } from "#app/services/open-campaign.ts";
import { sendEvent } from "#app/services/send-event.ts";
import type { Sender } from "#app/services/sender.ts";
import { verifyHistory } from "#app/services/verify-history.ts";
import { type ChecklistRow, findChecklist, listChecklists } from "#db/queries/checklists.ts";
import { findDocket } from "#db/queries/get-docket.ts";
import type { Checklist } from "#workflows/inspection/checklist.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";
import { MOMENT } from "../../support/scene.ts";
import { sitting } from "../../support/sitting.ts";

const OFFICE = "区公共卫生联席会议办公室";
const TOWNS = ["华新镇人民政府", "白鹤镇人民政府"];
const subject = "警示标识";
const itemsOf = (...texts: string[]) => texts.map((text) => ({ text, basis: null, severity: "minor" as const }));
let opened: TestDatabase;
let office: Sender;
beforeAll(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
	office = await sitting(opened.db, OFFICE);
});
afterAll(() => opened.drop());

const issue = ({ personId, unitId, jurisdictionIds }: Sender, seen: number, ...texts: string[]) =>
	issueChecklist(
		opened.db,
		{ subject, seen, items: itemsOf(...texts) },
		{ personId, unitId, jurisdictionId: jurisdictionIds[0] ?? 0 },
		MOMENT,
	);
const inForce = async (): Promise<ChecklistRow> => {
	const row = (await listChecklists(opened.db.sql, office.jurisdictionIds)).find((one) => one.subject === subject);
	if (!row) throw new Error("no checklist is in force");
	return row;
};

/** A campaign on two towns whose visits are ordered, with a checklist or without. */
async function ordered(checklistId: number | null) {
	const { db } = opened;
	const [plan] = await db.sql<{ id: number }[]>`select id from plans where seed = '000'`;
	const asked = { planId: plan?.id ?? 0, title: "检查", mode: "random", objectKind: "unit", checklistId } as const;
	const made = await openCampaign(db, asked, office, MOMENT);
	if (!made.ok) throw new Error(made.code);
	const { taskId } = made;
	const steps = async () => (await findDocket(db.sql, taskId, null))?.steps ?? [];
	const send = async (stepNo: number, type: string, data: Record<string, unknown> = {}) => {
		const outcome = await sendEvent(
			db,
			{ taskId, stepNo, type, data, seen: (await steps())[stepNo - 1]?.seq ?? 0 },
			office,
			MOMENT,
		);
		if (!outcome.ok) throw new Error(`${type}: ${outcome.refusal.code}`);
	};
	const towns = await Promise.all(TOWNS.map((town) => sitting(db, town)));
	await send(1, "campaign.freeze", {
		unitIds: towns.map(({ unitId }) => unitId),
		ratios: { all: { comparator: "≥", percent: "100" } },
		from: "2020-09-10",
		until: "2020-09-11",
	});
	await send(1, "campaign.draw");
	await send(1, "campaign.start");
	const checklistOf = async (no: number) => (await steps())[no - 1]?.context.checklist as Checklist | null;
	return { send, checklistOf };
}

test("a subject's next version is issued by whoever keeps the employers, after the one that they have seen, and once by two at once", async () => {
	const town = await sitting(opened.db, TOWNS[0] ?? "");
	expect(await issue(town, 0, "a")).toBe("notYours");
	expect(await issue(office, 0)).toBe("noItem");
	expect(await issue(office, 0, "x".repeat(301))).toBe("noItem");
	const both = await Promise.all([issue(office, 0, "一", "二"), issue(office, 0, "别的")]);
	expect(both.toSorted()).toEqual([null, "stale"].toSorted());
	expect(await inForce()).toMatchObject({ version: 1 });
	expect(await issue(office, 1, "一", "二")).toBeNull();
	expect(await issue(office, 1, "别的")).toBe("stale");
	expect(await inForce()).toMatchObject({
		version: 2,
		items: [
			{ key: "1", text: "一" },
			{ key: "2", text: "二" },
		],
	});
	const [audited] = await opened.db
		.sql`select count(*)::int as n from audit_entries where act = 'issueChecklist' and subject like ${`${subject} v%`}`;
	expect(audited).toEqual({ n: 2 });
});

test("a visit keeps the version that it was begun with; the next one goes by the new version, unless its campaign has set another", async () => {
	const first = await inForce();
	const [free, set] = [await ordered(null), await ordered(first.id)];
	await free.send(2, "visit.begin", { checklistId: String(first.id) });
	await set.send(2, "visit.begin");
	expect(await issue(office, first.version, "一", "二（修订）", "三")).toBeNull();
	const second = await inForce();
	expect(second.id).not.toBe(first.id);
	await free.send(3, "visit.begin", { checklistId: String(second.id) });
	await set.send(3, "visit.begin", { checklistId: String(second.id) });
	const texts = (list: Checklist | null) => list?.items.map(({ text }) => text);
	expect([texts(await free.checklistOf(2)), texts(await free.checklistOf(3))]).toEqual([
		["一", "二"],
		["一", "二（修订）", "三"],
	]);
	expect([texts(await set.checklistOf(2)), texts(await set.checklistOf(3))]).toEqual([
		["一", "二"],
		["一", "二"],
	]);
	const kept = await findChecklist(opened.db.sql, first.id, office.jurisdictionIds);
	expect(kept).toEqual({ id: first.id, subject, version: first.version, items: first.items });
	// Answers are those of its own version: the third item isn't one of the visit that began before it was written.
	const answers = { answers: { "1": "conform", "2": "conform" }, notes: {} };
	await free.send(2, "visit.record", { ...answers, result: "r" });
	await expect(free.send(3, "visit.record", { ...answers, result: "r" })).rejects.toThrow("invalid");
	await free.send(3, "visit.record", { notes: {}, answers: { ...answers.answers, "3": "notApplicable" }, result: "r" });
	expect((await verifyHistory(opened.db)).broken).toBeNull();
});

test("no campaign is opened with a checklist of another jurisdiction, or with one that there isn't", async () => {
	const { db } = opened;
	const [elsewhere] = await db.sql<{ id: number }[]>`
		insert into checklists (jurisdiction_id, subject, version, items, issued_at, person_id, unit_id)
		select p.jurisdiction_id, 's', 1, '[]', now(), ${office.personId}, ${office.unitId} from plans p where p.seed = '001' returning id`;
	const [plan] = await db.sql<{ id: number }[]>`select id from plans where seed = '000'`;
	for (const checklistId of [elsewhere?.id ?? 0, 0, 2 ** 31 - 1]) {
		const asked = { planId: plan?.id ?? 0, title: "无", mode: "random", objectKind: "unit", checklistId } as const;
		expect(await openCampaign(db, asked, office, MOMENT)).toEqual({ ok: false, code: "noChecklist" });
	}
	expect(await db.sql`select 1 from tasks where title = '无'`).toHaveLength(0);
});
