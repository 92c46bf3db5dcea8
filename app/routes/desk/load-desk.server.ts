import type { AppLoadContext } from "@remix-run/node";
import { listDockets } from "#db/queries/get-docket.ts";
import { type DeskRow, listDesk, listStanding } from "#db/queries/list-desk.ts";
import { listUnitOptions, unitNames } from "#db/queries/list-units.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { availableEvents } from "#workflows/decide.ts";
import { type Lit, lightOf } from "#workflows/light.ts";
import { type EventView, eventView } from "../../lib/event-view.server.ts";
import { type HattedViewer, jurisdictionIdsOf, senderOf } from "../../lib/require-viewer.server.ts";
import { type Group, groupOf, groups } from "./groups.ts";
import { inPlace } from "./in-place.ts";

const SHOWN = 12;
/** Events that are worked off row by row; all others are found on the page of the task. */
const IN_PLACE = new Set([
	"duty.sign",
	"duty.refuse",
	"report.submit",
	"report.accept",
	"report.return",
	"duty.unblock",
	"change.sign",
	"extension.request",
	"extension.grant",
	"extension.refuse",
	"point.object",
	"point.keep",
	"bulletin.issue",
	"order.receive",
	"order.answer",
	"order.uphold",
	"order.return",
	"order.lift",
	"deadline.confirm",
	"task.issue",
	"task.close",
	"duty.uphold",
	"sanction.decide",
	"sanction.refuse",
	"sanction.publish",
	"referral.receive",
	"referral.answer",
	"referral.askAgain",
	"referral.close",
	"rectification.plan",
	"rectification.approve",
	"rectification.submit",
	"rectification.verify",
	"rectification.sign",
	"rectification.publish",
	"lookback.pass",
	"lookback.relapse",
	"visit.begin",
	"visit.record",
	"inspection.conclude",
	"campaign.draw",
	"campaign.start",
	"campaign.conclude",
]);
/** What answers a group, where a step could take more than that. */
const ANSWERS: Partial<Record<Group, readonly string[]>> = {
	answer: ["order.receive", "order.answer"],
	changed: ["change.sign"],
	toConfirm: ["deadline.confirm"],
	overdue: [
		"duty.sign",
		"report.submit",
		"extension.request",
		"rectification.plan",
		"rectification.submit",
		"referral.receive",
		"referral.answer",
		"visit.begin",
	],
};

export type DeskItem = DeskRow & { lit: Lit; events: EventView[] };
export type DeskGroup = { group: Group; items: DeskItem[]; count: number };

/** What waits for the viewer's unit today, grouped, each row with the events that answer it. */
export async function loadDesk(viewer: HattedViewer, { db, now }: AppLoadContext) {
	const today = dateAt(now);
	const [rows, standing] = await Promise.all([listDesk(db.sql, viewer.hat), listStanding(db.sql, jurisdictionIdsOf(viewer))]);
	const lit = rows.map((row) => ({ ...row, lit: lightOf(row, false, today, viewer.calendar) }));
	const byGroup = Map.groupBy(lit, (row) => groupOf(row, row.lit, today));
	const shown = groups.flatMap((group) => byGroup.get(group)?.slice(0, SHOWN) ?? []);
	const taskIds = [...new Set(shown.map((row) => row.taskId))];
	const dockets = new Map(
		(taskIds.length > 0 ? await listDockets(db.sql, taskIds, jurisdictionIdsOf(viewer)) : []).map((docket) => [
			docket.id,
			docket,
		]),
	);
	const eventsOf = (row: DeskRow, group: Group): EventView[] => {
		const docket = dockets.get(row.taskId);
		const step = docket?.steps[row.stepNo - 1];
		if (!docket || !step) return [];
		const wanted = ANSWERS[group];
		return availableEvents(docket, senderOf(viewer), now, step)
			.filter(({ type }) => (wanted ? wanted.includes(type) : IN_PLACE.has(type)))
			.map((event) => eventView(event, docket, today));
	};
	const filled = groups.flatMap((group): DeskGroup[] => {
		const members = byGroup.get(group) ?? [];
		const items = members.slice(0, SHOWN).map((row) => ({ ...row, events: eventsOf(row, group) }));
		return members.length > 0 ? [{ group, items, count: members.length }] : [];
	});
	const blocking = filled.flatMap(({ items }) =>
		items.flatMap((i) => i.events.flatMap((e) => e.obstacles.flatMap((o) => o.unitIds))),
	);
	const asksForUnits = filled.some(({ items }) =>
		items.some((item) => inPlace(item.events).some((e) => e.fields.some((f) => f.from))),
	);
	const units = asksForUnits ? await listUnitOptions(db.sql, viewer.hat.jurisdictionId) : [];
	return {
		groups: filled,
		standing,
		today,
		unit: viewer.hat.unitName,
		names: await unitNames(db.sql, [...new Set(blocking)]),
		units: units.filter((unit) => !unit.isOpen),
	};
}
