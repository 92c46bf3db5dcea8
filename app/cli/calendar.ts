import { parseArgs } from "node:util";
import { z } from "zod";
import { type Calendar, knownOn } from "#workflows/calendar/calendar.ts";
import { builtInCalendar } from "#workflows/calendar/papers.ts";
import { dateAt, type PlainDate } from "#workflows/calendar/plain-date.ts";
import { countWorkingDays, type Tally, tally } from "#workflows/calendar/working-days.ts";
import { now } from "../lib/clock.server.ts";
import { limitsIn } from "../reading/limits.ts";

/**
 * `npm run --silent calendar -- COMMAND`: working days and time limits by the papers that come with the portal, as JSON, one object a line;
 * exit 1 with one line for what it can't take. Needs no database.
 */
const USAGE =
	'say: due [--from DATE] --working-days N, or: between DATE DATE, or: words "WORDS" [--issued DATE] [--received DATE]';
const MOST_DAYS = 10_000;
const [FIRST, LAST] = ["1949-10-01", "2199-12-31"];

function dateFrom(text: string | undefined, name: string): PlainDate {
	if (text === undefined) throw new Error(`${name} is missing; ${USAGE}`);
	if (!z.iso.date().safeParse(text).success) throw new Error(`${name}: ${text} is no date such as 2020-06-30`);
	if (text < FIRST || text > LAST) throw new Error(`${name}: ${text} lies outside ${FIRST} to ${LAST}`);
	return text;
}

const shown = ({ provisionalDays, ...days }: Tally) =>
	provisionalDays.length > 0 ? { ...days, provisional: true, provisionalDays } : { ...days, provisional: false };

function due(from: PlainDate, count: string | undefined, calendar: Calendar): object {
	if (!/^-?\d{1,5}$/.test(count ?? "") || Math.abs(Number(count)) > MOST_DAYS)
		throw new Error(`--working-days: ${count ?? "nothing"} is no number of days up to ${MOST_DAYS}`);
	return shown(countWorkingDays(from, Number(count), calendar));
}

function between(from: PlainDate, to: PlainDate, calendar: Calendar): object {
	if (to < from) throw new Error(`${to} is before ${from}`);
	const days = tally(from, to, calendar);
	return { from, to, workingDays: days.counted.length, ...shown(days) };
}

function words(text: string, issuedOn: PlainDate | null, receivedOn: PlainDate | null, calendar: Calendar): object[] {
	const limits = limitsIn(text, { issuedOn, receivedOn }, calendar);
	if (limits.length === 0) throw new Error(`${text}: no time limit is printed here`);
	return limits;
}

function run(args: string[]): object[] {
	const option = { type: "string" } as const;
	const options = { from: option, "working-days": option, issued: option, received: option, "known-on": option };
	const { values, positionals } = parseArgs({ args: joined(args), options, allowPositionals: true });
	const [command, a, b] = positionals;
	const today = dateAt(now());
	const dateOption = (name: "from" | "issued" | "received" | "known-on") =>
		values[name] === undefined ? null : dateFrom(values[name], `--${name}`);
	const calendar = knownOn(builtInCalendar, dateOption("known-on") ?? LAST);
	if (command === "due" && !a) return [due(dateOption("from") ?? today, values["working-days"], calendar)];
	if (command === "between" && !positionals[3])
		return [between(dateFrom(a, "the first date"), dateFrom(b, "the second date"), calendar)];
	if (command === "words" && a && !b) return words(a, dateOption("issued"), dateOption("received"), calendar);
	throw new Error(USAGE);
}

/** A negative number of days is a value, not another option. */
const joined = (args: string[]): string[] =>
	args.flatMap((arg, i) => (/^-\d/.test(arg) ? [] : /^-\d/.test(args[i + 1] ?? "") ? [`${arg}=${args[i + 1]}`] : [arg]));

try {
	process.stdout.write(
		run(process.argv.slice(2))
			.map((line) => `${JSON.stringify(line)}\n`)
			.join(""),
	);
} catch (error) {
	process.stderr.write(`calendar: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}\n`);
	process.exitCode = 1;
}
