import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { type Draft, draftSchema } from "#app/drafting/draft.ts";
import { type Context, type Edit, edit, partOf, readEdit } from "#app/drafting/edits/index.ts";
import { planDocumentSchema } from "#db/plans/plan-document.ts";
import { deadlineKinds, frequencies, precisions } from "#workflows/calendar/deadline.ts";
import { documentFrom, draftFrom, listed, type Read, settle } from "./read.ts";

const roster = [
	listed(1, "区住房城乡建设局"),
	listed(2, "区卫生健康委", { aliases: ["区卫健委"] }),
	listed(4, "河东街道办事处", { kind: "street" }),
];
let read: Read;
let context: Context;
beforeAll(async () => {
	read = await draftFrom("district-fire-safety.docx", roster);
	context = { pieces: read.pieces, roster, by: "经办人", at: "2026-01-02T03:04:05.000Z", version: 7 };
});

const make = (draft: Draft, sent: Record<string, unknown>): Draft => {
	const parsed = readEdit(sent);
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.fields));
	const made = edit(draft, parsed.edit, context);
	if (!made.ok) throw new Error(JSON.stringify(made.fields));
	return made.draft;
};
const problems = (draft: Draft, sent: Record<string, unknown>) => {
	const parsed = readEdit(sent);
	const made = parsed.ok ? edit(draft, parsed.edit, context) : parsed;
	return made.ok ? {} : made.fields;
};
const taskForm = (more: Record<string, unknown> = {}) => ({
	edit: "task.save",
	key: "t1",
	title: "高层建筑",
	gist: "检测设施",
	kind: "task",
	...more,
});

describe("a task's form", () => {
	test("changes what it names and leaves the rest as it was printed", () => {
		const [before] = read.draft.tasks;
		const after = make(
			read.draft,
			taskForm({ title: "高层建筑消防", assignments: { 1: { role: "implement", isLeftOut: "on" } } }),
		).tasks[0];
		expect(after).toMatchObject({ title: "高层建筑消防", isChecked: true, text: before?.text, words: before?.words });
		expect(after?.assignments[0]).toEqual(before?.assignments[0]);
		expect(after?.assignments[1]).toMatchObject({ name: before?.assignments[1]?.name, role: "implement", isLeftOut: true });
	});

	test("adds a unit of the plan, of the roster by a name it has gone by, and a new one only if told so", () => {
		const add = (unit: string, more = {}) => taskForm({ assignments: { 40: { unit, role: "cooperate" } }, ...more });
		const added = (draft: Draft) => draft.tasks[0]?.assignments.at(-1);
		const own = make(read.draft, add("区商务局"));
		expect(own.units).toHaveLength(read.draft.units.length);
		expect(own.units.find(({ key }) => key === added(own)?.unit)?.name).toBe("区商务局");
		const ofRoster = make(read.draft, add("区卫健委"));
		expect(ofRoster.units.at(-1)).toMatchObject({ name: "区卫生健康委", isPrinted: false, match: { to: "roster", unitId: 2 } });
		expect(problems(read.draft, add("区无此局"))).toEqual({ "assignments.40.unit": { code: "unknownUnit" } });
		expect(make(read.draft, add("区无此局", { isNewUnit: "on" })).units.at(-1)).toMatchObject({
			name: "区无此局",
			match: { to: "new" },
		});
		const [first] = read.draft.tasks[0]?.assignments ?? [];
		expect(problems(read.draft, taskForm({ assignments: { 40: { unit: first?.name, role: first?.role } } }))).toEqual({
			"assignments.40.unit": { code: "unitTwice" },
		});
	});

	test("says what is wrong with each field", () => {
		expect(problems(read.draft, taskForm({ title: "长".repeat(26) }))).toEqual({
			title: { code: "tooBig", max: 25, length: 26 },
		});
		expect(problems(read.draft, taskForm({ gist: "" }))).toEqual({ gist: { code: "missing" } });
		const hard = { words: "年底前", kind: "hard" };
		expect(problems(read.draft, taskForm({ deadlines: { 30: hard } }))).toEqual({ "deadlines.1.on": { code: "missing" } });
		expect(problems(read.draft, taskForm({ deadlines: { 30: { ...hard, on: "2024-02-30" } } }))).toEqual({
			"deadlines.30.on": { code: "noDate" },
		});
		expect(problems(read.draft, taskForm({ key: "t999" }))).toEqual({ key: { code: "noSuchPart" } });
		for (const nonsense of [null, 1, "x", [], {}, { edit: "task.drop" }]) expect(readEdit(nonsense).ok).toBe(false);
	});
});

describe("units", () => {
	const unit = (draft: Draft, name: string) => draft.units.find((one) => one.name === name);
	const form = (draft: Draft, name: string, more: Record<string, unknown>) => {
		const { key, kind } = unit(draft, name) ?? { key: "", kind: "" };
		return { edit: "unit.save", key, name, kind, ...more };
	};

	test("an alias goes by the unit that it is another name of, and not by itself", () => {
		const merged = make(read.draft, form(read.draft, "区商务局", { to: "alias", of: "区城管执法局" }));
		expect(unit(merged, "区商务局")?.match).toEqual({ to: "alias", of: unit(read.draft, "区城管执法局")?.key });
		expect(problems(merged, form(merged, "区城管执法局", { to: "alias", of: "区商务局" }))).toEqual({ of: { code: "ownAlias" } });
	});

	test("a new unit can't have the name of another, and keeps the printed name as an alias", () => {
		expect(problems(read.draft, form(read.draft, "区商务局", { to: "new", name: "区住房城乡建设局" }))).toEqual({
			name: { code: "nameTaken" },
		});
		const { key, kind } = unit(read.draft, "区商务局") ?? { key: "", kind: "" };
		const renamed = make(read.draft, { edit: "unit.save", key, kind, to: "new", name: "区商务委" });
		expect(unit(renamed, "区商务委")?.aliases.map(({ name }) => name)).toEqual(["区商务局"]);
	});

	test("a group takes members of the draft and of the roster", () => {
		const member = unit(read.draft, "区商务局")?.key;
		const group = make(
			read.draft,
			form(read.draft, "各街道办事处", { to: "new", isGroup: "on", members: member, rosterMembers: ["4"] }),
		);
		const names = unit(group, "各街道办事处")?.members.map((key) => group.units.find((one) => one.key === key)?.name);
		expect(names).toEqual(["区商务局", "河东街道办事处"]);
	});
});

describe("a row of the responsibility table", () => {
	const form = (more: Record<string, unknown> = {}) => ({ edit: "row.save", key: "r1", goal: "检测", tasks: "t2", ...more });
	const row = (draft: Draft) => draft.rows.find(({ key }) => key === "r1");

	test("changes what its columns ask for and by when, whom and which tasks; what is printed of them stays", () => {
		const before = row(read.draft);
		const after = row(
			make(
				read.draft,
				form({
					columns: { 0: { points: " 检测 \n\n整改", milestone: "2024-09-30" } },
					assignments: { 0: { role: "cooperate" }, 1: { role: "lead", isLeftOut: "on" } },
				}),
			),
		);
		expect(after).toMatchObject({ heading: before?.heading, goal: "检测", tasks: ["t2"] });
		expect(after?.columns).toEqual([{ words: before?.columns[0]?.words, milestone: "2024-09-30", points: ["检测", "整改"] }]);
		expect(after?.units[0]).toEqual({ ...before?.units[0], role: "cooperate" });
		expect(after?.units[1]).toEqual({ ...before?.units[1], role: "lead", isLeftOut: true });
		expect(after?.units[2]).toEqual(before?.units[2]);
	});

	test("takes a unit more, in the column of those that have its role", () => {
		const add = (unit: string, more = {}) => form({ assignments: { 9: { unit, role: "cooperate" } }, ...more });
		expect(row(make(read.draft, add("区卫健委")))?.units.at(-1)).toMatchObject({ name: "区卫健委", column: "配合单位" });
		expect(problems(read.draft, add("区无此局"))).toEqual({ "assignments.9.unit": { code: "unknownUnit" } });
		expect(row(make(read.draft, add("区无此局", { isNewUnit: "on" })))?.units.at(-1)).toMatchObject({ isAdded: true });
	});

	test("comes into the plan as it was changed", () => {
		const draft = settle(make(read.draft, form({ columns: { 0: { points: "", milestone: "" } } })));
		const made = documentFrom({ draft, pieces: read.pieces }, roster);
		const rows = "document" in made ? made.document.responsibility : [];
		expect(rows[0]).toMatchObject({ goal: "检测", columns: [{ points: [] }], tasks: [draft.tasks[1]?.clause] });
	});
});

test("a piece that the reader took for no task can be made one, once", () => {
	const piece = read.pieces.find(({ n, clause }) => clause && !read.draft.tasks.some(({ at }) => at === n));
	const made = make(read.draft, { edit: "task.add", at: String(piece?.n) });
	expect(made.tasks).toHaveLength(read.draft.tasks.length + 1);
	expect(made.tasks.find(({ at }) => at === piece?.n)).toMatchObject({ clause: piece?.clause?.path, isAdded: true });
	expect(problems(made, { edit: "task.add", at: String(piece?.n) })).toEqual({ at: { code: "taskThere" } });
});

test("a part remembers at which version it was last changed; other parts don't", () => {
	expect(make(read.draft, taskForm()).changed).toEqual({ t1: 7 });
	expect(partOf({ edit: "head.save" } as Edit)).toBe("head");
	expect(make(read.draft, { edit: "unit.matchAll" }).changed).toEqual({});
});

/** Forms that somebody might send, right and wrong, to parts that are there and that aren't. */
const anyEdit = () => {
	const key = (letter: string) => fc.integer({ min: 1, max: 20 }).map((n) => `${letter}${n}`);
	const name = fc.constantFrom(
		"区商务局",
		"区卫健委",
		"区无此局",
		"各街道办事处",
		"公安分局",
		"河东街道办事处",
		" ",
		"区住房城乡建设局",
	);
	const box = fc.constantFrom("on", undefined);
	const day = fc.constantFrom("2024-05-31", "2024-02-30", "", "1800-01-01", undefined);
	const rows = (row: fc.Arbitrary<Record<string, unknown>>) =>
		fc.dictionary(fc.integer({ min: 0, max: 12 }).map(String), row, { maxKeys: 4 });
	const role = fc.constantFrom("lead", "cooperate", "implement", "none");
	const assignment = fc.record({ unit: name, role, isInferred: box, isLeftOut: box });
	const kind = fc.constantFrom(...deadlineKinds);
	const deadline = fc.record({
		words: fc.constantFrom("年底前", ""),
		on: day,
		precision: fc.constantFrom(...precisions),
		kind,
		every: fc.constantFrom(...frequencies, ""),
		isLeftOut: box,
	});
	const comparator = fc.constantFrom("≥", "=", "trend", "no");
	const text = fc.constantFrom("改过的标题", "", "长".repeat(300), "=1+1", "\u0000");
	const period = { startsOn: day, endsOn: day, periodWords: text };
	return fc.oneof(
		fc.record({
			edit: fc.constant("head.save"),
			title: text,
			number: text,
			issuers: text,
			issuedOn: day,
			...period,
			secretariat: name,
			newSecretariat: fc.constantFrom("区新办公室", ""),
		}),
		fc.record({
			edit: fc.constant("task.save"),
			key: key("t"),
			title: text,
			gist: text,
			kind: fc.constantFrom("task", "safeguard"),
			isShared: box,
			isNewUnit: box,
			exceptions: fc.array(key("u"), { maxLength: 2 }),
			assignments: rows(assignment),
			deadlines: rows(deadline),
		}),
		fc.record({ edit: fc.constant("task.check"), key: key("t"), isChecked: box }),
		fc.record({ edit: fc.constant("task.add"), at: fc.integer({ min: 0, max: 60 }).map(String) }),
		fc.record({ edit: fc.constant("task.pair"), key: key("t"), continues: fc.constantFrom("compared", "new", "7", "-1", "x") }),
		fc.record({ edit: fc.constant("task.ask"), key: key("t"), ask: fc.constantFrom("compared", "yes", "no", "") }),
		fc.record({ edit: fc.constant("unit.match"), key: key("u"), to: fc.constantFrom("new", "1", "2", "9") }),
		fc.record({ edit: fc.constant("unit.matchAll") }),
		fc.record({
			edit: fc.constant("unit.save"),
			key: key("u"),
			to: fc.constantFrom("roster", "new", "alias"),
			of: name,
			name,
			kind: fc.constantFrom("bureau", "town"),
			isGroup: box,
			isOpen: box,
			isOutside: box,
			members: fc.array(key("u"), { maxLength: 3 }),
			rosterMembers: fc.subarray(["2", "4"]),
		}),
		fc.record({ edit: fc.constant("unit.add"), name, kind: fc.constant("body") }),
		fc.record({
			edit: fc.constant("phase.save"),
			key: fc.option(key("p"), { nil: undefined }),
			name: text,
			start: day,
			end: day,
		}),
		fc.record({
			edit: fc.constant("indicator.save"),
			key: fc.option(key("i"), { nil: undefined }),
			name: text,
			scope: text,
			measure: fc.constantFrom("%", ""),
			task: fc.constantFrom("t1", "t99", ""),
			targets: rows(fc.record({ milestone: day, comparator, value: fc.constantFrom("95", "", "x") })),
		}),
		fc.record({
			edit: fc.constant("row.save"),
			key: key("r"),
			goal: text,
			columns: rows(fc.record({ milestone: day, points: fc.constantFrom("第一条\n\n第二条", "", undefined) })),
			isNewUnit: box,
			assignments: rows(assignment),
			tasks: fc.array(key("t"), { maxLength: 2 }),
		}),
		fc.record({
			edit: fc.constant("part.leaveOut"),
			key: fc.oneof(key("t"), key("p"), key("i"), key("u")),
			isLeftOut: fc.constantFrom("true", "false"),
		}),
		fc.record({ edit: fc.constant("warning.settle"), key: key("w"), as: fc.constantFrom("checked", "discrepancy"), note: text }),
		fc.record({ edit: fc.constant("warning.settleKind"), kind: fc.constantFrom("unitOnce", "noUnit") }),
		fc.record({ edit: fc.constant("warning.reopen"), key: key("w") }),
	);
};

/** Everything that the document printed, as a draft holds it. */
const printed = (draft: Draft) => ({
	tasks: draft.tasks.filter((t) => !t.isAdded).map(({ key, clause, at, text, words }) => ({ key, clause, at, text, words })),
	assignments: draft.tasks.flatMap((t) =>
		t.assignments.filter((a) => !a.isAdded).map(({ unit, name, verb }) => [t.key, unit, name, verb]),
	),
	deadlines: draft.tasks.flatMap((t) => t.deadlines.filter((d) => !d.isAdded).map(({ words }) => [t.key, words])),
	phases: draft.phases.filter((p) => !p.isAdded).map(({ key, clause, words }) => [key, clause, words]),
	indicators: draft.indicators.filter((i) => !i.isAdded).map(({ key, clause }) => [key, clause]),
	rows: draft.rows.map(({ key, heading, columns, units }) => [
		key,
		heading,
		columns.map(({ words }) => words),
		units.filter((u) => !u.isAdded).map(({ unit, name, verb, column }) => [unit, name, verb, column]),
	]),
	warnings: draft.warnings.map(({ key, clause, kind, words }) => [key, clause, kind, words]),
});
const namesIn = (draft: Draft) =>
	new Set(draft.units.flatMap(({ name, aliases }) => [name, ...aliases.map((alias) => alias.name)]));

const planProblems = (document: unknown) => planDocumentSchema.safeParse(document).error?.issues ?? [];

test("no run of edits loses a task or a printed word, breaks the draft, or ends in a plan that can't be loaded", () => {
	const before = printed(read.draft);
	const names = [...namesIn(read.draft)];
	fc.assert(
		fc.property(fc.array(anyEdit(), { maxLength: 12 }), (sent) => {
			let draft = read.draft;
			for (const one of sent) {
				const parsed = readEdit(one);
				if (!parsed.ok) continue;
				const made = edit(draft, parsed.edit, context);
				if (made.ok) draft = made.draft;
				else expect(Object.keys(made.fields).length).toBeGreaterThan(0);
			}
			expect(draftSchema.parse(draft)).toEqual(draft);
			expect(printed(draft)).toEqual(before);
			const now = namesIn(draft);
			expect(names.filter((name) => !now.has(name))).toEqual([]);
			const made = documentFrom({ draft, pieces: read.pieces }, roster);
			if ("obstacles" in made) expect(made.obstacles.length).toBeGreaterThan(0);
			else expect(planProblems(made.document)).toEqual([]);
		}),
		{ numRuns: 500 },
	);
});

/** A draft whose edits started from a settled state more often reaches the plan itself. */
test("nor does one that starts from a draft that could be imported", async () => {
	const start = settle(read.draft);
	fc.assert(
		fc.property(fc.array(anyEdit(), { maxLength: 8 }), (sent) => {
			const draft = sent.reduce<Draft>((at, one) => {
				const parsed = readEdit(one);
				const made = parsed.ok ? edit(at, parsed.edit, context) : parsed;
				return made.ok && "draft" in made ? made.draft : at;
			}, start);
			const made = documentFrom({ draft, pieces: read.pieces }, roster);
			expect("obstacles" in made ? [] : planProblems(made.document)).toEqual([]);
		}),
		{ numRuns: 500 },
	);
});
