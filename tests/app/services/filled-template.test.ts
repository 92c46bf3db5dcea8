import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { TemplatePlan } from "#app/plan-template/plan.ts";
import { planTemplate } from "#app/plan-template/write.ts";
import { importDraft } from "#app/services/import-draft.ts";
import { readDrafts } from "#app/services/read-drafts.ts";
import { type Importer, uploadDraft } from "#app/services/upload-draft.ts";
import { findDraft, openDraftFile } from "#db/queries/drafts.ts";
import { listPlanDocuments } from "#db/queries/list-plan-documents.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { hands, importerOf } from "#tests/support/drafts.ts";
import { MOMENT } from "#tests/support/scene.ts";

let opened: TestDatabase;
let officer: Importer;
let stranger: Importer;
beforeAll(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
	officer = await importerOf(opened.db, "区卫生健康委");
	stranger = await importerOf(opened.db, "区卫生健康委", "officer", "001");
});
afterAll(() => opened.drop());

async function taken(content: Buffer): Promise<number> {
	const sent = await uploadDraft(opened.db, { name: "方案导入模板.xlsx", content, token: "" }, officer, MOMENT);
	if (!sent.ok) throw new Error(sent.problem.code);
	await readDrafts(opened.db);
	return sent.id;
}

const task = { heading: null, clause: null, title: null, lead: [], cooperate: [], implement: [], limits: [] };
const PLAN: TemplatePlan = {
	head: {
		title: "青浦区粉尘专项行动方案",
		number: "青卫〔2020〕9号",
		issuers: ["区卫生健康委"],
		issuedOn: "2020-09-01",
		start: "2020-09-01",
		end: "2020-12-31",
	},
	phases: [{ name: "部署阶段", start: "2020-09-01", end: "2020-09-30" }],
	tasks: [
		{
			...task,
			heading: "一、粉尘治理",
			clause: "一（一）",
			title: "开展专项调查",
			text: "全面调查粉尘危害，建立数据库。",
			lead: ["区卫生健康委"],
			cooperate: ["区应急管理局", "区粉尘治理专班"],
			limits: ["2020年11月底前", "每季度"],
		},
		{ ...task, heading: "一、粉尘治理", text: "加强宣传教育。", lead: ["区卫生健康委", "区教育局"] },
		{ ...task, heading: "二、保障措施", text: "落实经费保障。" },
	],
	indicators: [
		{ task: "一（一）", name: "申报率", scope: "用人单位", comparator: "≥", value: 95, unit: "%", milestone: "2020-12-31" },
	],
	units: [{ name: "区粉尘治理专班", aliases: [], kind: "body", isGroup: false }],
};

test("a filled-in template becomes a draft like any document's, and a plan", async () => {
	const id = await taken(await planTemplate("zh", PLAN));
	const { source, settle } = hands(opened.db, id);
	const { draft, pieces } = await source(officer);
	expect(draft.head).toMatchObject({ title: PLAN.head.title, issuedOn: "2020-09-01" });
	expect(
		draft.tasks.map(({ clause, under, title, kind, deadlines, assignments, at }) => ({
			clause,
			title,
			kind,
			isUnderHeading: pieces?.find(({ clause: of }) => of?.path === under)?.text,
			words: pieces?.[at - 1]?.text,
			dates: deadlines.map(({ on, kind: of }) => on ?? of),
			roles: assignments.map(({ name, role }) => `${name} ${role}`),
		})),
	).toEqual([
		{
			clause: "一（一）",
			title: "开展专项调查",
			kind: "task",
			isUnderHeading: "一、粉尘治理",
			words: "开展专项调查",
			dates: ["2020-11-30", "recurring"],
			roles: ["区卫生健康委 lead", "区应急管理局 cooperate", "区粉尘治理专班 cooperate"],
		},
		expect.objectContaining({
			title: "加强宣传教育",
			isUnderHeading: "一、粉尘治理",
			roles: ["区卫生健康委 lead", "区教育局 lead"],
		}),
		expect.objectContaining({ kind: "safeguard", isUnderHeading: "二、保障措施", roles: [] }),
	]);
	expect(draft.indicators).toMatchObject([
		{ task: "t1", name: "申报率", kind: "rate", measure: "%", targets: [{ milestone: "2020-12-31", value: 95 }] },
	]);
	expect(draft.warnings.map(({ kind }) => kind)).toEqual(["noUnit"]);
	expect(draft.units.find(({ name }) => name === "区卫生健康委")?.match.to).toBe("roster");

	await settle(officer, "区公共卫生联席会议办公室");
	const made = await importDraft(opened.db, { id, seen: (await source(officer)).version }, officer, MOMENT);
	expect(made).toMatchObject({ ok: true });
	const plans = await listPlanDocuments(opened.db.sql);
	const plan = plans.find(({ title }) => title === PLAN.head.title);
	expect(plan?.tasks.map(({ text }) => text?.split("\n")[0])).toEqual(["开展专项调查", "加强宣传教育。", "落实经费保障。"]);
	expect(plan?.phases).toMatchObject([{ name: "部署阶段", start: "2020-09-01", end: "2020-09-30" }]);
});

test("one that isn't right comes back as a marked copy, to those of its place alone; that it was opened is noted", async () => {
	const content = await planTemplate("zh", { ...PLAN, tasks: [{ ...task, text: "宣传。", limits: ["尽快"] }], indicators: [] });
	const id = await taken(content);
	expect(await findDraft(opened.db.sql, id, officer.jurisdictionIds)).toMatchObject({
		state: "failed",
		reason: "misfilled",
		faults: [{ sheet: "tasks", row: 3, column: "limits", code: "limit" }],
	});
	const file = await openDraftFile(opened.db.sql, id, officer, MOMENT, null, "marked");
	const book = new ExcelJS.Workbook();
	await book.xlsx.load(file?.content as unknown as ArrayBuffer);
	expect(book.getWorksheet("任务")?.getCell(3, 9).note).toBeTruthy();
	expect(await openDraftFile(opened.db.sql, id, stranger, MOMENT, null, "marked")).toBeNull();
	expect((await openDraftFile(opened.db.sql, id, officer, MOMENT, null))?.content.equals(content)).toBe(true);
	const [{ count } = { count: 0 }] = await opened.db.sql<{ count: number }[]>`
		select count(*)::int as count from audit_entries where act = 'openDraftFile' and subject = ${`draft ${id}`}`;
	expect(count).toBe(2);
});
