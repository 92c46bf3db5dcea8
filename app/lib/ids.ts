/** The id that a piece of an address or a form names; 0, which nothing has, if it names none. */
export const idOf = (text: unknown): number => (typeof text === "string" && /^\d{1,9}$/.test(text) ? Number(text) : 0);

/** The ids that a form names under keys like these; what they are worth is for the query and the machine to say. */
export function idsUnder(data: Record<string, unknown>, keys: RegExp): number[] {
	const values = Object.entries(data).flatMap(([key, value]) => (keys.test(key) ? [value].flat() : []));
	return values.flatMap((v) => String(v).split(",").map(Number)).filter((n) => Number.isSafeInteger(n) && n > 0 && n < 2 ** 31);
}
