import type { Parameters } from "recheck";
import { beforeAll, describe, expect, test } from "vitest";
import { allExpressions, type Expression } from "./collect.ts";

/**
 * How hard recheck tries. Its own clock is left out, for on a busy machine it would call slow what is only waiting: an attack counts as one when it takes
 * two million steps. Bounded repetition goes to the exact method, however high the bound; only looking around is left to fuzzing.
 */
const CARE: Parameters = {
	timeout: 60_000,
	attackTimeout: null,
	incubationTimeout: null,
	seedingTimeout: null,
	attackLimit: 2_000_000,
	incubationLimit: 150_000,
	maxIteration: 4,
	maxRepeatCount: 1_000,
};

/** What recheck says against an expression; null when the time it takes grows with its input and no faster. */
async function verdict({ source, flags }: Pick<Expression, "source" | "flags">): Promise<string | null> {
	process.env.RECHECK_BACKEND = "pure";
	const { check } = await import("recheck");
	const found = await check(source, flags, CARE);
	if (found.status === "safe") return null;
	if (found.status === "unknown") return `can't be judged: ${found.error.kind}`;
	return `${found.complexity.summary}, as on ${found.attack.pattern}`;
}

describe("regular expressions", () => {
	let all: Awaited<ReturnType<typeof allExpressions>>;
	beforeAll(async () => {
		all = await allExpressions();
	});

	test("are all known before anybody's words reach them", () => {
		expect(all.expressions.length).toBeGreaterThan(200);
		expect(all.unseen).toEqual([]);
	});

	/** Bound the repetition ({1,30}), or leave out of it what it begins with (<[^<>]*>), so that a second try begins where the first one ended. */
	test("take no more time than their input is long", async () => {
		const faults: string[] = [];
		for (const expression of all.expressions) {
			const fault = await verdict(expression);
			if (fault !== null) faults.push(`${expression.at.join(", ")}: /${expression.source}/ ${fault}`);
		}
		expect(faults).toEqual([]);
	}, 600_000);

	test.each([
		["exponential", /^(?:a|a)*$/],
		["exponential behind a look ahead", /^(?=a)(?:a+)+$/],
		["quadratic in what stands at the end", /\s+$/],
		["quadratic behind a look ahead", /(?!c)a+b/],
		["quadratic beside what is bounded", /x{0,9}b+c/],
	])("%s: such a one would be found", async (_, { source, flags }) => {
		expect(await verdict({ source, flags })).not.toBeNull();
	});
});
