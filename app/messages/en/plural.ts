/** A count with its noun: `1 unit`, `3 units`; `many` where the plural isn't the noun with an s. */
export const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

export const workingDays = (n: number): string => plural(n, "working day");
