const DATE = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?$/;
const BETWEEN_NAMES = /[、,，;；\n]/;
const BETWEEN_LIMITS = /[;；\n]/;

const split = (words: string, at: RegExp): string[] =>
	words
		.split(at)
		.map((part) => part.trim())
		.filter((part) => part !== "");

/** The names that a cell lists, each once. */
export const namesIn = (words: string): string[] => [...new Set(split(words, BETWEEN_NAMES))];
/** The time limits that a cell lists. */
export const limitsIn = (words: string): string[] => split(words, BETWEEN_LIMITS);

/** A day as people write it, ISO; null for what is no day. */
export function dayIn(words: string): string | null {
	const [, year, month, day] = DATE.exec(words) ?? [];
	if (!year) return null;
	const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
	const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) && Number(year) >= 1949;
	return isReal ? date.toISOString().slice(0, 10) : null;
}

/** A number and nothing else; null for what is none. */
export function numberIn(words: string): number | null {
	const figures = words.replace(/[,，\s]/g, "");
	return /^-?\d{1,12}(?:\.\d{1,9})?$/.test(figures) ? Number(figures) : null;
}

/** A heading that begins with its number (二、保障措施), apart; null for one that doesn't. */
export function numberedIn(words: string): { no: string; title: string } | null {
	const [, no, title] = /^([^\s、.．:：]{1,8})[、.．]\s*(\S.*)$/.exec(words) ?? [];
	return no && title ? { no, title } : null;
}

/** A clause's number without what follows it, its brackets as plans have them. */
export const clauseIn = (words: string): string =>
	words
		.replace(/[.．]$/, "")
		.replaceAll("(", "（")
		.replaceAll(")", "）");
