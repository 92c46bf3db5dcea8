import { z } from "zod";
import type { CampaignContext } from "./context.ts";
import { canonical, type Digest, type Drawn, draw, isInHundredths } from "./draw.ts";

const key = z.string().min(1).max(100);
const ratio = z.strictObject({ comparator: z.enum(["≥", ">"]), percent: z.number().min(0).max(100).refine(isInHundredths) });

/** The published file of a draw: everything that it was made from and what came out, so that anybody can make it again. */
const proofForm = z.strictObject({
	format: z.literal("liandu-draw/2"),
	campaign: z.strictObject({ id: z.number().int(), title: z.string() }),
	/** SHA-256 of the seed, in the history since the campaign was opened. */
	commitment: z.string(),
	/** SHA-256 of the terms, in the history since they were frozen. */
	listHash: z.string(),
	candidates: z.array(z.strictObject({ key, name: z.string(), class: z.string(), unitId: z.number().int().nullable() })),
	ratios: z.record(z.string(), ratio),
	inspectors: z.array(z.strictObject({ key, personId: z.number().int(), name: z.string(), unitId: z.number().int() })),
	perVisit: z.number().int().min(0),
	avoidances: z.array(z.strictObject({ inspector: key, object: key, reason: z.string() })),
	seed: z.string(),
	drawn: z.array(z.strictObject({ key, inspectors: z.array(key) })),
	/** SHA-256 of all the above, as the portal shows it beside the draw. */
	hash: z.string(),
});
export type Proof = z.output<typeof proofForm>;

/** Facts of the file of a campaign's draw, from what the campaign remembers; null before it is drawn. */
export function drawFacts(id: number, context: CampaignContext): Facts | null {
	const { title, commitment, listHash, terms, avoidances, seed, drawn } = context;
	if (!terms || !listHash || !seed || !drawn) return null;
	return { campaign: { id, title }, commitment, listHash, ...terms, avoidances, seed, drawn };
}

type Facts = Omit<Proof, "hash" | "format">;

const sealOf = ({ campaign, commitment, listHash, seed, drawn, avoidances, ...terms }: Facts, digest: Digest): string =>
	digest(
		JSON.stringify([
			[campaign.id, campaign.title],
			commitment,
			listHash,
			canonical(terms),
			avoidances.map(({ inspector, object, reason }) => [inspector, object, reason]),
			seed,
			drawn.map((one) => [one.key, one.inspectors]),
		]),
	);

/** The file of a draw from its facts. Pure. */
export const proofOf = (facts: Facts, digest: Digest): Proof => ({
	format: "liandu-draw/2",
	...facts,
	hash: sealOf(facts, digest),
});

/** In the one order in which a list is published, and nothing twice. */
const isInOrder = (of: { key: string }[]) => of.every((one, i) => i === 0 || (of[i - 1]?.key ?? "") < one.key);
const isAvoided = ({ drawn, avoidances, inspectors, candidates }: Proof): boolean => {
	const unitOf = new Map<string, number | null>([...candidates, ...inspectors].map((one) => [one.key, one.unitId]));
	return drawn.some(({ key: object, inspectors: team }) =>
		team.some(
			(one) =>
				unitOf.get(one) === unitOf.get(object) ||
				avoidances.some((avoided) => avoided.inspector === one && avoided.object === object),
		),
	);
};

/** What a draw's file has to hold, in the order in which it is asked; the last redoes the draw. */
const checks = {
	seed: ({ seed, commitment }: Proof, digest: Digest) => digest(seed) === commitment,
	keys: ({ candidates, inspectors }: Proof) => isInOrder(candidates) && isInOrder(inspectors),
	classes: ({ candidates, ratios }: Proof) => candidates.every((one) => Object.hasOwn(ratios, one.class)),
	list: (proof: Proof, digest: Digest) => digest(canonical(proof)) === proof.listHash,
	avoidance: (proof: Proof) => !isAvoided(proof),
	drawn: ({ drawn, avoidances, seed, ...terms }: Proof, digest: Digest) =>
		JSON.stringify(draw(terms, avoidances, seed, digest).map(pair)) === JSON.stringify(drawn.map(pair)),
	hash: ({ hash, format: _, ...facts }: Proof, digest: Digest) => sealOf(facts, digest) === hash,
} as const;
const pair = ({ key: of, inspectors }: Drawn) => [of, inspectors];
export type Flaw = "form" | keyof typeof checks;

/** The first thing that doesn't hold in what claims to be the file of a draw, or null. Pure; looks at nothing but the file. */
export function flawIn(file: unknown, digest: Digest): Flaw | null {
	const read = proofForm.safeParse(file);
	if (!read.success) return "form";
	const failed = Object.entries(checks).find(([, holds]) => !holds(read.data, digest));
	return failed ? (failed[0] as Flaw) : null;
}
