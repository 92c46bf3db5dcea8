import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { aimDraft } from "#app/services/aim-draft.ts";
import { findDraftSource } from "#app/services/draft-source.ts";
import { importDraft } from "#app/services/import-draft.ts";
import { type AmendmentPreview, previewAmendment } from "#app/services/preview-amendment.ts";
import { type Importer, uploadDraft } from "#app/services/upload-draft.ts";
import { verifyHistory } from "#app/services/verify-history.ts";
import { listDrafts } from "#db/queries/drafts.ts";
import { listDockets, type StoredDocket } from "#db/queries/get-docket.ts";
import { unsignedChanges } from "#workflows/docket.ts";
import { beginPasted, draftOfText, loadPasted, OFFICE, pastedAgain, pastedPlan } from "../../support/amending.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";
import { hands, importerOf } from "../../support/drafts.ts";
import { MOMENT } from "../../support/scene.ts";

const BUREAU = "区卫生健康委";

let opened: TestDatabase;
let office: Importer;
let officer: Importer;
let planId: number;
beforeAll(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
	office = await importerOf(opened.db, OFFICE);
	officer = await importerOf(opened.db, BUREAU);
	planId = await loadPasted(opened.db);
});
afterAll(() => opened.drop());

const draftOf = (text: string, by: Importer, amends: number | null = null) => draftOfText(opened.db, text, by, amends);

async function look(id: number): Promise<AmendmentPreview> {
	const source = await findDraftSource(opened.db.sql, id, office.jurisdictionIds);
	const preview = source && (await previewAmendment(opened.db.sql, source, MOMENT));
	if (!preview || "obstacles" in preview) throw new Error(`no comparison: ${JSON.stringify(preview)}`);
	return preview;
}
const confirm = async (id: number, base: string, by = office) => {
	const { version } = await hands(opened.db, id).source(by);
	return importDraft(opened.db, { id, seen: version, base }, by, MOMENT);
};

async function dockets(): Promise<Map<string, StoredDocket>> {
	const rows = await opened.db.sql<{ id: number; clause: string }[]>`
		select id, clause from tasks where plan_id = ${planId} and removed_by_id is null order by id`;
	const found = await listDockets(
		opened.db.sql,
		rows.map(({ id }) => id),
		null,
	);
	return new Map(rows.flatMap(({ id, clause }) => found.filter((d) => d.id === id).map((d) => [clause, d] as const)));
}

test("only a plan's secretariat says that a document amends it", async () => {
	const upload = { name: "方案.txt", content: Buffer.from(pastedAgain), token: "", amendsPlanId: planId };
	expect(await uploadDraft(opened.db, upload, officer, MOMENT)).toEqual({ ok: false, problem: { code: "notAmendable" } });
	const id = await draftOf(pastedAgain, officer);
	expect(await aimDraft(opened.db, { id, planId }, officer, MOMENT)).toBe("notSecretariat");
	expect(await aimDraft(opened.db, { id, planId }, office, MOMENT)).toBe("aimed");
	const { base } = await look(id);
	expect(await confirm(id, base, officer)).toEqual({ ok: false, refusal: { code: "notSecretariat" } });
	expect(await aimDraft(opened.db, { id, planId: null }, office, MOMENT)).toBe("aimed");
});

test("what the comparison shows is what confirming does, once, whoever confirms besides", async () => {
	const { db } = opened;
	const before = await dockets();
	await beginPasted(db, planId);

	const id = await draftOf(pastedAgain, office, planId);
	const { base, diff, outcomes, unitNames, no } = await look(id);
	expect((await listDrafts(db.sql, office.jurisdictionIds)).find((line) => line.id === id)?.amends).toMatchObject({ id: planId });
	const named = (ids: number[] = []) => ids.map((unit) => unitNames[unit]).sort();
	expect([diff.tasks.added, diff.tasks.removed].map((list) => list.map(({ item }) => item.clause))).toEqual([
		["一（一）3"],
		["一（一）3"],
	]);
	expect(named(outcomes["一（一）1"]?.signing)).toEqual([BUREAU, "区财政局"].sort());
	expect(named(outcomes["一（一）1"]?.signingLater)).toEqual(["区生态环境局"]);
	expect(named(outcomes["一（一）2"]?.coming)).toEqual(["区财政局"]);
	expect(outcomes["一（一）3"]).toMatchObject({ isClosed: true });
	expect(outcomes["一（一）4"]).toBeUndefined();

	const both = await Promise.all([confirm(id, base), confirm(id, base)]);
	expect(both.map((made) => made.ok && made.planId)).toEqual([planId, planId]);
	const amendments = await db.sql<{ no: number; draft: number }[]>`
		select a.no, d.id as draft from plan_amendments a join plan_drafts d on d.amendment_id = a.id where a.plan_id = ${planId}`;
	expect([...amendments]).toEqual([{ no, draft: id }]);

	const after = await dockets();
	const unsigned = unsignedChanges(after.get("一（一）1") as StoredDocket).map((s) => unitNames[s.unitId ?? 0] ?? "");
	expect(unsigned.sort()).toEqual(named(outcomes["一（一）1"]?.signing));
	expect(after.get("一（一）2")?.printed.deadlines).toMatchObject([{ on: "2020-12-31" }]);
	expect(after.get("一（一）3")?.id).not.toBe(before.get("一（一）3")?.id);
	expect(after.get("一（一）4")?.version).toBe(before.get("一（一）4")?.version);
	expect(await confirm(await draftOf(pastedAgain, office, planId), base)).toEqual({ ok: false, refusal: { code: "baseMoved" } });
	expect((await verifyHistory(db)).broken).toBeNull();
});

test("what somebody says of a task counts: two that were taken for one, and one that was taken for two", async () => {
	const id = await draftOf(pastedPlan, office, planId);
	const draft = hands(opened.db, id);
	const keyOf = async (clause: string) => (await draft.source(office)).draft.tasks.find((t) => t.clause === clause)?.key;
	const clauses = ({ diff }: AmendmentPreview) => ({
		added: diff.tasks.added.map(({ item }) => item.clause),
		removed: diff.tasks.removed.map(({ item }) => item.clause),
	});
	const compared = await look(id);
	expect(clauses(compared)).toEqual({ added: ["一（一）3"], removed: ["一（一）3"] });
	const key = await keyOf("一（一）3");
	const third = compared.taskIds["一（一）3"];
	await draft.must(office, { edit: "task.pair", key, continues: String(third) });
	expect(clauses(await look(id))).toEqual({ added: [], removed: [] });
	await draft.must(office, { edit: "task.pair", key, continues: "compared" });
	expect(clauses(await look(id))).toEqual(clauses(compared));

	const first = await keyOf("一（一）1");
	await draft.must(office, { edit: "task.pair", key: first, continues: "new" });
	expect(clauses(await look(id))).toEqual({ added: ["一（一）1", "一（一）3"], removed: ["一（一）1", "一（一）3"] });
	await draft.must(office, { edit: "task.pair", key: first, continues: "compared" });
	expect((await look(id)).outcomes["一（一）1"]?.signing).not.toEqual([]);
	await draft.must(office, { edit: "task.ask", key: first, ask: "no" });
	expect((await look(id)).outcomes["一（一）1"]).toMatchObject({ signing: [], signingLater: [] });
});
