/** The id that a piece of an address or a form names; 0, which nothing has, if it names none. */
export const idOf = (text: unknown): number => (typeof text === "string" && /^\d{1,9}$/.test(text) ? Number(text) : 0);
