import { fold } from "./fold.ts";
import type { TableRow } from "./tables.ts";
import type { ReadTask } from "./tasks.ts";

const bare = (text: string): string => fold(text).replace(/^[一二三四五六七八九十\d]+[、.]|[^\p{Script=Han}\p{L}\d]/gu, "");

/** What two texts are compared by: pairs of characters, of words where they are written in letters. */
function pairs(text: string): Set<string> {
	const plain = bare(text);
	if (!/\p{Script=Han}/u.test(plain))
		return new Set(
			fold(text)
				.toLowerCase()
				.match(/[\p{L}\d]{3,}/gu) ?? [],
		);
	return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, i) => plain.slice(i, i + 2)));
}

/** How much of the shorter of two texts the other has, 0 to 1. */
function likeness(a: string, b: string): number {
	const [one, other] = [pairs(a), pairs(b)];
	const shared = [...one].filter((pair) => other.has(pair)).length;
	return shared / Math.max(1, Math.min(one.size, other.size));
}

const LIKE = 0.5;

/** The tasks that a row of the responsibility table answers to: under the heading that it repeats, or worded like it. */
export function tasksOfRow(row: TableRow, tasks: ReadTask[], headingOf: (task: ReadTask) => string[]): ReadTask[] {
	const heading = bare(row.heading);
	const under =
		heading.length >= 4
			? tasks.filter((task) =>
					headingOf(task).some(
						(title) => bare(title) === heading || bare(title).includes(heading) || heading.includes(bare(title) || "\u0000"),
					),
				)
			: [];
	if (under.length > 0) return under;
	const best = tasks
		.map((task) => ({ task, like: likeness(row.text, task.title || task.text) }))
		.sort((a, b) => b.like - a.like)[0];
	return best && best.like >= LIKE ? [best.task] : [];
}
