import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { sendTicks } from "#app/services/send-ticks.ts";
import { readHealth } from "#db/queries/health.ts";
import { noteRun } from "#db/queries/job-runs.ts";
import type { Visitor } from "#tests/support/http.ts";
import { MOMENT } from "#tests/support/scene.ts";
import { type Portal, startPortal } from "#tests/support/server.ts";
import { textOf } from "./html.ts";

const STARTS = "2020-09-10T10:00+08:00";
let portal: Portal;
let administrator: Visitor;
/** What the portal's clock shows, or a little later; however slow the machine is, not minutes before it. */
let now: () => Date;
beforeAll(async () => {
	const began = Date.now();
	now = () => new Date(Date.parse(STARTS) + Date.now() - began);
	portal = await startPortal(inject("serverUrl"), { LIANDU_NOW: STARTS });
	administrator = await portal.asAdministrator();
});
afterAll(() => portal.close());

const page = async (path: string) => {
	const { status, text } = await administrator.get(path);
	expect(status).toBe(200);
	return textOf(text);
};

test("whoever keeps the portal running comes to its health, and to nothing that belongs to units", async () => {
	expect((await administrator.get("/desk")).headers.location).toBe("/admin/health");
	const [task] = await portal.db.sql<{ id: number }[]>`select id from tasks order by id limit 1`;
	expect((await administrator.get(`/tasks/${task?.id}`)).headers.location).toBe("/admin/health");
	expect(await page("/me")).toContain("系统管理员");
	const units = await page("/units");
	for (const name of ["朱家角镇人民政府", "万灵镇人民政府"]) expect(units).toContain(name);
});

test("a worker that has never run is missed; one that has just run is well", async () => {
	expect(await page("/admin/health")).toContain("后台进程超过两分钟没有运行");
	await noteRun(portal.db.sql, "sweep", null, now());
	await noteRun(portal.db.sql, "deliver", "connect ECONNREFUSED", now());
	const text = await page("/admin/health");
	expect(text).not.toContain("后台进程超过两分钟没有运行");
	expect(text).toContain("connect ECONNREFUSED");
	expect(text).toMatch(/PostgreSQL \d+/);
	expect(text).toMatch(/可用 .*%/);
});

test("a parked docket is shown with its error; put back, it is decided anew through the door, and parked again if that fails", async () => {
	const { sql } = portal.db;
	const [docket] = await sql<{ id: number; version: number }[]>`
		select d.task_id as id, d.version from dockets d join plans p on p.id = d.plan_id where p.seed = '000' and d.next_action_at is not null
		order by d.next_action_at, d.task_id limit 1`;
	if (!docket) throw new Error("no docket has anything to do");
	const { id } = docket;
	const later = new Date(MOMENT.getTime() + 40 * 86_400_000);
	const context = await sql<{ no: number; context: string }[]>`select no, context::text from steps where task_id = ${id}`;
	await sql`update steps set version = 99 where task_id = ${id}`;
	await sql`update dockets set next_action_at = ${MOMENT.toISOString()} where task_id = ${id}`;
	expect((await sendTicks(portal.db, later)).parked).toBe(1);
	expect(await page("/admin/health")).toContain(`第 ${id} 号`);
	expect(await readHealth(sql, later)).toMatchObject({ parkedCount: 1, parked: [{ taskId: id }] });

	const { headers } = await administrator.post("/admin/health", { retry: id });
	expect(headers.location).toBe("/admin/health?retried");
	expect((await sendTicks(portal.db, later)).parked).toBe(1);
	await sql`update steps set version = 1 where task_id = ${id}`;
	await administrator.post("/admin/health", { retry: id });
	expect((await sendTicks(portal.db, later)).parked).toBe(0);
	expect(await readHealth(sql, later)).toMatchObject({ parkedCount: 0, parked: [] });
	const [after] = await sql<{ version: number }[]>`select version from dockets where task_id = ${id}`;
	expect(after?.version).toBeGreaterThan(docket.version);
	expect(context.length).toBeGreaterThan(0);
	const acts = await sql`select act, subject from audit_entries where act = 'unparkDocket'`;
	expect(acts.map(({ subject }) => subject)).toEqual([`task ${id}`, `task ${id}`]);
	expect((await administrator.post("/admin/health", { retry: "x" })).status).toBe(400);
});

test("what could not be delivered is told in words, sent again, and discarded for a reason only", async () => {
	const { sql } = portal.db;
	await sql`
		insert into deliveries (key, channel, notice_key, person_id, state, why, error, tries, at)
		select 'dead/' || n, 'mail', (select key from notices order by key limit 1), (select id from people where login = 'qp-town'), 'dead', 'refused', '550 no such user', 1, now()
		from generate_series(1, 60) n`;
	const text = await page("/admin/mail");
	expect(text).toContain("邮件服务器拒收");
	expect(text).toContain("550 no such user");
	expect(text).toContain("下一页");
	const [letter] = await sql<{ id: number }[]>`select max(id) as id from deliveries where state = 'dead'`;
	const id = letter?.id ?? 0;
	const refused = await administrator.post("/admin/mail", { letter: id, act: "discard", reason: " " });
	expect([refused.status, textOf(refused.text)]).toEqual([422, expect.stringContaining("请填写放弃的理由")]);
	const one = await administrator.post("/admin/mail", { letter: id, act: "discard", reason: "已调离" });
	expect(one.headers.location).toBe("/admin/mail?discarded=1");
	const all = await administrator.post("/admin/mail", { letter: "all", act: "resend" });
	expect(all.headers.location).toBe("/admin/mail?resent=59");
	expect(await page("/admin/mail")).toContain("没有未送达的邮件和推送");
	expect((await administrator.post("/admin/mail", { letter: id, act: "burn" })).status).toBe(400);
});

test("the administrator may set what a unit's notices are pushed to, and nobody else but its head", async () => {
	const [unit] = await portal.db.sql<{ id: number }[]>`
		select u.id from units u join plans p using (jurisdiction_id) where p.seed = '000' and u.name = '朱家角镇人民政府'`;
	const hook = {
		act: "setHook",
		kind: "wecom",
		name: "群",
		address: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=verborgen",
		secret: "",
		pushed: "todo",
	};
	const officer = await portal.as("朱家角镇人民政府");
	expect((await officer.post(`/units/${unit?.id}`, hook)).status).toBe(403);
	expect((await administrator.post(`/units/${unit?.id}`, hook)).status).toBe(302);
	const text = await page(`/units/${unit?.id}`);
	expect(text).toContain("qyapi.weixin.qq.com");
	expect((await administrator.get(`/units/${unit?.id}`)).text).not.toContain("verborgen");
	expect(portal.words()).toBe("");
});
