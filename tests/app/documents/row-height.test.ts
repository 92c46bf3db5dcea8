import { expect, test } from "vitest";
import { rowHeight } from "#app/documents/row-height.ts";

test.each([
	["one line", ["a", "b"], [10, 10], 17],
	["nothing", ["", ""], [10, 10], 17],
	["lines of their own", ["1.a\n2.b\n3.c"], [10], 51],
	["more than a column is wide", ["重点行业工伤保险扩面"], [12], 34],
	["the longest of several", ["a", "青浦区".repeat(20), "b\nc"], [10, 21, 10], 119],
	["more than a row can be high", ["长".repeat(4_000)], [10], 409],
])("a row of %s is as high as it has to be", (_, cells, widths, height) => {
	expect(rowHeight(cells, widths)).toBe(height);
});
