import { openCampaign } from "#app/services/open-campaign.ts";
import { sendEvent } from "#app/services/send-event.ts";
import type { Sender } from "#app/services/sender.ts";
import type { Database } from "#db/client.server.ts";
import { findDocket } from "#db/queries/get-docket.ts";
import { MOMENT } from "./scene.ts";

/** Sends one event to a step of a docket as it stands; throws if it is refused. */
async function sendAs(db: Database, sender: Sender, taskId: number, stepNo: number, type: string, data = {}): Promise<void> {
	const seen = (await findDocket(db.sql, taskId, null))?.steps[stepNo - 1]?.seq ?? 0;
	const outcome = await sendEvent(db, { taskId, stepNo, type, data, seen }, sender, MOMENT);
	if (!outcome.ok) throw new Error(`${type}: ${JSON.stringify({ ...outcome.refusal, docket: undefined })}`);
}

/** A campaign on two units of a built-in plan, opened and drawn by its secretariat; gives the id of its task. */
export async function drawnCampaign(db: Database, seed: string): Promise<number> {
	const [plan] = await db.sql<{ id: number; jurisdictionId: number; unitId: number; personId: number }[]>`
		select p.id, p.jurisdiction_id as "jurisdictionId", o.unit_id as "unitId", o.person_id as "personId"
		from plans p join positions o on o.unit_id = p.secretariat_unit_id and o.position = 'officer' where p.seed = ${seed} order by o.id limit 1`;
	if (!plan) throw new Error(`plan ${seed} has no secretariat`);
	const { id: planId, jurisdictionId, ...chair } = plan;
	const sender: Sender = { kind: "person", ...chair, position: "officer", jurisdictionIds: [jurisdictionId] };
	const units = await db.sql<{ id: number }[]>`
		select id from units where jurisdiction_id = ${jurisdictionId} and not is_group and not is_outside and id <> ${chair.unitId} order by id limit 2`;
	const campaign = { planId, title: "检查", mode: "random", objectKind: "unit", checklistId: null } as const;
	const opened = await openCampaign(db, campaign, sender, MOMENT);
	if (!opened.ok) throw new Error(opened.code);
	const { taskId } = opened;
	await sendAs(db, sender, taskId, 1, "campaign.freeze", {
		unitIds: units.map(({ id }) => id),
		ratios: { all: { comparator: "≥", percent: "50" } },
		from: "2020-09-14",
		until: "2020-09-18",
	});
	await sendAs(db, sender, taskId, 1, "campaign.draw");
	return taskId;
}
