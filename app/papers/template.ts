import { type PaperWords, type Place, places } from "../messages/papers/common.ts";

/** What stands in the named places of a phrase. */
export type Filling = Partial<Record<Place, string | number>>;
/** Says one of a paper's phrases, its places filled. */
export type Say<K extends string = string> = (key: K, filling?: Filling) => string;

const PLACE = /\{([^{}]*)\}/g;
const keys = new Map<string, Place>(Object.entries(places).map(([key, name]) => [name, key as Place]));

/** The places that a phrase names. */
export const placesIn = (phrase: string): string[] => [...phrase.matchAll(PLACE)].map(([, name]) => name ?? "");

/** A phrase with its places filled; a place that nothing is known for stays as it is written. Pure. */
export const fill = (phrase: string, filling: Filling): string =>
	phrase.replace(PLACE, (written, name: string) => {
		const key = keys.get(name);
		return String((key && filling[key]) ?? written);
	});

export const sayFrom =
	<K extends string>({ phrases }: PaperWords<K>): Say<K> =>
	(key, filling = {}) =>
		fill(phrases[key], filling);

const NO = `{${places.no}}`;

/** What is printed before and after the number of a paper. Pure; without a place for the number in its pattern, the number comes last. */
export function numberFrame({ number }: PaperWords, year: number): { before: string; after: string } {
	const [before = "", ...after] = fill(number, { year }).split(NO);
	return { before, after: after.join("") };
}
