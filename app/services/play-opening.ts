import type { Opening } from "#db/built-in/openings.ts";
import type { Database } from "#db/client.server.ts";
import { draftLetters } from "./draft-letters.ts";
import type { Cast } from "./play-story.ts";

/** Opens the matters that one person of a built-in story opens. Throws when it is refused: the stories are kept true by the first start. */
export async function playOpening(db: Database, { seed, by, position, units, on }: Opening, cast: Cast, at: Date): Promise<void> {
	const unitIds = units.map((unit) => cast.unitId(seed, unit));
	const drafted = await draftLetters(db, { planId: cast.planId(seed), unitIds }, cast.senderOf(seed, by, position), at);
	if (drafted !== units.length) throw new Error(`story: ${on} ${by} drafted ${drafted} letters`);
}
