import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Avoidance, byKey, canonical, draw, numberFor, type Ratio, spread, type Terms } from "#workflows/campaign/draw.ts";
import { flawIn, type Proof, proofOf } from "#workflows/campaign/proof.ts";

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

const classes = ["severe", "ordinary", "unclassified"];
const ratio = fc.record<Ratio>({
	comparator: fc.constantFrom("≥", ">"),
	percent: fc.integer({ min: 0, max: 9_999 }).map((n) => n / 100),
});
const person = (n: number) => ({ key: `person:${n}`, personId: n, name: `p${n}`, unitId: n % 4 });
const terms: fc.Arbitrary<Terms> = fc
	.record({
		of: fc.array(fc.constantFrom(...classes), { minLength: 1, maxLength: 40 }),
		ratios: fc.record({ severe: ratio, ordinary: ratio, unclassified: ratio }),
		people: fc.integer({ min: 0, max: 8 }),
		perVisit: fc.integer({ min: 1, max: 3 }),
	})
	.map(({ of, ratios, people, perVisit }) => ({
		candidates: of.map((one, n) => ({ key: `employer:${n}`, name: `e${n}`, class: one, unitId: n % 5 })).sort(byKey),
		ratios,
		inspectors: Array.from({ length: people }, (_, n) => person(n)).sort(byKey),
		perVisit: people === 0 ? 0 : perVisit,
	}));
const avoidances: fc.Arbitrary<Avoidance[]> = fc.array(
	fc.record({
		inspector: fc.integer({ min: 0, max: 7 }).map((n) => `person:${n}`),
		object: fc.integer({ min: 0, max: 39 }).map((n) => `employer:${n}`),
		reason: fc.string({ maxLength: 8 }),
	}),
	{ maxLength: 12 },
);
const seed = fc.integer().map((n) => digest(`seed ${n}`));
const proof: fc.Arbitrary<Proof> = fc.tuple(terms, avoidances, seed).map(([of, kept, from]) =>
	proofOf(
		{
			campaign: { id: 1, title: "t" },
			commitment: digest(from),
			listHash: digest(canonical(of)),
			...of,
			avoidances: kept,
			seed: from,
			drawn: draw(of, kept, from, digest),
		},
		digest,
	),
);
const copy = (of: Proof): Proof => structuredClone(of);

describe("how many are drawn", () => {
	test("the smallest number that satisfies the comparator, in whole numbers", () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 3_000 }), ratio, (count, one) => {
				const hundredths = BigInt(Math.round(one.percent * 100));
				const satisfies = (n: number) => {
					const [left, right] = [BigInt(n) * 10_000n, BigInt(count) * hundredths];
					return one.comparator === "≥" ? left >= right : left > right;
				};
				const n = numberFor(count, one);
				expect([satisfies(n), n > 0 && satisfies(n - 1)]).toEqual([true, false]);
			}),
		);
	});

	test.each([
		[10, "≥", 100, 10],
		[10, "≥", 30, 3],
		[11, "≥", 30, 4],
		[10, ">", 10, 2],
		[9, ">", 10, 1],
		[100, ">", 10, 11],
		[0, ">", 10, 0],
		[7, "≥", 0, 0],
		[1_000, "≥", 0.1, 1],
		[3, "≥", 33.33, 1],
		[3, "≥", 33.34, 2],
	] as const)("of %i, %s %d %%: %i", (count, comparator, percent, n) => {
		expect(numberFor(count, { comparator, percent })).toBe(n);
	});
});

test("the same file gives the same draw, whatever order its lists come in, and holds", () => {
	fc.assert(
		fc.property(proof, (file) => {
			const reversed = { ...file, candidates: file.candidates.toReversed(), inspectors: file.inspectors.toReversed() };
			expect(draw(reversed, file.avoidances, file.seed, digest)).toEqual(file.drawn);
			expect(canonical(reversed)).toBe(canonical(file));
			expect(flawIn(JSON.parse(JSON.stringify(file)), digest)).toBeNull();
		}),
	);
});

test("of each class as many as its ratio asks for, each once, inspected by nobody who has to avoid it or is of its unit", () => {
	fc.assert(
		fc.property(proof, (file) => {
			const of = new Map(file.candidates.map((one) => [one.key, one]));
			const units = new Map(file.inspectors.map((one) => [one.key, one.unitId]));
			for (const [name, one] of Object.entries(file.ratios)) {
				const count = file.candidates.filter((candidate) => candidate.class === name).length;
				expect(file.drawn.filter(({ key }) => of.get(key)?.class === name).length).toBe(numberFor(count, one));
			}
			expect(new Set(file.drawn.map(({ key }) => key)).size).toBe(file.drawn.length);
			for (const { key, inspectors } of file.drawn)
				for (const inspector of inspectors) {
					expect(units.get(inspector)).not.toBe(of.get(key)?.unitId);
					expect(file.avoidances.some((one) => one.inspector === inspector && one.object === key)).toBe(false);
				}
		}),
	);
});

test("work is shared out evenly: nobody is given an object while somebody who may inspect it has fewer, and without avoidances nobody has two more than another", () => {
	fc.assert(
		fc.property(proof, (file) => {
			const counts = new Map(file.inspectors.map(({ key }) => [key, 0]));
			const units = new Map(file.candidates.map((one) => [one.key, one.unitId]));
			for (const { key: object, inspectors: team } of file.drawn) {
				const able = file.inspectors.filter(
					({ key, unitId }) =>
						unitId !== units.get(object) && !file.avoidances.some((one) => one.inspector === key && one.object === object),
				);
				const idle = able.filter(({ key }) => !team.includes(key)).map(({ key }) => counts.get(key) ?? 0);
				for (const one of team) expect(counts.get(one) ?? 0).toBeLessThanOrEqual(Math.min(...idle));
				for (const one of team) counts.set(one, (counts.get(one) ?? 0) + 1);
			}
		}),
	);
	fc.assert(
		fc.property(terms, seed, (of, from) => {
			const apart = { ...of, candidates: of.candidates.map((one) => ({ ...one, unitId: null })) };
			const given = draw(apart, [], from, digest).flatMap(({ inspectors }) => inspectors);
			const counts = of.inspectors.map(({ key }) => given.filter((one) => one === key).length);
			if (counts.length > 0) expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
		}),
	);
});

/** Ways to change a file: each names what it changed, or null where there is nothing of the kind to change. */
const tamperings: Record<string, (file: Proof) => boolean> = {
	seed: (file) => {
		file.seed = digest(file.seed);
		return true;
	},
	"seed with its commitment": (file) => {
		file.seed = digest(file.seed);
		file.commitment = digest(file.seed);
		return true;
	},
	"a candidate's name": (file) => {
		for (const one of file.candidates.slice(0, 1)) one.name += "!";
		return true;
	},
	"a candidate's class": (file) => {
		for (const one of file.candidates.slice(0, 1)) one.class = classes.find((of) => of !== one.class) ?? "";
		return true;
	},
	"a candidate left out": (file) => file.candidates.shift() !== undefined,
	"a candidate twice": (file) => file.candidates.push(...file.candidates.slice(0, 1)) > 0,
	"a list with its hash": (file) => {
		file.candidates.shift();
		file.listHash = digest(canonical(file));
		return true;
	},
	"candidates in another order": (file) => file.candidates.length > 1 && file.candidates.reverse().length > 0,
	"a ratio": (file) => {
		for (const one of Object.values(file.ratios).slice(0, 1)) one.percent = one.percent === 0 ? 1 : one.percent / 2;
		return true;
	},
	"a comparator": (file) => {
		for (const one of Object.values(file.ratios).slice(0, 1)) one.comparator = one.comparator === ">" ? "≥" : ">";
		return true;
	},
	"a drawn object left out": (file) => file.drawn.pop() !== undefined,
	"a drawn object of another's": (file) => {
		const other = file.candidates.find(({ key }) => !file.drawn.some((one) => one.key === key));
		for (const one of file.drawn.slice(0, 1)) one.key = other?.key ?? "employer:none";
		return file.drawn.length > 0;
	},
	"the order of the drawn": (file) => file.drawn.length > 1 && file.drawn.reverse().length > 0,
	"an inspector": (file) => {
		for (const one of file.drawn.slice(0, 1)) one.inspectors = ["person:99"];
		return file.drawn.length > 0;
	},
	"an avoidance's reason": (file) => {
		for (const one of file.avoidances.slice(0, 1)) one.reason += "!";
		return file.avoidances.length > 0;
	},
	"an avoidance added later, with the draw that comes of it": (file) => {
		const [one] = file.drawn;
		if (!one?.inspectors[0]) return false;
		file.avoidances.push({ inspector: one.inspectors[0], object: one.key, reason: "later" });
		file.drawn = draw(file, file.avoidances, file.seed, digest);
		return true;
	},
	"an avoidance left out": (file) => file.avoidances.pop() !== undefined,
	"the title": (file) => {
		file.campaign.title += "!";
		return true;
	},
	"the hash": (file) => {
		file.hash = digest(file.hash);
		return true;
	},
	"something besides": (file) => Object.assign(file, { note: "" }) !== null,
};

test.each(Object.entries(tamperings))("changed: %s", (_, tamper) => {
	let changed = 0;
	fc.assert(
		fc.property(proof, (file) => {
			const other = copy(file);
			if (!tamper(other)) return;
			changed++;
			expect(flawIn(other, digest)).not.toBeNull();
		}),
	);
	expect(changed).toBeGreaterThan(0);
});

test("a whole other draw from the same seed and lists, its hash made anew, holds by itself: what gives it away is the hash that the portal shows", () => {
	fc.assert(
		fc.property(proof, (file) => {
			const { format: _, hash, ...facts } = copy(file);
			const [one] = facts.drawn;
			if (!one?.inspectors[0]) return;
			const avoidances = [...facts.avoidances, { inspector: one.inspectors[0], object: one.key, reason: "later" }];
			const other = proofOf({ ...facts, avoidances, drawn: draw(facts, avoidances, facts.seed, digest) }, digest);
			expect([flawIn(other, digest), other.commitment, other.listHash]).toEqual([null, file.commitment, file.listHash]);
			expect(other.hash).not.toBe(hash);
		}),
	);
});

test("whoever is drawn twice as often as others would show: over 4,000 seeds each of 20 comes up in about a fourth", () => {
	const of: Terms = {
		candidates: Array.from({ length: 20 }, (_, n) => ({ key: `unit:${n}`, name: "", class: "all", unitId: n })).sort(byKey),
		ratios: { all: { comparator: "≥", percent: 25 } },
		inspectors: [],
		perVisit: 0,
	};
	const times = new Map<string, number>();
	const ROUNDS = 4_000;
	for (let n = 0; n < ROUNDS; n++)
		for (const { key } of draw(of, [], digest(`round ${n}`), digest)) times.set(key, (times.get(key) ?? 0) + 1);
	// The seeds are fixed, so this can't flicker; six standard deviations of a fair draw.
	const allowed = 6 * Math.sqrt(ROUNDS * 0.25 * 0.75);
	for (const { key } of of.candidates) expect(Math.abs((times.get(key) ?? 0) - ROUNDS / 4)).toBeLessThan(allowed);
});

test("visits are spread over the days in their order", () => {
	expect(spread(4, ["a", "b"])).toEqual(["a", "a", "b", "b"]);
	expect(spread(2, ["a", "b", "c", "d"])).toEqual(["a", "c"]);
	expect(spread(0, ["a"])).toEqual([]);
});
