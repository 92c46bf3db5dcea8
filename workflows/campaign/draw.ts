import type { PlainDate } from "../calendar/plain-date.ts";
import { hazards } from "../employers.ts";

export const objectKinds = ["unit", "employer", "task"] as const;
export type ObjectKind = (typeof objectKinds)[number];
/** Employers are of a class of hazard; what isn't an employer is of no class. */
export const classesOf = (kind: ObjectKind): readonly string[] => (kind === "employer" ? hazards : ["all"]);

/** What may be drawn. The key names it for good (`employer:913…`, `unit:12`); the unit is the one in whose area or charge it is. */
export type Candidate = { key: string; name: string; class: string; unitId: number | null };
/** Who may be drawn to inspect. */
export type Inspector = { key: string; personId: number; name: string; unitId: number };
/** How much of a class is drawn, as a text such as plans print it: at least 30 %, or strictly more than 10 %. */
export type Ratio = { comparator: "≥" | ">"; percent: number };
/** 回避: this person doesn't inspect this object, and why. */
export type Avoidance = { inspector: string; object: string; reason: string };

/** All that a draw is made from, as it was fixed before anybody could know the seed. */
export type Terms = {
	candidates: Candidate[];
	ratios: Record<string, Ratio>;
	/** Empty where the inspecting unit sends whom it likes. */
	inspectors: Inspector[];
	perVisit: number;
};
export type Drawn = { key: string; inspectors: string[] };
/** A docket with more visits than that is no campaign but a census. */
export const MOST_VISITS = 300;
/** SHA-256 in hexadecimal digits. */
export type Digest = (text: string) => string;

/** Percents are counted in hundredths, so that no fraction of a binary number decides who is drawn. */
const WHOLE = 10_000;
const hundredths = (percent: number) => Math.round(percent * 100);
/** Whether a percent says nothing finer than what is counted. */
export const isInHundredths = (percent: number): boolean => hundredths(percent) / 100 === percent;

/** How many of so many the ratio asks for: the smallest number that satisfies its comparator; none where there are none. */
export function numberFor(count: number, { comparator, percent }: Ratio): number {
	const share = count * hundredths(percent);
	const least = comparator === "≥" ? Math.ceil(share / WHOLE) : Math.floor(share / WHOLE) + 1;
	return Math.min(count, least);
}

/** The one order of lists that are hashed and published. */
export const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

/** The terms in the one form in which they are hashed: sorted by key, fields in one order, so that the same terms always give the same text. */
export const canonical = ({ candidates, ratios, inspectors, perVisit }: Terms): string =>
	JSON.stringify([
		[...candidates].sort(byKey).map(({ key, name, class: of, unitId }) => [key, name, of, unitId]),
		Object.entries(ratios)
			.map(([key, { comparator, percent }]) => ({ key, terms: [comparator, hundredths(percent)] }))
			.sort(byKey)
			.map(({ key, terms }) => [key, ...terms]),
		[...inspectors].sort(byKey).map(({ key, personId, name, unitId }) => [key, personId, name, unitId]),
		perVisit,
	]);

/** In the order of what the digest of seed and key comes to. */
const ranked = <T extends { key: string }>(of: T[], seed: string, digest: Digest, mix = ""): T[] =>
	of
		.map((one) => ({ one, key: digest(`${seed}${mix}${one.key}`) }))
		.sort(byKey)
		.map(({ one }) => one);

/** Who may inspect an object: nobody of the unit in whose charge it is, and nobody who has to avoid it. */
const mayInspect = (object: Candidate, { inspectors }: Pick<Terms, "inspectors">, avoidances: Avoidance[]): Inspector[] =>
	inspectors.filter(
		({ key, unitId }) =>
			unitId !== object.unitId && !avoidances.some((one) => one.inspector === key && one.object === object.key),
	);

/** Objects that too few could inspect if they were drawn: known before anything is. */
export const unattended = (terms: Terms, avoidances: Avoidance[]): Candidate[] =>
	terms.inspectors.length === 0
		? []
		: terms.candidates.filter((object) => mayInspect(object, terms, avoidances).length < terms.perVisit);

/**
 * Who inspects each object, one object after the other: of those who may, whoever has been given the fewest so far, and of as many in the order of
 * digest(seed + object's key / + inspector's key). So the work is shared out evenly, and nobody can tell before to whom.
 */
function teams(objects: Candidate[], terms: Terms, avoidances: Avoidance[], seed: string, digest: Digest): Drawn[] {
	const given = new Map<string, number>();
	const countOf = ({ key }: Inspector) => given.get(key) ?? 0;
	return objects.map((object) => {
		const able = ranked(mayInspect(object, terms, avoidances), seed, digest, `${object.key}/`);
		const team = able.sort((a, b) => countOf(a) - countOf(b)).slice(0, terms.perVisit);
		for (const one of team) given.set(one.key, countOf(one) + 1);
		return { key: object.key, inspectors: team.map(({ key }) => key) };
	});
}

/**
 * The draw: within each class the candidates in the order of digest(seed + key), of which the first so many are taken as the ratio asks for; then who
 * inspects them, leaving out who has to avoid an object. Pure: the same terms and seed give the same draw, whoever makes it.
 */
export function draw(terms: Terms, avoidances: Avoidance[], seed: string, digest: Digest): Drawn[] {
	const classes = Object.entries(terms.ratios)
		.map(([key, ratio]) => ({ key, ratio }))
		.sort(byKey);
	const objects = classes.flatMap(({ key: of, ratio }) => {
		const within = terms.candidates.filter((candidate) => candidate.class === of);
		return ranked(within, seed, digest).slice(0, numberFor(within.length, ratio));
	});
	return teams(objects, terms, avoidances, seed, digest);
}

/** The dates of so many visits, in their order, spread evenly over the days that there are. */
export const spread = (count: number, days: PlainDate[]): PlainDate[] =>
	Array.from({ length: count }, (_, i) => days[Math.floor((i * days.length) / count)] ?? "");
