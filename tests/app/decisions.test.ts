import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("decisions are numbered one after the other, and each says its number", () => {
	const pages = readdirSync("docs/decisions").sort();
	const numbers = pages.map((page) => page.slice(0, 4));
	expect(numbers).toEqual(pages.map((_, i) => String(i + 1).padStart(4, "0")));
	for (const page of pages) expect(readFileSync(`docs/decisions/${page}`, "utf8")).toMatch(new RegExp(`^# ${page.slice(0, 4)} `));
});
