import { campaignStory } from "#db/built-in/campaign-story.ts";
import { employersBy, employersOn } from "#db/built-in/employers.ts";
import { meetingStory } from "#db/built-in/meeting-story.ts";
import { openings } from "#db/built-in/openings.ts";
import { otherStories } from "#db/built-in/other-stories.ts";
import { type Kind, kinds } from "#db/built-in/people.ts";
import { qingpuStory } from "#db/built-in/qingpu-story.ts";
import { stoneWorksStory } from "#db/built-in/stone-works-story.ts";
import type { Database } from "#db/client.server.ts";
import { builtInPlans } from "#db/plans/index.ts";
import type { PlanDocumentInput } from "#db/plans/plan-document.ts";
import { dropUndelivered } from "#db/queries/deliveries/address-notices.ts";
import { readCast } from "#db/queries/read-cast.ts";
import { addDays, dateAt, momentOf } from "#workflows/calendar/plain-date.ts";
import { enterBuiltInEmployers } from "./enter-built-in-employers.ts";
import { followPapers } from "./follow-papers.ts";
import { loadBodies } from "./load-bodies.ts";
import { loadPlan } from "./load-plan.ts";
import { makeBuiltInPeople } from "./make-built-in-people.ts";
import { playOpening } from "./play-opening.ts";
import { playAct } from "./play-story.ts";
import { sendTicks } from "./send-ticks.ts";

const timed = (date: string, minutes: number): Date => new Date(Date.parse(momentOf(date, "10:00")) + minutes * 60_000);
/** A plan without a printed date of issue enters the portal on this day. */
const UNDATED = "2020-09-01";
const enteredOn = (plan: PlanDocumentInput): string => plan.issuedOn ?? UNDATED;

/**
 * Loads the five built-in plans with made-up people, and plays their story day by day up to `until`: every plan enters on its day of issue,
 * the clocks tick every morning, every act goes through the one door. Works on an empty database only.
 * What was told before the last day is not mailed any more.
 */
export async function loadBuiltIns(db: Database, hashes: Record<Kind, string>, until: Date): Promise<void> {
	const acts = [...qingpuStory, ...campaignStory, ...stoneWorksStory, ...meetingStory, ...otherStories];
	const last = dateAt(until);
	for (let day = builtInPlans.map(enteredOn).sort()[0] ?? last; day <= last; day = addDays(day, 1)) {
		for (const plan of builtInPlans.filter((p) => enteredOn(p) === day)) {
			const planId = await loadPlan(db, plan, timed(day, -30));
			await makeBuiltInPeople(db.orm, plan.seed ?? "", hashes, timed(day, -20));
			await loadBodies(db, plan.seed ?? "", planId);
		}
		await followPapers(db, timed(day, -60));
		await sendTicks(db, new Date(Math.min(Date.parse(momentOf(day, "09:00")), until.getTime())));
		const opened = openings.filter((opening) => opening.on === day);
		if (day === employersOn) {
			const { seed, unit, position } = employersBy;
			await enterBuiltInEmployers(db, (await readCast(db.sql)).senderOf(seed, unit, position), timed(day, -15));
		}
		for (const opening of opened) await playOpening(db, opening, await readCast(db.sql), timed(day, -10));
		const todays = acts.filter((act) => act.on === day);
		const cast = todays.length > 0 ? await readCast(db.sql) : null;
		for (const [i, act] of todays.entries()) if (cast) await playAct(db, act, cast, timed(day, i));
	}
	await sendTicks(db, until);
	await dropUndelivered(db.sql, new Date(momentOf(last)));
}

/** The hashes to load people with when nobody is to sign in. */
export const noHashes = (): Record<Kind, string> => Object.fromEntries(kinds.map((kind) => [kind, ""])) as Record<Kind, string>;
