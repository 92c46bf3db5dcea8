import { type Database, transaction } from "#db/client.server.ts";
import { listBulletinPlans } from "#db/queries/bulletins.ts";
import { getCalendar } from "#db/queries/holiday-papers.ts";
import { lockPlan } from "#db/queries/letters.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { bulletinText } from "../messages/papers/bulletin.ts";
import { openMatterWithin } from "./open-matter.ts";
import { proposePoints } from "./propose-points.ts";
import type { Sender } from "./sender.ts";

export type Drafted = { ok: true; taskId: number } | { ok: false; code: "notFound" | "nothing" };

/**
 * Drafts the next bulletin of a plan from what stands, and what has happened since the last one. For the plan's secretariat (`notFound` for everybody else);
 * `nothing` when there is nothing to say. Gives the one that is on its way already, if one is: whoever sends the form twice drafts once.
 */
export const draftBulletin = (db: Database, planId: number, sender: Sender, now: Date): Promise<Drafted> =>
	transaction(db, async (tx): Promise<Drafted> => {
		await lockPlan(tx.sql, planId);
		const plan = (await listBulletinPlans(tx.sql, sender.jurisdictionIds, sender.unitId)).find(({ id }) => id === planId);
		if (!plan) return { ok: false, code: "notFound" };
		if (plan.openTaskId !== null) return { ok: true, taskId: plan.openTaskId };
		const { since, names, title } = plan;
		const calendar = await getCalendar(tx.sql, plan.jurisdictionId, now);
		const points = await proposePoints(tx.sql, planId, { since, until: now }, calendar);
		if (points.length === 0) return { ok: false, code: "nothing" };
		const asOf = dateAt(now);
		const period = { since: since?.toISOString() ?? null, until: now.toISOString(), asOf };
		const matter = { planId, kind: "bulletin" as const, clause: "", title: bulletinText.title(title, asOf), gist: "" };
		const input = { ...period, text: bulletinText.text, names, points };
		const opened = await openMatterWithin(tx, { ...matter, unitId: sender.unitId, input }, sender, now);
		if (!opened.ok) throw new Error(`a bulletin of plan ${planId}: ${opened.code}`);
		return opened;
	});
