import type { Database } from "#db/client.server.ts";
import { MOMENT } from "./scene.ts";

/**
 * What the clock has done since the story ended, step by step; orders apart, which are answered from the day they are really sent, and when it found
 * that a paper had moved a rung, which depends on when it looked.
 */
export const ticks = ({ sql }: Database) => sql<{ task: number; step: number; event: string; rung: number; clock: string }[]>`
	select task_id as task, step_no as step, event, rung, to_clock as clock from entries
	where actor = 'clock' and at > ${MOMENT.toISOString()} and machine <> 'order' and event <> 'ladder.recounted' order by task_id, step_no, seq`;

/** Which parts an order was sent on, and how often. */
export const orders = ({ sql }: Database) => sql`
	select task_id, parent_no, unit_id, count(*)::int as n from steps where machine = 'order' group by 1, 2, 3 order by 1, 2`;

/** Rungs that a part has climbed more than once. */
export const rungsTwice = ({ sql }: Database) => sql`
	select task_id, step_no, rung from entries where event = 'rung.reached' and at > ${MOMENT.toISOString()}
	group by task_id, step_no, rung having count(*) > 1`;
