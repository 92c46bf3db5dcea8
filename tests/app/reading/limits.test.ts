import { describe, expect, test } from "vitest";
import { type Acts, limitsIn } from "#app/reading/limits.ts";
import { builtInCalendar } from "#workflows/calendar/papers.ts";

const acts: Acts = { issuedOn: "2020-05-25", receivedOn: "2020-06-19" };
const read = (text: string, on = acts) => limitsIn(text, on, builtInCalendar);
const one = (text: string, on = acts) => {
	const limits = read(text, on);
	expect(limits).toHaveLength(1);
	return limits[0];
};

describe("dates with their precision", () => {
	test.each([
		["2020年9月15日前", "2020-09-15", "day", "hard"],
		["2020年6月底前", "2020-06-30", "month", "hard"],
		["2月底前", "2020-02-29", "month", "hard"],
		["2021年2月底前", "2021-02-28", "month", "hard"],
		["2020年底", "2020-12-31", "year", "hard"],
		["年底前", "2020-12-31", "year", "hard"],
		["上半年", "2020-06-30", "month", "hard"],
		["力争2020年底前", "2020-12-31", "year", "stretch"],
		["立行立改", null, null, "hard"],
	])("%s", (words, date, precision, kind) => {
		expect(one(words)).toEqual({ words: expect.stringContaining(words.slice(-2)), date, precision, kind });
	});

	test("an ambiguous one keeps both readings", () => {
		expect(one("7月份前")).toMatchObject({ date: "2020-06-30", altDate: "2020-07-31", kind: "ambiguous" });
	});
});

describe("terms that run from an act", () => {
	test.each([
		["印发之日起30日内", "2020-06-24", undefined],
		["印发后3个月内", "2020-08-25", undefined],
		["印发之日起5个工作日内", "2020-06-01", undefined],
		["收到通知之日起5个工作日内", "2020-06-29", undefined],
		["接到交办单后十五日内", "2020-07-06", "2020-07-04"],
		["收到整改通知后7日内", "2020-06-28", "2020-06-26"],
	])("%s", (words, date, nominal) => {
		expect(one(words)).toMatchObject({ date, precision: "day", kind: "relative", ...(nominal ? { nominal } : {}) });
		expect(one(words)?.nominal).toBe(nominal);
	});

	test("the day of the act is not counted, and a month without the day ends on its last", () => {
		const on = (issuedOn: string) => ({ issuedOn, receivedOn: null });
		expect(one("印发之日起1个月内", on("2020-01-31"))).toMatchObject({ date: "2020-03-02", nominal: "2020-02-29" });
		expect(one("印发之日起1个月内", on("2019-01-31"))).toMatchObject({ date: "2019-02-28" });
		expect(one("印发之日起1日内", on("2020-05-25"))).toMatchObject({ date: "2020-05-26" });
	});

	test.each([
		["30日内", { count: 30, unit: "day", from: "issue" }, "2020-06-24"],
		["10个工作日内", { count: 10, unit: "workingDay", from: "issue" }, "2020-06-08"],
		["5个工作日", { count: 5, unit: "workingDay", from: "issue" }, "2020-06-01"],
		["三个月内", { count: 3, unit: "month", from: "issue" }, "2020-08-25"],
		["within 30 days of issuance", { count: 30, unit: "day", from: "issue" }, "2020-06-24"],
		["within ten working days of receipt", { count: 10, unit: "workingDay", from: "receipt" }, "2020-07-06"],
	])("a term that names no act, or names it in English: %s", (words, term, date) => {
		expect(one(words)).toMatchObject({ words, kind: "relative", term, date });
	});

	test.each(["30日", "24 hours"])("%s alone is no term", (words) => {
		expect(read(words)).toEqual([]);
	});

	test("without the day of the act there is a term but no date", () => {
		expect(one("收到通知之日起5个工作日内", { ...acts, receivedOn: null })).toEqual({
			words: "收到通知之日起5个工作日内",
			date: null,
			precision: null,
			kind: "relative",
			term: { count: 5, unit: "workingDay", from: "receipt" },
		});
		expect(one("自本通知下发之日起")).toMatchObject({ date: null, kind: "relative" });
	});
});

describe("what comes back", () => {
	test.each([
		["每月", "month"],
		["按季度通报", "quarter"],
		["每半年", "halfYear"],
		["每年", "year"],
		["定期开展", "regular"],
		["适时组织", "regular"],
	])("%s", (words, every) => {
		expect(one(words)).toMatchObject({ date: null, kind: "recurring", every });
	});

	test.each([
		["每年2月底前", "year", "2021-02-28", "month"],
		["每年8月31日前", "year", "2020-08-31", "day"],
		["每月5日前", "month", "2020-06-05", "day"],
		["每季度末月25日前", "quarter", "2020-06-25", "day"],
		["每季度首月10日前", "quarter", "2020-07-10", "day"],
		["每年年底", "year", "2020-12-31", "month"],
		["每季度末", "quarter", "2020-06-30", "month"],
		["每月底前", "month", "2020-05-31", "month"],
	])("on a printed day: %s", (words, every, date, precision) => {
		expect(one(words)).toMatchObject({ kind: "recurring", every, date, precision });
	});

	test("with a quota for every period", () => {
		expect(one("每年争创省级健康企业不少于1家，市级健康企业梯队2家，建设一批示范企业")?.quotas).toEqual([
			{ every: "year", what: "省级健康企业", atLeast: 1, of: "家" },
			{ every: "year", what: "市级健康企业梯队", atLeast: 2, of: "家" },
		]);
		expect(one("每年至少组织一次")?.quotas).toEqual([{ every: "year", what: "", atLeast: 1, of: "次" }]);
		expect(one("每季度第一个月10日前报送")?.quotas).toBeUndefined();
		expect(one("每季度检查企业不少于20家")?.quotas).toEqual([{ every: "quarter", what: "检查企业", atLeast: 20, of: "家" }]);
	});
});

test("words without a limit give none", () => {
	expect(read("加强组织领导")).toEqual([]);
});
