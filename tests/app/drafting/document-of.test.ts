import { beforeAll, describe, expect, test } from "vitest";
import type { Draft } from "#app/drafting/draft.ts";
import { draftSchema, piecesSchema } from "#app/drafting/draft.ts";
import { type PlanDocumentInput, planDocumentSchema } from "#db/plans/plan-document.ts";
import { allDrafts, documentFrom, draftFrom, listed, type Read, settle } from "./read.ts";

let drafts: Read[];
beforeAll(async () => {
	drafts = await allDrafts();
});

const bare = (text: string) => text.replace(/[\s｜]/g, "");
const must = (made: ReturnType<typeof documentFrom>): PlanDocumentInput => {
	if ("obstacles" in made) throw new Error(JSON.stringify(made.obstacles));
	return made.document;
};
const with_ = (draft: Draft, name: string, change: Partial<Draft["units"][number]>): Draft => ({
	...draft,
	units: draft.units.map((unit) => (unit.name === name ? { ...unit, ...change } : unit)),
});

describe("documents of every form", () => {
	test("become drafts that can be stored, every part linked to a piece of the document", () => {
		for (const { draft, pieces } of drafts) {
			expect(draftSchema.parse(draft)).toEqual(draft);
			expect(piecesSchema.parse(pieces)).toEqual(pieces);
			const parts = [draft.tasks, draft.phases, draft.indicators, draft.rows, draft.warnings].flat();
			expect(parts.filter(({ at }) => pieces[at - 1]?.n !== at)).toEqual([]);
			expect(new Set(parts.map(({ key }) => key)).size).toBe(parts.length);
		}
	});

	test("become plans that load-plan takes, with every task in them", () => {
		for (const { draft, pieces } of drafts) {
			const document = must(documentFrom({ draft: settle(draft), pieces }));
			expect(planDocumentSchema.parse(document).tasks).toHaveLength(draft.tasks.length);
		}
	});

	test("lose no printed character on the way: all of them stand in the clauses' and the tasks' text", () => {
		for (const { name, draft, pieces } of drafts) {
			const { clauses, tasks } = must(documentFrom({ draft: settle(draft), pieces }));
			const kept = bare([...clauses, ...tasks].map(({ text }) => text ?? "").join(""));
			const counts = (text: string) => {
				const found = new Map<string, number>();
				for (const char of text) found.set(char, (found.get(char) ?? 0) + 1);
				return found;
			};
			const stored = counts(kept);
			const missing = [...counts(bare(pieces.map(({ text, cells }) => cells?.join("") ?? text).join("")))].filter(
				([char, n]) => /[\p{L}\p{N}]/u.test(char) && (stored.get(char) ?? 0) < n,
			);
			// The number of a clause whose parts are tasks is in their paths.
			expect([name, missing.filter(([char]) => !/\d/.test(char))]).toEqual([name, []]);
		}
	});

	test("keep the heading of a clause whose paragraphs are tasks as a clause, and out of their words", () => {
		const winter = drafts.find(({ name }) => name === "district-air-winter.txt");
		if (!winter) throw new Error("the document is gone");
		const { clauses, tasks } = must(documentFrom({ draft: settle(winter.draft), pieces: winter.pieces }));
		expect(clauses.find(({ path }) => path === "二")).toMatchObject({ title: "职责分工", kind: "chapter" });
		const [first] = tasks.filter(({ clause }) => clause === "二a");
		expect(first?.text?.startsWith("区生态环境分局负责")).toBe(true);
	});

	test("name a title and a gist for every task that fit where they are shown", () => {
		const odd = drafts.flatMap(({ draft }) =>
			draft.tasks.filter(({ title, gist }) => title.length > 80 || gist.length > 160 || title === ""),
		);
		expect(odd).toEqual([]);
	});
});

describe("what a draft comes to", () => {
	let read: Read;
	beforeAll(async () => {
		read = await draftFrom("district-fire-safety.docx", [
			listed(1, "区住房城乡建设局"),
			listed(2, "区市场监管局", { aliases: ["区市监局"] }),
			listed(3, "区公安分局"),
			listed(4, "岚桥街道办事处", { kind: "street" }),
			listed(5, "河东街道办事处", { kind: "street" }),
		]);
	});

	test("what stands in the way is named, each with the part where it is mended", () => {
		const made = documentFrom(read, []);
		const obstacles = "obstacles" in made ? made.obstacles : [];
		expect(obstacles).toContainEqual({ code: "noSecretariat", part: "head", key: null, words: "" });
		expect(obstacles).toContainEqual(expect.objectContaining({ code: "unitUnsure", part: "unit", words: "公安分局" }));
	});

	test("a group that names streets is proposed with the roster's streets", () => {
		const group = read.draft.units.find(({ name }) => name === "各街道办事处");
		const members = group?.members.map((key) => read.draft.units.find((unit) => unit.key === key)?.name);
		expect(members).toEqual(["岚桥街道办事处", "河东街道办事处"]);
	});

	test("a name that is a unit of the roster becomes its alias, printed as it was where it was printed", () => {
		const roster = [listed(3, "区公安分局")];
		const draft = with_(settle(read.draft), "公安分局", { match: { to: "roster", unitId: 3, name: "区公安分局" } });
		const { units, tasks } = must(documentFrom({ ...read, draft }, roster));
		expect(units.find(({ name }) => name === "区公安分局")?.aliases?.map(({ name }) => name)).toContain("公安分局");
		expect(tasks.flatMap(({ assignments }) => assignments).some(({ unit }) => unit === "公安分局")).toBe(true);
	});

	test("two names of one unit of the roster become one unit", () => {
		const match = { to: "roster", unitId: 9, name: "区城管局" } as const;
		const draft = with_(with_(settle(read.draft), "区城管执法局", { match }), "区商务局", { match });
		const { units } = must(documentFrom({ ...read, draft }, [listed(9, "区城管局")]));
		expect(units.filter(({ name }) => name === "区城管局")).toHaveLength(1);
		expect(
			units
				.find(({ name }) => name === "区城管局")
				?.aliases?.map(({ name }) => name)
				.sort(),
		).toEqual(["区商务局", "区城管执法局"]);
	});

	test("a group of the roster brings its members, as the roster has them", () => {
		const group = listed(7, "各街道", { isGroup: true, kind: "street", members: [5] });
		const draft = with_(settle(read.draft), "各街道办事处", { match: { to: "roster", unitId: 7, name: "各街道" }, members: [] });
		const { units } = must(documentFrom({ ...read, draft }, [group, listed(5, "河东街道办事处", { kind: "street" })]));
		expect(units.find(({ name }) => name === "各街道")).toMatchObject({ group: true, members: ["河东街道办事处"] });
		expect(units.find(({ name }) => name === "河东街道办事处")).toMatchObject({ printed: false });
	});

	test("an empty group, a name the roster has, and a group as secretariat stand in the way", () => {
		const group = read.draft.units.find(({ isGroup }) => isGroup);
		const draft: Draft = with_(with_(settle(read.draft), "各街道办事处", { isOpen: false, members: [] }), "区商务局", {
			match: { to: "new" },
		});
		const made = documentFrom({ ...read, draft: { ...draft, head: { ...draft.head, secretariat: group?.key ?? null } } }, [
			listed(50, "区商务局"),
		]);
		const codes = "obstacles" in made ? made.obstacles.map(({ code }) => code) : [];
		expect(codes.sort()).toEqual(["groupEmpty", "nameTaken", "secretariatUnfit"]);
	});

	test("what people changed against the document goes along as a warning, what they left out of it too", () => {
		const draft = settle(read.draft);
		const [first, ...rest] = draft.tasks;
		if (!first) throw new Error("no task");
		const [one, ...others] = first.assignments;
		if (!one) throw new Error("no assignment");
		const added = { ...one, unit: draft.units.at(-1)?.key ?? "", name: "某局", isAdded: true };
		const task = { ...first, assignments: [{ ...one, isLeftOut: true }, ...others, added] };
		const { warnings, tasks } = must(
			documentFrom({ ...read, draft: { ...draft, tasks: [task, ...rest.map((t) => ({ ...t, isLeftOut: true }))] } }),
		);
		expect(tasks).toHaveLength(1);
		expect(warnings).toContainEqual({ clause: first.clause, kind: "unitLeftOut", words: one.name, note: null });
		expect(warnings).toContainEqual({ clause: first.clause, kind: "unitAdded", words: "某局", note: null });
	});

	test("a warning that was settled goes along with who settled it; one that is left to the secretariat is a discrepancy", () => {
		const draft = settle(read.draft);
		const settled = (as: "checked" | "discrepancy", note: string) => ({ as, note, by: "经办人", at: "2026-01-02T03:04:05.000Z" });
		const own = { clause: "二（一）", at: 1, words: "印文" };
		const { warnings, discrepancies } = must(
			documentFrom({
				...read,
				draft: {
					...draft,
					warnings: [
						{ key: "w1", kind: "numbering", settled: settled("checked", "没有问题"), ...own },
						{ key: "w2", kind: "figures", settled: settled("discrepancy", "两处不一"), ...own },
						{ key: "w3", kind: "pastDate", settled: null, ...own },
					],
				},
			}),
		);
		expect(warnings).toEqual([
			{ clause: "二（一）", kind: "numbering", words: "印文", note: "经办人：没有问题" },
			{ clause: "二（一）", kind: "pastDate", words: "印文", note: null },
		]);
		expect(discrepancies).toMatchObject([{ kind: "figure", clause: "二（一）", words: "印文", note: "两处不一" }]);
	});
});
