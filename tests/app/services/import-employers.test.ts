import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { ListedEmployer } from "#app/employers/employer.ts";
import { employerTemplate } from "#app/employers/write-template.ts";
import { importEmployers } from "#app/services/import-employers.ts";
import { type EmployerKeeper, type EmployerRow, listEmployers, listImports } from "#db/queries/employers.ts";
import { readCast } from "#db/queries/read-cast.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { MOMENT } from "#tests/support/scene.ts";
import { checkDigitOf } from "#workflows/employers.ts";
import { hostileFiles } from "../reading/hostile/files.ts";

let opened: TestDatabase;
let office: EmployerKeeper;
let town: EmployerKeeper;
let neighbour: EmployerKeeper;
beforeAll(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
	const cast = await readCast(opened.db.sql);
	const keeper = (seed: string, unit: string): EmployerKeeper => {
		const { personId, unitId, jurisdictionIds } = cast.senderOf(seed, unit, "officer");
		return { personId, unitId, jurisdictionId: jurisdictionIds[0] ?? 0 };
	};
	office = keeper("000", "区公共卫生联席会议办公室");
	town = keeper("000", "朱家角镇人民政府");
	neighbour = keeper("001", "区卫生健康委");
});
afterAll(() => opened.drop());

const TOWNS = ["朱家角镇人民政府", "华新镇人民政府"];
const codeOf = (no: number): string => {
	const body = `91310118TEXT${String(no).padStart(4, "0")}X`;
	return body + checkDigitOf(body);
};
const one = (no: number, rest: Partial<ListedEmployer> = {}): ListedEmployer => ({
	creditCode: codeOf(no),
	name: `试验单位${no}`,
	hazard: "ordinary",
	unit: "华新镇人民政府",
	state: "active",
	...rest,
});
const imported = async (list: ListedEmployer[], by = office) =>
	importEmployers(opened.db, { name: "名单.xlsx", content: await employerTemplate("zh", TOWNS, list) }, by, MOMENT);
const found = (q: string, by = office): Promise<EmployerRow[]> =>
	listEmployers(opened.db.sql, [by.jurisdictionId], { hazard: null, q, after: 0 }, 1_000);
const newest = async () => (await listImports(opened.db.sql, [office.jurisdictionId], 1))[0];

test("the built-in employers are there, marked as made up, and only in their own jurisdiction", async () => {
	const list = await found("");
	expect(list).toHaveLength(40);
	expect(list.every(({ isMadeUp }) => isMadeUp)).toBe(true);
	expect(await found("", neighbour)).toEqual([]);
});

test("a list adds what is new; imported once more it changes nothing, and changed it says what it changed", async () => {
	const list = [one(1), one(2, { hazard: "severe" })];
	expect(await imported(list)).toMatchObject({ ok: true });
	expect((await newest())?.comparison).toMatchObject({
		added: list.map(({ creditCode, name }) => ({ creditCode, name })),
		same: 0,
	});
	expect(await imported(list)).toMatchObject({ ok: true });
	expect((await newest())?.comparison).toEqual({ added: [], changed: [], same: 2 });

	await imported([one(2, { hazard: "unclassified", unit: "朱家角镇人民政府", name: "改名单位" })]);
	expect((await newest())?.comparison).toEqual({
		added: [],
		changed: [
			{
				creditCode: codeOf(2),
				name: "改名单位",
				changes: [
					{ field: "name", from: "试验单位2", to: "改名单位" },
					{ field: "hazard", from: "severe", to: "unclassified" },
					{ field: "unit", from: "华新镇人民政府", to: "朱家角镇人民政府" },
				],
			},
		],
		same: 0,
	});
	expect(await found(codeOf(1))).toMatchObject([{ name: "试验单位1", isMadeUp: false }]);
	expect(await found("改名单位")).toMatchObject([{ unitName: "朱家角镇人民政府", hazard: "unclassified" }]);
	const [audit] = await opened.db
		.sql`select person_id, unit_id from audit_entries where act = 'importEmployers' order by id desc limit 1`;
	expect(audit).toEqual({ person_id: office.personId, unit_id: office.unitId });
});

test("one wrong row and nothing is imported; every row that isn't right is named", async () => {
	const wrong = [
		one(10),
		one(11, { creditCode: "91350100M000100Y44" }),
		one(12, { creditCode: "12345" }),
		one(13, { unit: "无此镇" }),
		one(14, { name: "" }),
		one(10),
	];
	expect(await imported(wrong)).toEqual({
		ok: false,
		faults: [
			{ row: 4, column: "creditCode", words: "91350100M000100Y44", code: "checkDigit" },
			{ row: 5, column: "creditCode", words: "12345", code: "codeForm" },
			{ row: 6, column: "unit", words: "无此镇", code: "noSuchUnit" },
			{ row: 7, column: "name", words: "", code: "missing" },
			{ row: 8, column: "creditCode", words: codeOf(10), code: "codeTwice" },
		],
	});
	expect(await found(codeOf(10))).toEqual([]);
});

test("a workbook without our columns is told which are missing; one without rows that it is empty", async () => {
	const book = new ExcelJS.Workbook();
	book.addWorksheet("名单").addRow(["单位名称", "地址"]);
	const content = Buffer.from(await book.xlsx.writeBuffer());
	const bare = await importEmployers(opened.db, { name: "名单.xlsx", content }, office, MOMENT);
	expect(bare).toMatchObject({
		faults: ["creditCode", "hazard", "unit", "state"].map((column) => ({ column, code: "noColumn" })),
	});
	const empty = await importEmployers(
		opened.db,
		{ name: "名单.xlsx", content: await employerTemplate("en", TOWNS) },
		office,
		MOMENT,
	);
	expect(empty).toMatchObject({ faults: [{ code: "noRow" }] });
});

test("two lists at the same time: both are whole, and each says what it changed of what it found", async () => {
	const lists = [Array.from({ length: 200 }, (_, i) => one(100 + i)), Array.from({ length: 200 }, (_, i) => one(200 + i))];
	const done = await Promise.all(lists.map((list) => imported(list)));
	expect(done.every(({ ok }) => ok)).toBe(true);
	expect(await found("91310118TEXT01")).toHaveLength(100);
	expect(await found("91310118TEXT0")).toHaveLength(302);
	const added = (await listImports(opened.db.sql, [office.jurisdictionId], 2)).map(
		({ comparison }) => (comparison as { added: unknown[]; same: number }).added.length,
	);
	expect(added.sort()).toEqual([100, 200]);
});

test("who neither leads nor keeps a plan imports nothing, and nobody into another jurisdiction", async () => {
	expect(await imported([one(20)], town)).toEqual({ ok: false, code: "notYours" });
	expect(await imported([one(20)], { ...office, jurisdictionId: neighbour.jurisdictionId })).toEqual({
		ok: false,
		code: "notYours",
	});
	expect(await found(codeOf(20))).toEqual([]);
});

const packages = hostileFiles.filter(({ name }) => name.endsWith(".xlsx"));
test.each(packages)("$what brings nothing in", async (file) => {
	const before = (await found("")).length;
	const outcome = await importEmployers(opened.db, { name: file.name, content: file.make() }, office, MOMENT);
	expect(outcome.ok).toBe(false);
	if ("ends" in file) expect(outcome).toEqual({ ok: false, unreadable: file.ends });
	else expect(outcome).toMatchObject({ faults: expect.arrayContaining([expect.objectContaining({ column: "creditCode" })]) });
	expect(await found("")).toHaveLength(before);
});
