import { linesOf } from "#app/reading/lines.ts";
import { readFile } from "#app/reading/read-file.ts";
import { readPlan } from "#app/reading/read-plan.ts";
import { docxOf, pdfOf, planOf } from "./long-plan.ts";
import { watched } from "./peak-memory.ts";
import { report } from "./report.ts";

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

/** The best time of a few, and the most memory of all. */
async function bestWatched(work: () => Promise<unknown>): Promise<{ ms: number; mb: number }> {
	const all: { ms: number; mb: number }[] = [];
	for (let n = 0; n < 3; n++) all.push(await watched(work));
	return { ms: Math.min(...all.map(({ ms }) => ms)), mb: Math.max(...all.map(({ mb }) => mb)) };
}

const PAGES = 100;
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
	"阶段（2020年5月）、",
	" ",
	"<",
	"|a|b|\n",
];

/** Pages a second on a plan of a hundred pages, as text, DOCX and PDF, through the child process, and its peak memory; how the time grows with the
 * document, at its worst. */
export async function importing(): Promise<void> {
	const text = planOf(PAGES);
	const ms = await best(5, () => readPlan(linesOf(text)));
	// The floor looks at every character once.
	const floor = await best(5, () => text.split("\n").map((line) => line.normalize("NFKC").length));
	report("import", "100 pages of text", 100_000 / ms, "pages/s", 100_000 / floor);
	const files = [
		{ name: "plan.txt", content: Buffer.from(text), pages: PAGES },
		{ name: "plan.docx", content: await docxOf(text), pages: PAGES },
		{ name: "plan.pdf", ...(await pdfOf(text)) },
	];
	// The floor of every file is the same process reading a line.
	const least = await bestWatched(() => readFile(Buffer.from("一、任务。"), "plan.txt"));
	for (const { name, content, pages } of files) {
		const { ms: took, mb } = await bestWatched(() => readFile(content, name));
		report("import", `${name} of ${pages} pages, in the child process`, took, "ms", least.ms);
		report("import", `${name}, pages a second`, (pages * 1_000) / took, "pages/s");
		report("import", `${name}, peak memory of the child`, mb, "MB", least.mb);
	}
	let worst = 0;
	for (const piece of REPEATED) {
		const read = (size: number) => readPlan(linesOf(piece.repeat(Math.ceil(size / piece.length))));
		worst = Math.max(worst, (await best(2, () => read(800_000))) / (await best(2, () => read(100_000))));
	}
	report("import", "eight times the characters, at worst", worst, "times", 8);
}
