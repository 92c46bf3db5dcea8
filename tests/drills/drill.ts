/** One figure of a drill and what was promised of it; one that is timed says more about a quiet machine than about a busy one. */
export type Figure = { what: string; value: number; promise: string; isKept: boolean; isTimed: boolean };
/** Brings about, so many times, what may go wrong, on databases of its own beside those that `serverUrl` leads to; gives what came of it. */
export type Drill = (serverUrl: string, rounds: number) => Promise<Figure[]>;

const figure = (what: string, value: number, promise: string, isKept: boolean, isTimed = false): Figure => {
	return { what, value: Number(value.toPrecision(4)), promise, isKept, isTimed };
};

/** What mustn't be at all, or must be so many. */
export const exactly = (what: string, value: number, promised = 0): Figure =>
	figure(what, value, `= ${promised}`, value === promised);
/** What a drill must have come to, or it has shown nothing. */
export const atLeast = (what: string, value: number, promised: number): Figure =>
	figure(what, value, `≥ ${promised}`, value >= promised);
/** What may be so many at most. */
export const atMost = (what: string, value: number, promised: number): Figure =>
	figure(what, value, `≤ ${promised}`, value <= promised);
/** What may take so many seconds at most. */
export const inTime = (what: string, seconds: number, promised: number): Figure =>
	figure(what, seconds, `≤ ${promised} s`, seconds <= promised, true);
