import { randomBytes } from "node:crypto";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { openPusher } from "#app/hooks/push.ts";
import { sealHooks } from "#app/services/seal-hooks.ts";
import { sendPushes } from "#app/services/send-pushes.ts";
import { type HookForm, setHook } from "#app/services/set-hook.ts";
import { testHook } from "#app/services/test-hook.ts";
import { claimPushes, listClaimedPushes } from "#db/queries/deliveries/claim-pushes.ts";
import { listHooks, removeHook } from "#db/queries/hooks.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { type Outbox, openOutbox } from "#tests/support/outbox.ts";
import { json, openReceiver, type Receiver } from "#tests/support/receiver.ts";
import { hoursLater } from "#tests/support/scene.ts";
import { openScratch } from "#tests/support/scratch.ts";

/** Where the key lies that hooks are sealed with. */
const scratch = openScratch("hooks");
afterAll(scratch.remove);

let opened: TestDatabase;
let outbox: Outbox;
let group: Receiver;
let town: { unitId: number; personId: number };
let allowed: string[];
beforeEach(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
	outbox = await openOutbox(opened.db, hoursLater(1));
	group = await openReceiver();
	allowed = [group.host];
	const [row] = await opened.db.sql<{ unitId: number; personId: number }[]>`
		select o.unit_id as "unitId", p.id as "personId" from people p join positions o on o.person_id = p.id where p.login = 'qp-town-head'`;
	if (!row) throw new Error("nobody heads the town");
	town = row;
});
afterEach(async () => {
	await outbox.close();
	await group.close();
	await opened.drop();
});

const FORM: HookForm = { kind: "wecom", name: "工作群", address: "", secret: "", pushed: ["supervision", "reminder", "todo"] };
const set = (form: Partial<HookForm> = {}) =>
	setHook(
		opened.db,
		town.unitId,
		{ ...FORM, address: `${group.origin}/hook`, ...form },
		{ personId: town.personId, language: "zh" },
		outbox.now(),
		allowed,
	);
const hookId = async () => (await listHooks(opened.db.sql, town.unitId)).at(-1)?.id ?? 0;
const pushing = () => ({ pusher: openPusher(allowed), origin: "https://liandu.example.test" });
/** What the worker does: addresses and mails, then pushes. */
async function run(): Promise<void> {
	await outbox.send();
	await sendPushes(opened.db, pushing(), outbox.now);
}
type Row = { state: string; tries: number; why: string | null; error: string | null; messageId: string | null };
const rows = () => opened.db.sql<Row[]>`
	select state, tries, why, error, message_id as "messageId" from deliveries where hook_id is not null order by id`;
const stored = () => opened.db.sql<{ address: string; secret: string | null }[]>`select address, secret from hooks`;
const states = async () => (await rows()).map(({ state }) => state);
const texts = () => group.received.map(({ body }) => (JSON.parse(body) as { text: { content: string } }).text.content);

describe("a robot", () => {
	test("is told of what its unit is told, once for officer and head, of the chosen kinds", async () => {
		await set();
		await outbox.tell(town.unitId, "supervision");
		await outbox.tell(town.unitId, "supervision", "head");
		await outbox.tell(town.unitId, "news");
		await run();
		expect(await states()).toEqual(["sent"]);
		expect(texts()).toHaveLength(1);
		expect(texts()[0]).toMatch(/^【联督】朱家角镇人民政府有 1 条消息/);
	});

	test("of another unit is told nothing", async () => {
		await set();
		const [other] = await opened.db.sql<
			{ id: number }[]
		>`select id from units where id <> ${town.unitId} and name = '华新镇人民政府'`;
		await outbox.tell(other?.id ?? 0, "todo");
		await run();
		expect([await states(), group.hits()]).toEqual([[], 0]);
	});

	test("gets at most 20 messages in any minute, however much there is to tell, and all of it", async () => {
		await set();
		await opened.db.sql`
			insert into notices (key, task_id, seq, unit_id, position, kind, at, deliver_at)
			select 'many/' || task_id || '/' || seq, task_id, seq, ${town.unitId}, 'officer', 'todo', ${outbox.now().toISOString()}, ${outbox.now().toISOString()}
			from entries order by task_id, seq limit 150`;
		const sentAt: number[] = [];
		for (let seconds = 0; seconds < 600 && (seconds === 0 || (await states()).some((s) => s !== "sent")); seconds += 2) {
			const before = group.received.length;
			await Promise.all([run(), sendPushes(opened.db, pushing(), outbox.now)]);
			for (let i = before; i < group.received.length; i++) sentAt.push(outbox.now().getTime());
			outbox.wait(2 / 60);
		}
		expect(new Set(await states())).toEqual(new Set(["sent"]));
		expect((await states()).length).toBe(150);
		expect(texts().reduce((n, text) => n + text.split("/tasks/").length - 1, 0)).toBe(150);
		expect(group.received.length).toBeLessThan(100);
		for (const from of sentAt) expect(sentAt.filter((at) => at >= from && at < from + 60_000).length).toBeLessThanOrEqual(20);
	});

	test("that answers with an error under HTTP 200 has not taken it: tried again after growing pauses, then given up", async () => {
		await set();
		group.answer(json({ errcode: 93000, errmsg: "invalid webhook url" }));
		await outbox.tell(town.unitId, "todo");
		await run();
		expect(await rows()).toMatchObject([{ state: "failed", tries: 1, error: "refused: 93000 invalid webhook url" }]);
		for (const minutes of [1, 5, 15, 60, 240, 720, 1440]) {
			outbox.wait(minutes);
			await run();
		}
		expect(await rows()).toMatchObject([{ state: "dead", tries: 8, why: "givenUp" }]);
		expect(group.received).toHaveLength(8);
		expect(await listHooks(opened.db.sql, town.unitId)).toMatchObject([{ dead: 1, failing: 0 }]);
	});

	test("that says it is told too much is left alone for ten minutes; no try is counted and nothing is lost", async () => {
		await set();
		group.answer(json({ errcode: 45009, errmsg: "api freq out of limit" }));
		await outbox.tell(town.unitId, "todo");
		await run();
		group.answer(json({ errcode: 0 }));
		for (let minutes = 0; minutes < 9; minutes++) {
			outbox.wait(1);
			await run();
		}
		expect(group.received).toHaveLength(1);
		outbox.wait(1);
		await run();
		expect(await rows()).toMatchObject([{ state: "sent", tries: 0 }]);
	});

	test("inside the house is never reached unless it is allowed", async () => {
		await set();
		allowed = [];
		await outbox.tell(town.unitId, "todo");
		await run();
		expect([await rows(), group.hits()]).toMatchObject([
			[{ state: "failed", error: expect.stringMatching(/^(inside|notHttps)/) }],
			0,
		]);
	});

	test("that is removed between the claim and the sending is told nothing, and holds up no other", async () => {
		await set();
		await outbox.tell(town.unitId, "todo");
		await outbox.send();
		const claimed = await claimPushes(opened.db.sql, outbox.now(), 10);
		await removeHook(opened.db.sql, town.unitId, await hookId(), town.personId, outbox.now());
		expect([claimed.length, await listClaimedPushes(opened.db.sql, claimed, outbox.now())]).toEqual([1, []]);
	});

	test("that is removed is told nothing more, and its address is gone", async () => {
		await set();
		await outbox.tell(town.unitId, "todo");
		await outbox.send();
		await removeHook(opened.db.sql, town.unitId, await hookId(), town.personId, outbox.now());
		await run();
		expect([await rows(), group.hits()]).toMatchObject([[{ state: "skipped", why: "removed" }], 0]);
		const kept = await stored();
		expect([...kept]).toEqual([{ address: "", secret: null }]);
		const acts = await opened.db.sql<{ act: string }[]>`select act from audit_entries order by id desc limit 2`;
		expect(acts.map(({ act }) => act)).toEqual(["removeHook", "setHook"]);
	});
});

describe("what a hook is set with", () => {
	const arrived = () => group.received.length;
	const keyFile = () => join(scratch.dir, "hook.key");
	const tell = async () => {
		await outbox.tell(town.unitId, "todo");
		outbox.wait(10);
		await run();
	};

	test("can't be read in the database, all but its host; the key is a file that only its owner reads", async () => {
		await set({ kind: "dingtalk", address: `${group.origin}/robot/send?access_token=geheim`, secret: "SECgeheim" });
		const [row] = await stored();
		expect(JSON.stringify(await stored())).not.toContain("geheim");
		expect([row?.secret, (await listHooks(opened.db.sql, town.unitId))[0]?.host]).toEqual([null, new URL(group.origin).host]);
		expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
		await tell();
		expect(group.received[0]?.path).toMatch(/^\/robot\/send\?access_token=geheim&timestamp=\d+&sign=/);
	});

	test("isn't pushed to without its key, or with another, says so, and goes out once the key is back", async () => {
		await set();
		const key = readFileSync(keyFile(), "utf8");
		for (const other of [null, randomBytes(32).toString("base64")]) {
			rmSync(keyFile());
			if (other !== null) writeFileSync(keyFile(), other);
			await tell();
			expect(
				await testHook(
					opened.db,
					openPusher(allowed),
					{ unitId: town.unitId, hookId: await hookId(), personId: town.personId },
					outbox.wait(5),
				),
			).toEqual({
				came: "failed",
				trouble: "keyLost",
				said: "",
			});
			writeFileSync(keyFile(), key);
		}
		expect([arrived(), (await rows()).at(0)]).toMatchObject([0, { state: "failed", error: "keyLost" }]);
		outbox.wait(60);
		await run();
		expect([arrived() > 0, new Set(await states())]).toEqual([true, new Set(["sent"])]);
	});

	test("that was set before hooks were sealed is sealed by the next start, and goes on as it was; what is sealed or removed stays as it is", async () => {
		await set({ name: "删掉的" });
		await removeHook(opened.db.sql, town.unitId, await hookId(), town.personId, outbox.now());
		await set({ kind: "dingtalk", name: "已封的", secret: "SEC" });
		const before = await stored();
		await set({ kind: "dingtalk", secret: "x" });
		await opened.db
			.sql`update hooks set address = ${`${group.origin}/hook?access_token=geheim`}, secret = 'SECgeheim' where id = ${await hookId()}`;
		expect(await Promise.all([sealHooks(opened.db), sealHooks(opened.db)])).toContain(1);
		expect(await sealHooks(opened.db)).toBe(0);
		expect((await stored()).filter(({ address }) => before.some((b) => b.address === address))).toHaveLength(before.length);
		expect(JSON.stringify(await stored())).not.toContain("geheim");
		await tell();
		expect(group.received.map(({ path }) => path.replaceAll(/=\d+.*/g, "")).sort()).toEqual([
			"/hook?access_token=geheim&timestamp",
			"/hook?timestamp",
		]);
	});
});

describe("a system of one's own", () => {
	test("gets each notice by itself, with an id that stays the same when it is tried again", async () => {
		await set({ kind: "webhook" });
		group.answer(json({}, 500));
		await outbox.tell(town.unitId, "todo");
		await run();
		group.answer(json({}, 204));
		outbox.wait(1);
		await run();
		expect(await states()).toEqual(["sent"]);
		const ids = group.received.map(({ headers }) => headers["webhook-id"]);
		expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
		expect(group.received[0]?.headers["webhook-signature"]).toMatch(/^v1,/);
	});

	test("that isn't there is asked with one notice at a time, and not before a minute is over", async () => {
		await set({ kind: "webhook" });
		const { port } = group;
		await group.close();
		await opened.db.sql`
			insert into notices (key, task_id, seq, unit_id, position, kind, at, deliver_at)
			select 'many/' || task_id || '/' || seq, task_id, seq, ${town.unitId}, 'officer', 'todo', ${outbox.now().toISOString()}, ${outbox.now().toISOString()}
			from entries order by task_id, seq limit 12`;
		await run();
		await run();
		expect((await rows()).filter(({ tries }) => tries > 0)).toHaveLength(1);
		group = await openReceiver("127.0.0.1", port);
		outbox.wait(1);
		await run();
		expect(new Set(await states())).toEqual(new Set(["sent"]));
		expect(group.received).toHaveLength(12);
	});
});

test("two workers at once tell every hook everything once", async () => {
	await set({ kind: "webhook" });
	await opened.db.sql`
		insert into notices (key, task_id, seq, unit_id, position, kind, at, deliver_at)
		select 'many/' || task_id || '/' || seq, task_id, seq, ${town.unitId}, 'officer', 'todo', ${outbox.now().toISOString()}, ${outbox.now().toISOString()}
		from entries order by task_id, seq limit 60`;
	for (let i = 0; i < 4; i++) {
		await outbox.send();
		await Promise.all([1, 2, 3].map(() => sendPushes(opened.db, pushing(), outbox.now)));
		outbox.wait(1);
	}
	expect(new Set(await states())).toEqual(new Set(["sent"]));
	expect(new Set(group.received.map(({ headers }) => headers["webhook-id"])).size).toBe(60);
	expect(group.received).toHaveLength(60);
});

test("what a worker had taken when it was killed goes out when its lease is over", async () => {
	await set();
	await outbox.tell(town.unitId, "todo");
	await outbox.send();
	expect(await claimPushes(opened.db.sql, outbox.now(), 10)).toHaveLength(1);
	outbox.wait(2);
	await run();
	expect(group.received).toEqual([]);
	outbox.wait(1);
	await run();
	expect(await states()).toEqual(["sent"]);
});

describe("setting a hook", () => {
	test.each([
		[{ name: " " }, "noName"],
		[{ address: "qyapi.weixin.qq.com" }, "badAddress"],
		[{ address: "http://qyapi.weixin.qq.com/x" }, "badAddress"],
		[{ address: "https://me:me@qyapi.weixin.qq.com/x" }, "badAddress"],
		[{ address: "https://oapi.dingtalk.com/robot/send?access_token=a" }, "wrongHost"],
		[{ kind: "webhook", address: "ftp://example.test/" }, "badAddress"],
		[{ kind: "dingtalk", address: "https://oapi.dingtalk.com/robot/send?access_token=a" }, "noSecret"],
		[{ kind: "feishu" }, "noSecret"],
		[{ pushed: ["else"] }, "nothingPushed"],
		[{ kind: "pigeon" }, "badAddress"],
	] as const)("%j is refused: %s", async (form, problem) => {
		expect(await set(form as Partial<HookForm>)).toEqual({ ok: false, problem });
		expect(await listHooks(opened.db.sql, town.unitId)).toEqual([]);
	});

	test("five are enough for a unit, until one is removed", async () => {
		for (let i = 0; i < 5; i++) expect(await set()).toEqual({ ok: true, secret: null });
		expect(await set()).toEqual({ ok: false, problem: "tooMany" });
		await removeHook(opened.db.sql, town.unitId, await hookId(), town.personId, outbox.now());
		expect(await set()).toEqual({ ok: true, secret: null });
	});

	test("five are enough, too, of eight that are set at one moment", async () => {
		for (let round = 0; round < 3; round++) {
			const came = await Promise.all(Array.from({ length: 8 }, () => set()));
			expect(came.filter(({ ok }) => ok)).toHaveLength(5);
			const hooks = await listHooks(opened.db.sql, town.unitId);
			expect(hooks).toHaveLength(5);
			for (const { id } of hooks) await removeHook(opened.db.sql, town.unitId, id, town.personId, outbox.now());
		}
	});

	test("its address and secret are in nothing that a page gets", async () => {
		await set({ kind: "feishu", secret: "geheim", address: `${group.origin}/hook/schluessel` });
		const shown = JSON.stringify(await listHooks(opened.db.sql, town.unitId));
		expect(shown).toContain(group.host);
		expect(shown).not.toMatch(/geheim|schluessel/);
	});
});

describe("a test", () => {
	const tryIt = async () =>
		testHook(opened.db, pushing().pusher, { unitId: town.unitId, hookId: await hookId(), personId: town.personId }, outbox.now());

	test("arrives, tells of no task, and waits its turn like every message", async () => {
		await set();
		expect(await tryIt()).toEqual({ came: "arrived" });
		expect(texts()).toEqual(["【联督】这是一条测试消息：朱家角镇人民政府的消息将推送到这里。"]);
		expect(await tryIt()).toEqual({ came: "tooSoon" });
		outbox.wait(1);
		expect(await tryIt()).toEqual({ came: "arrived" });
	});

	test("says what the other side said", async () => {
		await set();
		group.answer(json({ errcode: 310000, errmsg: "sign not match" }));
		expect(await tryIt()).toEqual({ came: "failed", trouble: "refused", said: "310000 sign not match" });
		outbox.wait(1);
		group.answer(json("inside secret", 403));
		expect(await tryIt()).toEqual({ came: "failed", trouble: "refused", said: "HTTP 403" });
	});
});
