import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Visitor } from "#tests/support/http.ts";
import { type Portal, startPortal } from "#tests/support/server.ts";
import { textOf } from "./html.ts";

let portal: Portal;
let secretariat: Visitor;
beforeAll(async () => {
	portal = await startPortal(inject("serverUrl"), { LIANDU_NOW: "2020-09-10T09:00+08:00" });
	secretariat = await portal.as("区公共卫生联席会议办公室");
});
afterAll(async () => {
	expect(portal.words()).toBe("");
	await portal.close();
});

const linesIn = (html: string): number => (html.split("<tbody>")[1]?.match(/<tr>/g) ?? []).length;

test("a task that isn't issued shows its printed date in the list and on its page", async () => {
	const [task] = await portal.db.sql<{ id: number; clause: string; on: string }[]>`
		select t.id, t.clause, s.due_on as on from steps s join tasks t on t.id = s.task_id join plans p on p.id = t.plan_id
		where p.seed = '000' and s.machine = 'deployment' and s.state in ('toAssign', 'drafted') and s.due_on is not null order by s.task_id limit 1`;
	expect(task).toBeDefined();
	const { text: list } = await secretariat.get(`/tasks?q=${encodeURIComponent(task?.clause ?? "")}`);
	const row = list.split("<tr>").find((part) => part.includes(`href="/tasks/${task?.id}"`));
	expect(row).toContain(`>${task?.on}<`);
	expect(textOf((await secretariat.get(`/tasks/${task?.id}`)).text)).toContain(`文件时限 ${task?.on}`);
});

/** The numbers of a ledger's lines, page after page, as whoever goes on reads them. */
async function numbersOf(path: string | undefined): Promise<number[]> {
	if (path === undefined) return [];
	const { text } = await secretariat.get(path);
	const numbers = [...text.matchAll(/<tr><td[^>]*>(\d+)<\/td>/g)].map(([, no]) => Number(no));
	const next = /href="(\?[^"]*after=[^"]*)"/.exec(text)?.[1];
	return [...numbers, ...(await numbersOf(next && `/ledgers/work${next.replaceAll("&amp;", "&")}`))];
}

test("a ledger is read page by page, each line once and numbered through; all at once only what can be printed", async () => {
	const { sql } = portal.db;
	const { text: first } = await secretariat.get("/ledgers/work");
	expect(linesIn(first)).toBe(50);
	const all = Number(/共 (\d+) 条/.exec(textOf(first))?.[1]);
	expect(textOf(first)).toContain("本页第 1–50 条，导出的 XLSX 包含全部");
	expect(await numbersOf("/ledgers/work")).toEqual(Array.from({ length: all }, (_, i) => i + 1));
	expect(linesIn((await secretariat.get("/ledgers/work?show=all")).text)).toBe(all);
	// More parts than can be shown at once: copies of one part's only entry. Nothing else can be read of that task afterwards, so this comes last.
	await sql`
		with one as (select s.* from steps s join dockets d using (task_id) join plans p on p.id = d.plan_id
			where p.seed = '000' and s.machine = 'implementation' and s.state = 'assigned' order by s.task_id, s.no limit 1),
		more as (insert into steps select (jsonb_populate_record(null::steps, to_jsonb(one) || jsonb_build_object('no', 1000 + n))).* from one, generate_series(1, 300) n returning task_id, no)
		insert into entries select (jsonb_populate_record(null::entries, to_jsonb(e) || jsonb_build_object('seq', 10000 + more.no, 'step_no', more.no))).*
			from more join one using (task_id) join lateral (select * from entries e where e.task_id = one.task_id and e.step_no = one.no order by e.seq limit 1) e on true`;
	const { text: after } = await secretariat.get("/ledgers/work?show=all");
	expect(linesIn(after)).toBe(300);
	expect(textOf(after)).toContain(`共 ${all + 300} 条`);
	expect(textOf(after)).not.toContain("全部显示");
	expect(await numbersOf("/ledgers/work")).toEqual(Array.from({ length: all + 300 }, (_, i) => i + 1));
});
