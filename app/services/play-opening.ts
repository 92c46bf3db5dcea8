import type { Opening } from "#db/built-in/openings.ts";
import type { Database } from "#db/client.server.ts";
import { listBodies } from "#db/queries/bodies.ts";
import { listChecklists } from "#db/queries/checklists.ts";
import { draftBulletin } from "./draft-bulletin.ts";
import { draftLetters } from "./draft-letters.ts";
import { draftSummary } from "./draft-summary.ts";
import { openCampaign } from "./open-campaign.ts";
import { planMeeting } from "./plan-meeting.ts";
import type { Cast } from "./play-story.ts";
import type { Sender } from "./sender.ts";

type Kind<K extends Opening["kind"]> = Extract<Opening, { kind: K }>;

async function campaign(db: Database, planId: number, opening: Kind<"campaign">, sender: Sender, at: Date) {
	const { title, mode, objectKind, subject } = opening;
	const lists = subject ? await listChecklists(db.sql, sender.jurisdictionIds) : [];
	const checklistId = lists.find((list) => list.subject === subject)?.id ?? null;
	return openCampaign(db, { planId, title, mode, objectKind, checklistId }, sender, at);
}

async function meeting(db: Database, planId: number, { body: name }: Kind<"meeting">, sender: Sender, at: Date) {
	const body = (await listBodies(db.sql, sender.jurisdictionIds)).find((of) => of.planId === planId && of.name === name);
	return planMeeting(db, body?.id ?? 0, sender, at);
}

async function letters(db: Database, planId: number, opening: Kind<"letter">, cast: Cast, sender: Sender, at: Date) {
	const unitIds = opening.units.map((unit) => cast.unitId(opening.seed, unit));
	const drafted = await draftLetters(db, { planId, unitIds }, sender, at);
	return drafted === unitIds.length ? { ok: true as const } : { ok: false as const, code: `${drafted} letters` };
}

function open(db: Database, opening: Opening, cast: Cast, sender: Sender, at: Date) {
	const planId = cast.planId(opening.seed);
	switch (opening.kind) {
		case "bulletin":
			return draftBulletin(db, planId, sender, at);
		case "summary":
			return draftSummary(db, { planId, from: opening.from, to: opening.to }, sender, at);
		case "campaign":
			return campaign(db, planId, opening, sender, at);
		case "meeting":
			return meeting(db, planId, opening, sender, at);
		case "letter":
			return letters(db, planId, opening, cast, sender, at);
	}
}

/** Opens the matters that one person of a built-in story opens. Throws when it is refused: the stories are kept true by the first start. */
export async function playOpening(db: Database, opening: Opening, cast: Cast, at: Date): Promise<void> {
	const { seed, by, position, on, kind } = opening;
	const opened = await open(db, opening, cast, cast.senderOf(seed, by, position), at);
	if (!opened.ok) throw new Error(`story: ${on} ${by} opens no ${kind}: ${opened.code}`);
}
