import { describe, expect, test } from "vitest";
import { aboutOf } from "#app/reading/about.ts";
import { linesOf } from "#app/reading/lines.ts";
import { readPlan } from "#app/reading/read-plan.ts";

const about = (text: string) => aboutOf(linesOf(text).filter((line) => line.text !== ""));

describe("what an English plan says about itself", () => {
	test("labels in its head", () => {
		expect(
			about(`QINGHE DISTRICT PEOPLE'S GOVERNMENT
Notice on Issuing the Qinghe District Dust Control Action Plan (2020-2021)
Document No. 12 [2020]
Issued by: Qinghe District People's Government
Date of issue: 15 March 2020
1. Objectives
By the end of 2021 the rate shall reach at least 95%.`),
		).toEqual({
			title: "Qinghe District Dust Control Action Plan (2020-2021)",
			number: "Document No. 12 [2020]",
			issuers: ["Qinghe District People's Government"],
			issuedOn: "2020-03-15",
			jurisdiction: "Qinghe District",
			period: { start: "2020-01-01", end: "2021-12-31" },
		});
	});

	test.each([
		["a sentence", "# Clean Air Plan of Linhai City\n**Issued by the Linhai Health Commission on 20 January 2022**\n## I. Goal"],
		["a line under the title", "# Clean Air Plan of Linhai City\n_Linhai Health Commission, January 20, 2022_\n## I. Goal"],
		["a signature", "Clean Air Plan of Linhai City\n1. Goal\nAir by 2023.\nLinhai Health Commission\n20 January 2022"],
		["a notice", "Notice of the Linhai Health Commission on Issuing the Clean Air Plan of Linhai City\n20 January 2022\n1. Goal"],
		[
			"a table",
			"| Title | Clean Air Plan of Linhai City |\n| Issuing authority | Linhai Health Commission |\n| Issue date | 2022-01-20 |\n1. Goal",
		],
	])("in %s", (_, text) => {
		expect(about(text)).toMatchObject({
			title: "Clean Air Plan of Linhai City",
			issuers: ["Linhai Health Commission"],
			issuedOn: "2022-01-20",
		});
	});

	test("nothing where nothing is printed", () => {
		expect(about("Clean Air Plan\n1. Goal\nClean air by 30 June 2022.")).toMatchObject({
			issuers: [],
			issuedOn: null,
			number: null,
		});
	});
});

test("the register above a page says what its document doesn't", () => {
	const page = `发布机构 | 清河区卫生健康局 | 成文日期 | 2020-04-19 00:00 |
文 号 | 清卫健〔2020〕2号 |
清河区尘毒危害专项治理工作方案
一、工作任务
（一）开展排查。6月底前完成。`;
	expect(about(page)).toMatchObject({
		title: "清河区尘毒危害专项治理工作方案",
		number: "清卫健〔2020〕2号",
		issuers: ["清河区卫生健康局"],
		issuedOn: "2020-04-19",
	});
});

test("a paper without a day of issue is of the year of its number", () => {
	const { tasks } = readPlan(linesOf("清河区尘毒治理工作方案\n清卫健〔2020〕2号\n一、工作任务\n（一）开展排查。6月底前完成。"));
	expect(tasks[0]?.deadlines).toMatchObject([{ date: "2020-06-30" }]);
});

test("an attachment's label is no part of the title", () => {
	expect(about("附件1\n清河区尘毒治理工作方案\n一、工作任务\n（一）开展排查。").title).toBe("清河区尘毒治理工作方案");
});

test("a page of raw HTML has the title of its document", () => {
	const page = `<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><title>清河区人民政府门户网站</title>
<style>.a { color: red; }</style><script>var x = "一、";</script></head>
<body><nav><a href="/">首页</a></nav>
<!-- 正文 -->
<section class="main"><h1>清河区尘毒危害专项治理工作方案</h1>
<p>一、工作任务</p>
<p>（一）开展排查。6月底前完成。（区卫生健康局负责）</p></section></body></html>`;
	const { plan, tasks } = readPlan(linesOf(page));
	expect(plan.title).toBe("清河区尘毒危害专项治理工作方案");
	expect(tasks).toMatchObject([{ clause: "一（一）", duties: [{ unit: "区卫生健康局", role: "lead" }] }]);
});
