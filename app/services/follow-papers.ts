import type { Database } from "#db/client.server.ts";
import { listUnfollowed, markFollowed } from "#db/queries/holiday-papers.ts";
import { readSetting, writeSetting } from "#db/queries/settings.ts";
import { wakeDockets } from "#db/queries/wake-dockets.ts";
import { type HolidayPaper, knownOn } from "#workflows/calendar/calendar.ts";
import { builtInCalendar } from "#workflows/calendar/papers.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";

const FOLLOWED = "followedPapers";

const wake = (db: Database, jurisdictionId: number | null, { daysOff, makeUpDays }: HolidayPaper, now: Date) => {
	const days = [...daysOff.flatMap((stretch) => stretch.slice(0, 2)), ...makeUpDays].sort();
	const [from, to] = [days[0], days.at(-1)];
	return from && to ? wakeDockets(db.sql, { jurisdictionId, from, to }, now) : 0;
};

/** Papers of the portal itself: a new release brings one, or its day of issue comes. */
async function followBuiltIn(db: Database, now: Date): Promise<void> {
	const { papers } = knownOn(builtInCalendar, dateAt(now));
	const numbers = papers.map(({ number }) => number);
	const followed = await readSetting<string[]>(db.sql, FOLLOWED);
	if (followed?.join() === numbers.join()) return;
	for (const paper of papers) if (followed && !followed.includes(paper.number)) await wake(db, null, paper, now);
	await writeSetting(db.sql, FOLLOWED, numbers);
}

/**
 * Lets pending rungs follow the papers that have come out, been entered or been withdrawn since it last looked: the dockets concerned are woken, and
 * the sweep counts their rungs anew through the one door. Deadlines stay where they are: those a person moves. Cut short, it begins again.
 */
export async function followPapers(db: Database, now: Date): Promise<void> {
	await followBuiltIn(db, now);
	for (const paper of await listUnfollowed(db.sql)) {
		await wake(db, paper.jurisdictionId, paper, now);
		await markFollowed(db.sql, paper, now);
	}
}
