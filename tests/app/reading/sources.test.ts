import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parseFile } from "#app/reading/files/parse.ts";
import type { Line } from "#app/reading/line.ts";
import { withoutFurniture } from "#app/reading/lines.ts";
import { type ReadPlan, readPlan } from "#app/reading/read-plan.ts";

const folder = path.join(import.meta.dirname, "documents");
type Task = ReadPlan["tasks"][number];

/** What remains of a text when the page no longer breaks it. */
const bare = (text: string): string => text.normalize("NFKC").replace(/[\s-]/g, "");
const isAt = ({ page, line }: Task["place"]) => {
	return (one: Line): boolean => one.page === page && one.line === line;
};

/** The lines from a task's place to the next task's, without a table's head that a page repeats. */
function linesOf(lines: Line[], tasks: Task[], i: number): Line[] {
	const from = lines.findIndex(isAt(tasks[i]?.place ?? { page: null, line: -1 }));
	if (from < 0) return [];
	const next = tasks.slice(i + 1).map(({ place }) => lines.findIndex((one, k) => k > from && isAt(place)(one)));
	const to = next.find((at) => at > from) ?? lines.length;
	const before = new Set(lines.slice(0, from).flatMap(({ cells }) => (cells ? [cells.join("\t")] : [])));
	return lines.slice(from, to).filter(({ cells }, k) => k === 0 || !cells || !before.has(cells.join("\t")));
}

/** Whether a text begins in the first of some lines and runs on over the others. */
function runsOn(text: string, [first, ...rest]: Line[]): boolean {
	const head = bare(first?.text ?? "");
	const at = (head + rest.map((line) => bare(line.text)).join("")).indexOf(bare(text));
	return at >= 0 && at < head.length;
}

/** Whether the pieces of a row's text stand in its cells, each down one column where the page broke the row. */
function standsInRow(text: string, lines: Line[]): boolean {
	if (!lines[0]?.cells) return false;
	const width = Math.max(...lines.map(({ cells }) => cells?.length ?? 0));
	const columns = Array.from({ length: width }, (_, k) => bare(lines.map(({ cells }) => cells?.[k] ?? "").join("")));
	return text
		.split("；")
		.map(bare)
		.every((piece) => columns.some((column) => column.includes(piece)));
}

/** Tasks whose text doesn't stand where they say that it does. */
function misplaced(lines: Line[], { tasks }: ReadPlan): string[] {
	return tasks.flatMap(({ clause, text, place }, i) => {
		const own = linesOf(lines, tasks, i);
		const printed = own.map((line) => line.text).join("");
		return runsOn(text, own) || standsInRow(text, own)
			? []
			: [`${clause} (${place.page}/${place.line}): ${text.slice(0, 60)} | ${printed.slice(0, 100)}`];
	});
}

async function namesIn(corpus: string): Promise<string[]> {
	const names = await readdir(path.join(folder, corpus));
	return names.filter((name) => !name.endsWith(".key.json")).sort();
}

describe.each(["open", "held"])("every task of the %s documents", async (corpus) => {
	test.each(await namesIn(corpus))("stands in %s on the page and the line that it names", async (name) => {
		const lines = await parseFile(await readFile(path.join(folder, corpus, name)), name);
		const plan = readPlan(lines);
		expect(plan.tasks.length).toBeGreaterThan(0);
		expect(misplaced(withoutFurniture(lines), plan)).toEqual([]);
	});
});
