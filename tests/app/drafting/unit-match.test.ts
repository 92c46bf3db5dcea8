import { describe, expect, test } from "vitest";
import { isElsewhere, matchOf } from "#app/drafting/unit-match.ts";
import type { Place } from "#db/plans/roster.ts";
import { listed } from "./read.ts";

const place: Place = [
	{ name: "上海市", level: "province" },
	{ name: "青浦区", level: "county" },
];
const roster = [
	listed(1, "区卫生健康委", { aliases: ["区卫健委"] }),
	listed(2, "区人力资源社会保障局"),
	listed(3, "青浦工业园区", { kind: "zone" }),
	listed(4, "各镇人民政府", { isGroup: true }),
	listed(5, "朱家角镇人民政府", { kind: "town" }),
];
const to = (name: string, isGroup = false) => matchOf([name], isGroup, roster, place);

describe("which unit of the roster a printed name is", () => {
	test.each([
		["区卫生健康委", 1],
		["区卫健委", 1],
		["区卫生健康委员会", 1],
		["青浦区卫生健康委员会", 1],
		["上海市青浦区卫生健康委", 1],
		["青浦工业园区", 3],
		["朱家角镇人民政府", 5],
	])("%s is sure", (name, unitId) => {
		expect(to(name)).toMatchObject({ to: "roster", unitId });
	});

	test("a short form that could be meant is left to a person", () => {
		expect(to("区人社局")).toEqual({ to: "unsure", candidates: [{ unitId: 2, name: "区人力资源社会保障局" }] });
	});

	test("a group is no unit, and a unit no group", () => {
		expect(to("各镇人民政府", true)).toMatchObject({ to: "roster", unitId: 4 });
		expect(to("各镇人民政府", false)).toEqual({ to: "new" });
	});

	test("what nothing is like is new", () => {
		expect(to("区统计局")).toEqual({ to: "new" });
	});
});

test("a plan of another place is told from one of our own", () => {
	expect(["青浦区", "上海市青浦区", "上海市"].map((name) => isElsewhere(name, place))).toEqual([false, false, true]);
	expect(isElsewhere("乐清市", place)).toBe(true);
});
