import { linesOf } from "#app/reading/lines.ts";
import { readFile } from "#app/reading/read-file.ts";
import { readPlan } from "#app/reading/read-plan.ts";
import { report } from "./report.ts";

/** A plan of `pages` pages, some 700 characters each, as it would be pasted. */
function planOf(pages: number): string {
	const item = (n: number) =>
		`${n}.开展第${n}项治理。按照属地管理原则，组织开展专项调查，全面掌握基本信息及其地区、行业、岗位分布情况，建立基础数据库，2021年6月底前完成调查工作，纳入治理范围的用人单位申报率达到95%以上。（区卫生健康委牵头，区财政局、区人力资源和社会保障局配合，各镇人民政府、街道办事处落实）`;
	const action = (n: number) => [`（${"一二三四五六七八九"[n % 9]}）第${n}项行动`, ...[1, 2, 3, 4, 5, 6].map(item)].join("\n");
	const chapters = Array.from({ length: Math.ceil(pages / 9) }, (_, c) =>
		[`${"一二三四五六七八九十"[c % 10]}、重点任务`, ...Array.from({ length: 9 }, (_, n) => action(n))].join("\n"),
	);
	return `某区攻坚行动实施方案\n${chapters.join("\n")}`.slice(0, pages * 900);
}

const timed = async (work: () => unknown): Promise<number> => {
	const start = performance.now();
	await work();
	return performance.now() - start;
};
const best = async (times: number, work: () => unknown): Promise<number> => {
	const all: number[] = [];
	for (let n = 0; n < times; n++) all.push(await timed(work));
	return Math.min(...all);
};

const REPEATED = [
	"（",
	"）",
	"（一）",
	"1.\n",
	"一、（一）1.（1）1）①\n",
	"率、",
	"不少于的",
	"区财政局、",
	"责任单位：",
	"以上由",
	"牵头单位:甲局;配合单位:乙局\n",
	"每",
	" ",
	"<",
	"|a|b|\n",
];

/** Pages a second on a plan of a hundred pages; how the time grows with the document, at its worst; the whole way through the child process. */
export async function importing(): Promise<void> {
	const text = planOf(100);
	const ms = await best(5, () => readPlan(linesOf(text)));
	// The floor looks at every character once.
	const floor = await best(5, () => text.split("\n").map((line) => line.normalize("NFKC").length));
	report("import", "100 pages of text", 100_000 / ms, "pages/s", 100_000 / floor);
	const whole = await best(3, () => readFile(Buffer.from(text), "plan.txt"));
	report("import", "100 pages of text, in the child process", whole, "ms", ms);
	let worst = 0;
	for (const piece of REPEATED) {
		const read = (size: number) => readPlan(linesOf(piece.repeat(Math.ceil(size / piece.length))));
		worst = Math.max(worst, (await best(2, () => read(800_000))) / (await best(2, () => read(100_000))));
	}
	report("import", "eight times the characters, at worst", worst, "times", 8);
}
