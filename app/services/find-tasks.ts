import type { Sql } from "#db/client.server.ts";
import { listTasks, type TaskFilter, type TaskRow } from "#db/queries/list-tasks.ts";
import type { Calendar } from "#workflows/calendar/calendar.ts";
import type { PlainDate } from "#workflows/calendar/plain-date.ts";
import { type Lit, lightOfTask } from "#workflows/light.ts";

/** A task as the list shows it: with its light, and the date that it is the light of. */
export type ListedTask = Omit<TaskRow, "parts"> & { lit: Lit; dueOn: PlainDate | null };

const CHUNK = 500;

/** The first `limit` tasks that fit a filter. A light is never stored, so it is filtered by what `lightOfTask` says of each, which is what is drawn. */
export async function findTasks(
	sql: Sql,
	jurisdictionIds: number[],
	{ light, ...filter }: TaskFilter,
	today: PlainDate,
	calendar: Calendar,
	limit: number,
): Promise<ListedTask[]> {
	const size = light === null ? limit : CHUNK;
	const found: ListedTask[] = [];
	for (let { after } = filter; ; ) {
		const rows = await listTasks(sql, jurisdictionIds, { ...filter, after }, size);
		for (const { parts, ...row } of rows) {
			const lit = lightOfTask({ ...row, parts }, today, calendar);
			if (light === null || lit.lit.light === light) found.push({ ...row, ...lit });
		}
		const last = rows.at(-1);
		if (found.length >= limit || rows.length < size || !last) return found.slice(0, limit);
		after = last.id;
	}
}
