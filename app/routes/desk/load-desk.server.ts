import type { AppLoadContext } from "@remix-run/node";
import { listDockets } from "#db/queries/get-docket.ts";
import { type DeskRow, listDesk, listSilent, listStanding } from "#db/queries/list-desk.ts";
import { listUnitOptions, unitNames } from "#db/queries/list-units.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { availableEvents } from "#workflows/decide.ts";
import { type Lit, lightOf } from "#workflows/light.ts";
import { isAwaited, isOnDesk } from "../../components/event-tones.ts";
import { type EventView, eventView } from "../../lib/event-view.server.ts";
import { type HattedViewer, jurisdictionIdsOf, senderOf } from "../../lib/require-viewer.server.ts";
import { loadEscalations } from "../escalations/load-escalations.server.ts";
import { type Group, groupOf, groups } from "./groups.ts";
import { isInPlace } from "./in-place.ts";

const SHOWN = 12;
/** Of what others owe so much is shown above what the unit has to do itself. */
const AT_A_GLANCE = 6;
/** Who watches over a whole plan: its secretariat, and the government it is carried out under. */
const overlooks = ({ hat }: HattedViewer): boolean => hat.isSecretariat || hat.unitKind === "government";
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
export async function loadDesk(viewer: HattedViewer, { db, now }: Pick<AppLoadContext, "db" | "now">) {
	const today = dateAt(now);
	const [rows, standing, silent, climbed] = await Promise.all([
		listDesk(db.sql, viewer.hat),
		listStanding(db.sql, jurisdictionIdsOf(viewer)),
		listSilent(db.sql, viewer.hat, AT_A_GLANCE),
		overlooks(viewer) ? loadEscalations(viewer, { db, now }, AT_A_GLANCE) : [],
	]);
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
			.map((event) => eventView(event, docket, today))
			.filter((event) => (wanted ? wanted.includes(event.type) : isOnDesk(event.type) || isAwaited(event)));
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
		items.some((item) => item.events.some((e) => isInPlace(e) && e.fields.some((f) => f.from))),
	);
	const units = asksForUnits ? await listUnitOptions(db.sql, viewer.hat.jurisdictionId) : [];
	return {
		groups: filled,
		standing,
		silent: silent.map((row) => ({ ...row, lit: lightOf(row, false, today, viewer.calendar) })),
		climbed,
		today,
		unit: viewer.hat.unitName,
		names: await unitNames(db.sql, [...new Set(blocking)]),
		units: units.filter((unit) => !unit.isOpen),
	};
}
