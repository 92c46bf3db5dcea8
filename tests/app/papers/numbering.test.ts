import { describe, expect, test } from "vitest";
import { orderWords } from "#app/messages/papers/order.ts";
import type { Block, Level } from "#app/papers/blocks.ts";
import { numbered } from "#app/papers/numbering.ts";
import { fill, numberFrame } from "#app/papers/template.ts";

const heading = (level: Level): Block => ({ type: "heading", level, text: "标题" });
const numbersOf = (levels: Level[]) => numbered(levels.map(heading)).map((b) => ("text" in b ? b.text.replace("标题", "") : ""));

describe("the numbers of headings", () => {
	test("go 一、（一）1.（1）, each level anew under the one above", () => {
		expect(numbersOf([1, 2, 3, 4, 4, 3, 2, 3, 1, 2])).toEqual([
			"一、",
			"（一）",
			"1.",
			"（1）",
			"（2）",
			"2.",
			"（二）",
			"1.",
			"二、",
			"（一）",
		]);
	});

	test("are written as numbers are said, up to 99", () => {
		const all = numbersOf(Array.from({ length: 99 }, () => 1 as const));
		expect([all[9], all[10], all[18], all[19], all[20], all[98]]).toEqual([
			"十、",
			"十一、",
			"十九、",
			"二十、",
			"二十一、",
			"九十九、",
		]);
		expect(new Set(all).size).toBe(99);
	});
});

describe("a phrase", () => {
	test("has its places filled; what nothing is known for stays as it is written, also what looks like a place in what is filled in", () => {
		expect(fill("{单位}于{日期}{无此处}", { unit: "{日期}局", date: "9月10日" })).toBe("{日期}局于9月10日{无此处}");
	});

	test("of a number is parted where the number comes", () => {
		expect(numberFrame(orderWords, 2020)).toEqual({ before: "督〔2020〕", after: "号" });
		expect(numberFrame({ ...orderWords, number: "第{序号}期" }, 2020)).toEqual({ before: "第", after: "期" });
		expect(numberFrame({ ...orderWords, number: "督" }, 2020)).toEqual({ before: "督", after: "" });
	});
});
