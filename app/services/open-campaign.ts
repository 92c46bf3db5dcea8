import { randomBytes } from "node:crypto";
import { type Database, transaction } from "#db/client.server.ts";
import { leadsATask, sealSeed } from "#db/queries/campaigns.ts";
import { findChecklist } from "#db/queries/checklists.ts";
import { digest } from "#db/queries/get-docket.ts";
import type { Mode } from "#workflows/campaign/context.ts";
import type { ObjectKind } from "#workflows/campaign/draw.ts";
import { type Opened, openMatterWithin } from "./open-matter.ts";
import type { Sender } from "./sender.ts";

/** A campaign to open in a plan; with the version of a checklist that all its visits go by, or each by the one that it is begun with. */
export type NewCampaign = { planId: number; title: string; mode: Mode; objectKind: ObjectKind; checklistId: number | null };

const SEED_BYTES = 32;

/**
 * Opens a campaign of inspections, for whoever the plan's policy lets inspect: its secretariat, or a unit that leads a task of it. In the same transaction its
 * seed is made and sealed, so that the history commits to it before anything else of the draw is known. `noChecklist` when the jurisdiction has no such version.
 */
export async function openCampaign(
	db: Database,
	{ planId, checklistId, ...campaign }: NewCampaign,
	sender: Sender,
	now: Date,
): Promise<Opened | { ok: false; code: "noChecklist" }> {
	const [isLead, checklist] = await Promise.all([
		leadsATask(db.sql, planId, sender.unitId),
		checklistId === null ? null : findChecklist(db.sql, checklistId, sender.jurisdictionIds),
	]);
	if (checklistId !== null && !checklist) return { ok: false, code: "noChecklist" };
	return transaction(db, async (tx) => {
		const seed = randomBytes(SEED_BYTES).toString("hex");
		const { title } = campaign;
		const opening = {
			planId,
			kind: "campaign" as const,
			clause: "",
			title,
			gist: "",
			unitId: sender.unitId,
			input: { ...campaign, checklist, commitment: digest(seed) },
		};
		const opened = await openMatterWithin(tx, opening, sender, now, ({ policy, secretariatUnitId }, { unitId }) =>
			policy.inspect.some((party) => (party === "lead" ? isLead : secretariatUnitId === unitId)),
		);
		if (opened.ok) await sealSeed(tx.sql, opened.taskId, seed, now);
		return opened;
	});
}
