import { readFile as load, readdir } from "node:fs/promises";
import path from "node:path";
import { parseFile } from "#app/reading/files/parse.ts";
import { printedPlan } from "#app/reading/printed-plan.ts";
import { readPlan } from "#app/reading/read-plan.ts";

/** The open documents may be looked at while the reader is tuned; of the held ones only the numbers are shown. */
type Corpus = "open" | "held";

type Task = { clause: string; lead: string[]; cooperate: string[]; implement: string[]; dates: string[] };
type Phase = { name: string; start: string | null; end: string | null };
type Key = { tasks: Task[]; phases: Phase[]; indicators: { name: string; value: number; comparator: string }[] };

/** What was entered by a clerk and by the reader: `both`, only by the clerk, only by the reader. */
type Tally = { both: number; misses: string[]; extras: string[] };
export type Score = { name: string; tasks: Tally; roles: Tally; dates: Tally; phases: Tally; indicators: Tally };

const folder = path.join(import.meta.dirname, "documents");
const roles = ["lead", "cooperate", "implement"] as const;
const parts = ["tasks", "roles", "dates", "phases", "indicators"] as const;

/** One way of writing: full or half width, radicals or characters, spaced or not. */
const plain = (words: string) => words.normalize("NFKC").replace(/\s/g, "");

const entry = (...words: string[]) => words.map(plain).join(" | ");
const clauseEntries = (tasks: Task[]) => tasks.map((t) => entry(t.clause));
const roleEntries = (tasks: Task[]) => tasks.flatMap((t) => roles.flatMap((r) => t[r].map((unit) => entry(t.clause, r, unit))));
const dateEntries = (tasks: Task[]) => tasks.flatMap((t) => t.dates.map((date) => entry(t.clause, date)));
const phaseEntries = (phases: Phase[]) => phases.map((p) => entry(p.name, p.start ?? "", p.end ?? ""));

function tally(key: string[], read: string[]): Tally {
	const [wanted, found] = [new Set(key), new Set(read)];
	const misses = [...wanted].filter((words) => !found.has(words));
	return { both: wanted.size - misses.length, misses, extras: [...found].filter((words) => !wanted.has(words)) };
}

/** A row without a printed number is "#1" to the reader and "1" to the clerk. */
async function scoreDocument(corpus: Corpus, name: string): Promise<Score> {
	const stem = path.join(folder, corpus, name.replace(/\.[^.]+$/, ""));
	const key = JSON.parse(await load(`${stem}.key.json`, "utf8")) as Key;
	const plan = printedPlan(readPlan(await parseFile(await load(path.join(folder, corpus, name)), name)));
	const printed = new Set(plan.tasks.map((t) => t.clause));
	const read: Task[] = plan.tasks.map(({ clause, lead, cooperate, implement, deadlines }) => {
		const limits = deadlines.filter((d) => d.kind === "hard" || d.kind === "stretch");
		const row = clause.replace(/^#/, "");
		const dates = limits.flatMap((d) => d.date ?? []);
		return { clause: printed.has(row) ? clause : row, lead, cooperate, implement, dates };
	});
	const measures = plan.indicators.flatMap((i) => i.targets.map((t) => ({ name: plain(i.name).toLowerCase(), value: t.value })));
	const [met, unmet]: [string[], string[]] = [[], []];
	for (const { name: title, value } of key.indicators) {
		const wanted = plain(title).toLowerCase();
		const same = (m: (typeof measures)[number]) => m.value === value && (m.name.includes(wanted) || wanted.includes(m.name));
		(measures.some(same) ? met : unmet).push(entry(title, String(value)));
	}
	return {
		name,
		tasks: tally(clauseEntries(key.tasks), clauseEntries(read)),
		roles: tally(roleEntries(key.tasks), roleEntries(read)),
		dates: tally(dateEntries(key.tasks), dateEntries(read)),
		phases: tally(phaseEntries(key.phases), phaseEntries(plan.phases)),
		indicators: { both: met.length, misses: unmet, extras: [] },
	};
}

/** Reads and scores every document of one set, in the order of their names. */
export async function scoreCorpus(corpus: Corpus): Promise<Score[]> {
	const names = (await readdir(path.join(folder, corpus))).filter((name) => !name.endsWith(".key.json")).sort();
	const scores: Score[] = [];
	for (const name of names) scores.push(await scoreDocument(corpus, name));
	return scores;
}

const total = (tallies: Tally[], of: (t: Tally) => number) => tallies.reduce((sum, t) => sum + of(t), 0);
const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);

/** Precision, recall and their harmonic mean over all the tallies together; nothing wanted and nothing read is 1. */
export function measure(tallies: Tally[]): { precision: number; recall: number; f1: number } {
	const both = total(tallies, (t) => t.both);
	const misses = total(tallies, (t) => t.misses.length);
	const extras = total(tallies, (t) => t.extras.length);
	return {
		precision: share(both, both + extras),
		recall: share(both, both + misses),
		f1: share(2 * both, 2 * both + misses + extras),
	};
}

const figure = (n: number) => n.toFixed(3);

function line(name: string, scores: Score[]): string {
	const of = (part: (typeof parts)[number]) => measure(scores.map((s) => s[part]));
	const f1 = (part: "roles" | "dates") => {
		const { f1: both, precision, recall } = of(part);
		return `${part} F1 ${figure(both)} (P ${figure(precision)} R ${figure(recall)})`;
	};
	const found = (part: "tasks" | "phases" | "indicators") => `${part} ${figure(of(part).recall)}`;
	const extras = total(
		scores.map((s) => s.tasks),
		(t) => t.extras.length,
	);
	const columns = [
		name.padEnd(34),
		f1("roles"),
		f1("dates"),
		`${found("tasks")} +${extras}`,
		found("phases"),
		found("indicators"),
	];
	return columns.join("  ");
}

async function print(corpus: Corpus): Promise<void> {
	const scores = await scoreCorpus(corpus);
	const lines = scores.flatMap((score) => [
		line(score.name, [score]),
		...(corpus === "held" ? [] : parts).flatMap((part) => [
			...score[part].misses.map((words) => `    ${part} − ${words}`),
			...score[part].extras.map((words) => `    ${part} + ${words}`),
		]),
	]);
	process.stdout.write(`${[...lines, line(`all ${scores.length} (${corpus})`, scores)].join("\n")}\n`);
}

if (process.argv[1] === import.meta.filename) await print(process.argv[2] === "held" ? "held" : "open");
