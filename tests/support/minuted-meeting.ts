import { planMeeting } from "#app/services/plan-meeting.ts";
import { sendEvent } from "#app/services/send-event.ts";
import type { Sender } from "#app/services/sender.ts";
import type { Database } from "#db/client.server.ts";
import { findDocket } from "#db/queries/get-docket.ts";
import { readCast } from "#db/queries/read-cast.ts";
import { meetingIn } from "#workflows/meeting/context.ts";
import { MOMENT } from "./scene.ts";

const SEED = "000";
const OFFICE = "区公共卫生联席会议办公室";
const HEALTH = "区卫生健康委";
/** A task that nobody leads and whose document leaves open who is meant. */
const WAITING = "五（一）";

/** A meeting whose minutes wait for a head to issue them, and the event that does. */
export type Minuted = { taskId: number; seen: number; head: Sender };

/** Plans 青浦's next meeting, holds it, and minutes it: so many resolutions, and a task that is given to a unit. */
export async function minutedMeeting(db: Database, resolutions: number): Promise<Minuted> {
	const cast = await readCast(db.sql);
	const officer = cast.senderOf(SEED, OFFICE, "officer");
	const [body] = await db.sql<{ id: number }[]>`select id from bodies where plan_id = ${cast.planId(SEED)}`;
	const plan = async () => {
		const planned = await planMeeting(db, body?.id ?? 0, officer, MOMENT);
		if (!planned.ok) throw new Error(planned.code);
		return planned.taskId;
	};
	let taskId = await plan();
	const docketNow = async () => {
		const docket = await findDocket(db.sql, taskId, null);
		if (!docket) throw new Error("the meeting is gone");
		return docket;
	};
	const must = async (type: string, data: Record<string, unknown>) => {
		const seen = (await docketNow()).steps[0]?.seq ?? 0;
		const outcome = await sendEvent(db, { taskId, stepNo: 1, type, data, seen }, officer, MOMENT);
		if (!outcome.ok) throw new Error(`${type}: ${JSON.stringify(outcome.refusal)}`);
	};
	// The one that the story has called makes way for one of our own.
	if ((await docketNow()).steps[0]?.state === "called") {
		await must("meeting.cancel", { reason: "r" });
		taskId = await plan();
	}
	await must("meeting.call", { on: "2020-09-10", time: "09:30", place: "p" });
	const { agenda, members } = meetingIn(await docketNow());
	const attendance = Object.fromEntries(members.map(({ unitId }) => [unitId, "present"]));
	await must("meeting.hold", { chairedBy: "c", attendance });
	for (const { key: item, source } of agenda) if (source !== "resolution") await must("agenda.discuss", { item, text: "t" });
	const [item] = agenda.map(({ key }) => key);
	const leadUnitId = cast.unitId(SEED, HEALTH);
	for (let n = 1; n <= resolutions; n++)
		await must("resolution.propose", { item, words: `议定事项${n}`, leadUnitId, dueOn: "2020-10-20" });
	const task = String(cast.taskId(SEED, WAITING));
	await must("resolution.assign", { item, words: "牵头", task, role: "lead", unitIds: [leadUnitId] });
	await must("meeting.minute", {});
	return { taskId, seen: (await docketNow()).steps[0]?.seq ?? 0, head: cast.senderOf(SEED, OFFICE, "head") };
}

/** Issues the minutes. Done twice, the second is told that the meeting has moved. Throws on any other refusal. */
export async function issueMinutes(db: Database, { taskId, seen, head }: Minuted): Promise<void> {
	const outcome = await sendEvent(db, { taskId, stepNo: 1, type: "minutes.issue", data: {}, seen }, head, MOMENT);
	if (!outcome.ok && outcome.refusal.code !== "stale") throw new Error(outcome.refusal.code);
}
