import { expect, inject, test } from "vitest";
import { drills } from "./index.ts";

/** Every drill in its short form. What takes how long is for `npm run drill` to say, on a machine that does nothing else. */
test.each(Object.entries(drills))("%s keeps what is promised", { timeout: 300_000 }, async (_, { run, short }) => {
	const figures = await run(inject("serverUrl"), short);
	expect(figures.filter(({ isKept, isTimed }) => !isKept && !isTimed)).toEqual([]);
});
