import type { Visitor } from "#tests/support/http.ts";
import { loginOf, type Portal } from "#tests/support/server.ts";

/** The task that the matrix turns on: 青浦's survey of employers, in which 朱家角 cooperates and 华新 has handed in a file. */
export const TASK = { seed: "000", clause: "三（一）1" };

/** Who asks: nobody, everybody with a part in the task, those without one, and those who may no longer ask. */
export const kinds = [
	"nobody",
	"disabled",
	"ended",
	"lead",
	"leadHead",
	"cooperating",
	"head",
	"owner",
	"bystander",
	"secretariat",
	"leadership",
	"neighbour",
	"administrator",
] as const;
export type Kind = (typeof kinds)[number];

const guests: readonly Kind[] = ["nobody", "disabled", "ended"];
/** Whether somebody counts as not signed in. */
export const isGuest = (kind: Kind): boolean => guests.includes(kind);

/** The id of a task of a built-in plan. */
export async function taskId({ db }: Portal, seed: string, clause: string): Promise<number> {
	const [row] = await db.sql<{ id: number }[]>`
		select t.id from tasks t join plans p on p.id = t.plan_id where p.seed = ${seed} and t.clause = ${clause}`;
	if (!row) throw new Error(`no task ${clause} in ${seed}`);
	return row.id;
}

/** A bureau of 青浦 that has no part in a task. */
async function unitOutside({ db }: Portal, task: number): Promise<string> {
	const [row] = await db.sql<{ name: string }[]>`
		select u.name from plans p join plan_units pu on pu.plan_id = p.id join units u on u.id = pu.unit_id
		where p.seed = '000' and u.kind = 'bureau' and not u.is_group and not u.is_outside
			and not exists (select from steps s where s.task_id = ${task} and s.unit_id = u.id) order by u.id limit 1`;
	if (!row) throw new Error("every unit has a part in the task");
	return row.name;
}

/** Signs somebody in whom an administrator disables a moment later. */
async function disabled(portal: Portal): Promise<Visitor> {
	const person = await portal.as("赵巷镇人民政府");
	await portal.db.sql`update people set is_disabled = true where login = ${await loginOf(portal.db, "赵巷镇人民政府")}`;
	return person;
}

/** Somebody who has signed out, but whose browser still sends the old cookie. */
async function ended(portal: Portal): Promise<Visitor> {
	const person = await portal.as("练塘镇人民政府");
	const { cookie } = person;
	await person.post("/sign-out", {});
	person.cookie = cookie;
	return person;
}

/** One person of each kind, as their browsers stand. */
export async function gather(portal: Portal): Promise<Record<Kind, Visitor>> {
	const task = await taskId(portal, TASK.seed, TASK.clause);
	return {
		nobody: portal.nobody(),
		disabled: await disabled(portal),
		ended: await ended(portal),
		lead: await portal.as("区卫生健康委"),
		leadHead: await portal.as("区卫生健康委", "head"),
		cooperating: await portal.as("朱家角镇人民政府"),
		head: await portal.as("朱家角镇人民政府", "head"),
		owner: await portal.as("华新镇人民政府"),
		bystander: await portal.as(await unitOutside(portal, task)),
		secretariat: await portal.as("区公共卫生联席会议办公室"),
		leadership: await portal.as("区人民政府"),
		neighbour: await portal.as("区卫生健康委", "officer", "001"),
		administrator: await portal.asAdministrator(),
	};
}
