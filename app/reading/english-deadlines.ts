import { type Deadline, dateOf } from "./dates.ts";

const none = { altDate: null, precision: null, date: null };
const MONTHS = [
	"january",
	"february",
	"march",
	"april",
	"may",
	"june",
	"july",
	"august",
	"september",
	"october",
	"november",
	"december",
];
const M =
	"(?<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";
const ENGLISH = new RegExp(
	`(?:\\b(?:by|before|until|no later than|not later than|within|in|on|due)\\s(?:the\\s)?)?(?:(?<end>end[ -](?:of\\s)?))?(?:(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s${M}(?:\\s?,)?\\s(?<year>20\\d{2})|${M.replace("<month>", "<month2>")}\\s(?:(?<day2>\\d{1,2})(?:st|nd|rd|th)?,?\\s)?(?<year2>20\\d{2})|Q(?<quarter>[1-4])\\s(?<year3>20\\d{2})|(?<year4>20\\d{2}))\\b`,
	"gi",
);
const ENGLISH_RECURRING =
	/\b(?:annually|monthly|quarterly|weekly|every (?:year|month|quarter|six months)|each (?:year|month|quarter)|ongoing|continuous(?:ly)?)\b/gi;

/** Days on which something was done, begins or ends to be in force: nothing is due on them. */
const NO_LIMIT = /\b(?:valid|effective|in force|expires?|adopted|approved|issued|dated|published|updated)\b[^.;]{0,30}$/i;

/** The time limits that an English text prints; none in a Chinese one. */
export function englishIn(printed: string): Deadline[] {
	if (/\p{Script=Han}{8}/u.test(printed)) return [];
	const dated = [...printed.matchAll(ENGLISH)].flatMap((match): Deadline[] => {
		const g = match.groups ?? {};
		const year = Number(g.year ?? g.year2 ?? g.year3 ?? g.year4);
		const month = MONTHS.findIndex((name) => name.startsWith((g.month ?? g.month2 ?? "-").toLowerCase().slice(0, 3))) + 1;
		const day = g.day ?? g.day2;
		const isBound = /^\s*(?:by|before|until|no|not|within|due|end)/i.test(match[0]) || month > 0 || g.quarter;
		const date = g.quarter
			? dateOf(year, Number(g.quarter) * 3)
			: month > 0
				? dateOf(year, month, day ? Number(day) : undefined)
				: dateOf(year, 12);
		if (!isBound || !date || NO_LIMIT.test(printed.slice(Math.max(0, match.index - 50), match.index))) return [];
		return [
			{
				words: match[0].trim(),
				date,
				altDate: null,
				precision: day ? "day" : month > 0 || g.quarter ? "month" : "year",
				kind: "hard",
			},
		];
	});
	const recurring = [...printed.matchAll(ENGLISH_RECURRING)].map(
		(match): Deadline => ({ words: match[0], ...none, kind: "recurring" }),
	);
	return [...dated, ...recurring];
}
