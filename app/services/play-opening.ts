import type { Opening } from "#db/built-in/openings.ts";
import type { Database } from "#db/client.server.ts";
import { listChecklists } from "#db/queries/checklists.ts";
import { draftBulletin } from "./draft-bulletin.ts";
import { draftLetters } from "./draft-letters.ts";
import { openCampaign } from "./open-campaign.ts";
import type { Cast } from "./play-story.ts";

/** Opens the matters that one person of a built-in story opens. Throws when it is refused: the stories are kept true by the first start. */
export async function playOpening(db: Database, opening: Opening, cast: Cast, at: Date): Promise<void> {
	const { seed, by, position, on } = opening;
	const [planId, sender] = [cast.planId(seed), cast.senderOf(seed, by, position)];
	if (opening.kind === "bulletin") {
		const drafted = await draftBulletin(db, planId, sender, at);
		if (!drafted.ok) throw new Error(`story: ${on} ${by} drafted no bulletin: ${drafted.code}`);
		return;
	}
	if (opening.kind === "campaign") {
		const { title, mode, objectKind, subject } = opening;
		const checklists = subject === undefined ? [] : await listChecklists(db.sql, sender.jurisdictionIds);
		const checklistId = checklists.find((one) => one.subject === subject)?.id ?? null;
		const opened = await openCampaign(db, { planId, title, mode, objectKind, checklistId }, sender, at);
		if (!opened.ok) throw new Error(`story: ${on} ${by} opens ${title}: ${opened.code}`);
		return;
	}
	const { units } = opening;
	const drafted = await draftLetters(db, { planId, unitIds: units.map((unit) => cast.unitId(seed, unit)) }, sender, at);
	if (drafted !== units.length) throw new Error(`story: ${on} ${by} drafted ${drafted} letters`);
}
