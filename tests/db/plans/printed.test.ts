import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { builtInPlans } from "#db/plans/index.ts";
import { planDocumentSchema } from "#db/plans/plan-document.ts";
import { planListing } from "#db/plans/plan-listing.ts";

/**
 * What a second clerk took from each printed document without having seen `db/plans`: names, dates, figures and clause numbers as printed, nothing
 * else. Deadlines are words, date, precision and kind; figures are clause, name, milestone, comparator and value.
 */
type Roles = { lead: string[]; cooperate: string[]; implement: string[] };
type Key = {
	title: string;
	number: string | null;
	issuers: string[];
	issuedOn: string | null;
	jurisdiction: string;
	phases: [string, string, string][];
	tasks: (Roles & { clause: string; shared: boolean; deadlines: [string, string | null, string | null, string][] })[];
	figures: [string, string, string | null, string, number][];
	rows: (Roles & { heading: string })[];
};
type Listing = ReturnType<typeof planListing>;

const keyOf = (seed: string) => JSON.parse(readFileSync(path.join(import.meta.dirname, "keys", `${seed}.json`), "utf8")) as Key;
const listings = new Map(builtInPlans.map((plan) => [plan.seed, planListing(planDocumentSchema.parse(plan))]));
const listingOf = (seed: string): Listing => {
	const listing = listings.get(seed);
	if (!listing) throw new Error(`no plan ${seed}`);
	return listing;
};

const withRole = (units: Listing["responsibilityRows"][number]["units"], role: string) =>
	units.filter((unit) => unit.role === role).map(({ unit }) => unit);
const taken = ({ title, number, issuers, issuedOn, jurisdiction, phases, tasks, responsibilityRows }: Listing) => ({
	title,
	number,
	issuers,
	issuedOn,
	jurisdiction,
	phases: phases.map(({ name, start, end }) => [name, start, end]),
	tasks: tasks.map(({ clause, lead, cooperate, implement, shared, deadlines }) => ({
		...{ clause, lead, cooperate, implement, shared },
		deadlines: deadlines.map(({ words, date, precision, kind }) => [words, date, precision, kind]),
	})),
	rows: responsibilityRows.map(({ heading, units }) => ({
		heading: heading.split("、")[0],
		...{ lead: withRole(units, "lead"), cooperate: withRole(units, "cooperate"), implement: withRole(units, "implement") },
	})),
});

/** Every target with a number, under the name it is called by, the scope before it. */
const figuresOf = ({ indicators }: Listing) =>
	indicators.flatMap(({ clause, name, scope, targets }) =>
		targets.flatMap(({ milestone, comparator, value }) => {
			const names = [name, `${scope ?? ""}${name}`, `${name} ${scope ?? ""}`];
			return value === null ? [] : [{ names, rest: [clause, milestone, comparator, value].join(" ") }];
		}),
	);

describe.each(["000", "001", "002", "003", "004"])("plan %s beside what is printed", (seed) => {
	test("says the same of itself, and has the same phases, tasks, units by role, deadlines and rows of its table", () => {
		const { figures: _, ...key } = keyOf(seed);
		expect(taken(listingOf(seed))).toEqual(key);
	});

	test("has each printed figure once, and no other", () => {
		const left = figuresOf(listingOf(seed));
		const missing = keyOf(seed).figures.filter(([clause, name, ...rest]) => {
			const at = left.findIndex((f) => f.rest === [clause, ...rest].join(" ") && f.names.some((n) => n.includes(name)));
			if (at >= 0) left.splice(at, 1);
			return at < 0;
		});
		expect({ missing, left }).toEqual({ missing: [], left: [] });
	});

	test("says in the role word what the role is, and how a shared one is shared", () => {
		const odd = listingOf(seed).tasks.flatMap(({ clause, lead, cooperate, implement, shared, verbs }) => {
			const usual = (unit: string) =>
				lead.includes(unit) ? (shared ? "按职责分工负责" : "负责") : cooperate.includes(unit) ? "配合" : "落实";
			return [...lead, ...cooperate, ...implement]
				.filter((unit) => verbs[unit] !== usual(unit))
				.map((unit) => [clause, unit, verbs[unit]]);
		});
		const places = ["各镇人民政府", "街道办事处", "青浦工业园区"];
		const promoters = ["区司法局", "区人力资源和社会保障局", "区总工会", ...places];
		const unusual: Record<string, string[][]> = {
			"000": [
				...places.map((unit) => ["三（三）3", unit, "配合落实"]),
				...promoters.map((unit) => ["五（三）", unit, "配合落实"]),
			],
			"002": [
				["三（一）3", "市卫生健康局", "负责"],
				["四（三）", "市卫生健康局", "按照职责分工负责"],
				["四（三）", "市人力社保局", "按照职责分工负责"],
			],
			"003": [["三（二）", "各级疾控中心", "负责"]],
		};
		expect(odd).toEqual(unusual[seed] ?? []);
	});
});

test("groups have their members, exceptions stand at the task that makes them, other spellings at the unit they mean", () => {
	const groups = [...listings.values()].flatMap(({ seed, units }) =>
		units.filter((u) => u.group && !u.open && u.roster === "public").map((u) => [seed, u.name, u.members.length]),
	);
	expect(groups).toEqual(
		expect.arrayContaining([
			["000", "各镇人民政府", 8],
			["000", "街道办事处", 3],
			["001", "各镇人民政府", 15],
			["001", "街道办事处", 6],
			["002", "各乡镇<街道>", 25],
			["003", "各县（市、区）卫生健康局", 16],
			["004", "各街道办事处", 5],
		]),
	);
	const exceptions = [...listings.values()].flatMap(({ seed, tasks }) =>
		tasks.flatMap((t) => t.except.map((u) => [seed, t.clause, u])),
	);
	expect(exceptions).toEqual([["001", "二（五）2", "高新区管委会"]]);
	const meant = (seed: string, alias: string) => listingOf(seed).units.find((u) => u.aliases.includes(alias))?.name;
	expect(meant("000", "青浦工业园")).toBe("青浦工业园区");
	expect(meant("000", "区人力资源和社会保障局")).toBe("区人力资源社会保障局");
	expect(meant("001", "重庆市荣昌区应急管理局")).toBe("区应急局");
	expect(meant("002", "各乡镇（街道）")).toBe("各乡镇<街道>");
	expect(meant("003", "县级卫生健康行政部门")).toBe("各县（市、区）卫生健康局");
});

test("every row of a responsibility table answers to a task of the plan", () => {
	for (const { tasks, responsibilityRows } of listings.values()) {
		const clauses = tasks.map((t) => t.clause);
		for (const row of responsibilityRows) {
			expect(row.tasks).not.toEqual([]);
			expect(clauses).toEqual(expect.arrayContaining(row.tasks));
		}
	}
});
