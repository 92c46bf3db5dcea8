import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { sendDeliveries } from "#app/services/send-deliveries.ts";
import { sendTicks } from "#app/services/send-ticks.ts";
import { claimDeliveries } from "#db/queries/deliveries/claim-deliveries.ts";
import { listNotices, markRead } from "#db/queries/list-notices.ts";
import { findViewer, type Hat, insertSession } from "#db/queries/sessions.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { type Outbox, openOutbox } from "#tests/support/outbox.ts";
import { hoursLater, MOMENT } from "#tests/support/scene.ts";
import { openSink } from "#tests/support/smtp-sink.ts";
import { builtInCalendar } from "#workflows/calendar/papers.ts";
import { workingDaysBetween } from "#workflows/calendar/working-days.ts";
import type { MailSettings } from "#workflows/deliveries.ts";

/** A Thursday, ten in the morning in Shanghai. */
const MORNING = hoursLater(1);

let opened: TestDatabase;
let outbox: Outbox;
let town: { unitId: number; personId: number; login: string };
beforeEach(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
	outbox = await openOutbox(opened.db, MORNING);
	town = await chairOf("qp-town");
});
afterEach(async () => {
	await outbox.close();
	await opened.drop();
});

async function chairOf(login: string) {
	const [row] = await opened.db.sql<{ unitId: number; personId: number; login: string }[]>`
		select o.unit_id as "unitId", p.id as "personId", p.login from people p join positions o on o.person_id = p.id where p.login = ${login} order by o.id limit 1`;
	if (!row) throw new Error(`nobody is called ${login}`);
	return row;
}
const want = (settings: MailSettings) =>
	opened.db.sql`update people set mail_settings = ${JSON.stringify(settings)}::jsonb where id = ${town.personId}`;
const states = async (key: string) => (await outbox.of(key)).map(({ login, state, why }) => [login, state, why]);
/** Lets another person take over a chair from the day before now. */
async function handOver(toLogin: string): Promise<void> {
	const [{ id } = { id: 0 }] = await opened.db.sql<{ id: number }[]>`
		insert into people (login, name, email, created_at) values (${toLogin}, '接任者', ${`${toLogin}@example.invalid`}, now()) returning id`;
	await opened.db.sql`update positions set until = '2020-09-10' where person_id = ${town.personId}`;
	await opened.db
		.sql`insert into positions (person_id, unit_id, position, since) values (${id}, ${town.unitId}, 'officer', '2020-09-10')`;
}

describe("a notice", () => {
	test("is mailed once to everybody who holds the chair, however often it is looked at", async () => {
		await opened.db
			.sql`insert into positions (person_id, unit_id, position, since) select id, ${town.unitId}, 'officer', '2020-09-01' from people where login = 'qp-lead'`;
		const key = await outbox.tell(town.unitId, "todo");
		for (let i = 0; i < 3; i++) await outbox.send();
		await opened.db.sql`update notices set deliver_at = at where key = ${key}`;
		await outbox.send();
		expect((await states(key)).sort()).toEqual([
			["qp-lead", "sent", null],
			["qp-town", "sent", null],
		]);
		expect(outbox.sink.taken.map(({ to }) => to[0]).sort()).toEqual(["qp-lead@example.invalid", "qp-town@example.invalid"]);
	});

	test("that the clock or a person caused is mailed with its facts", async () => {
		await sendTicks(opened.db, hoursLater(24 * 40));
		outbox.wait(24 * 60 * 40);
		await outbox.send();
		const mails = await Promise.all(outbox.sink.taken.map(outbox.sink.read));
		expect(mails.length).toBeGreaterThan(5);
		for (const { subject, text, from } of mails) {
			expect(subject).toMatch(/^【联督】/);
			expect(text).toContain("https://liandu.example.test/tasks/");
			expect(from?.address).toBe("no-reply@localhost");
		}
		expect(mails.some(({ subject, text }) => subject?.startsWith("【联督】督办：") && text?.includes("已逾期"))).toBe(true);
	});

	test("goes to nobody by mail who has no address, and says so", async () => {
		await opened.db.sql`update people set email = null where id = ${town.personId}`;
		const key = await outbox.tell(town.unitId, "supervision");
		await outbox.send();
		expect(await states(key)).toEqual([["qp-town", "skipped", "noAddress"]]);
	});

	test("to a chair that nobody sits on waits until somebody does", async () => {
		await opened.db.sql`update positions set until = '2020-09-01' where person_id = ${town.personId}`;
		const key = await outbox.tell(town.unitId, "todo");
		await outbox.send();
		expect(await states(key)).toEqual([]);
		await handOver("successor");
		outbox.wait(6 * 60);
		await outbox.send();
		expect(await states(key)).toEqual([["successor", "sent", null]]);
	});

	test("to a chair that somebody will sit on from tomorrow goes to them tomorrow, and to whoever leaves it until then", async () => {
		await handOver("tomorrow");
		await opened.db.sql`update positions set until = '2020-09-11' where person_id = ${town.personId}`;
		await opened.db
			.sql`update positions set since = '2020-09-11' where person_id = (select id from people where login = 'tomorrow')`;
		const today = await outbox.tell(town.unitId, "todo");
		await outbox.send();
		expect(await states(today)).toEqual([["qp-town", "sent", null]]);
		outbox.wait(24 * 60);
		const tomorrow = await outbox.tell(town.unitId, "todo");
		await outbox.send();
		expect(await states(tomorrow)).toEqual([["tomorrow", "sent", null]]);
	});

	test("that waits when its reader leaves goes to whoever has taken over", async () => {
		await want({
			ways: { reminder: "mail", todo: "mail", news: "digest" },
			digestAt: "17:00",
			quiet: { from: "09:00", until: "16:00" },
		});
		const [held, collected] = [await outbox.tell(town.unitId, "todo"), await outbox.tell(town.unitId, "news")];
		await outbox.send();
		expect([await states(held), await states(collected)]).toEqual([
			[["qp-town", "pending", null]],
			[["qp-town", "collected", null]],
		]);
		await handOver("successor");
		outbox.wait(7 * 60 + 1);
		for (let i = 0; i < 2; i++) await outbox.send();
		expect(await states(held)).toEqual([
			["qp-town", "skipped", "left"],
			["successor", "sent", null],
		]);
		expect(await states(collected)).toEqual([
			["qp-town", "skipped", "left"],
			["successor", "collected", null],
		]);
		expect(outbox.sink.taken.flatMap(({ to }) => to)).toEqual(["successor@example.invalid"]);
	});

	test("in the inbox stays in the chair: unread for whoever takes over, gone from whoever left", async () => {
		const viewer = async (login: string, now: Date) => {
			const [row] = await opened.db.sql<{ id: number }[]>`select id from people where login = ${login}`;
			const secretHash = `${login}/${now.toISOString()}`;
			const endsAt = hoursLater(48);
			await insertSession(opened.db.sql, { secretHash, personId: row?.id ?? 0, now, endsAt, tryId: 0, ip: null, agent: null });
			return findViewer(opened.db.sql, secretHash, now);
		};
		const [read, unread] = [await outbox.tell(town.unitId, "todo"), await outbox.tell(town.unitId, "supervision")];
		const before = await viewer("qp-town", MORNING);
		await markRead(opened.db.sql, before?.hat as Hat, { key: read }, town.personId, MORNING);
		await handOver("successor");
		// Half past midnight in Shanghai is still the day before in Greenwich.
		const justAfter = new Date("2020-09-10T00:30:00+08:00");
		expect(await viewer("qp-town", justAfter)).toMatchObject({ hats: [], hat: null, unread: 0 });
		const after = await viewer("successor", justAfter);
		const inbox = await listNotices(opened.db.sql, after?.hat as Hat, null, null, 500);
		expect(inbox.find(({ key }) => key === read)?.isRead).toBe(true);
		expect(inbox.find(({ key }) => key === unread)?.isRead).toBe(false);
		expect(after?.unread).toBe(inbox.filter(({ isRead }) => !isRead).length);
	});

	test("counts its days in the working days of the place that its task is of", async () => {
		const key = await outbox.tell(town.unitId, "todo");
		const [about] = await opened.db.sql<{ dueOn: string; place: number }[]>`
			update notices n set task_id = e.task_id, seq = e.seq from entries e join dockets d on d.task_id = e.task_id
			where n.key = ${key} and (e.task_id, e.seq) = (select y.task_id, y.seq from entries y join dockets x on x.task_id = y.task_id
				where y.due_on between '2020-09-20' and '2020-12-31' order by y.task_id, y.seq limit 1)
			returning e.due_on as "dueOn", d.jurisdiction_id as place`;
		const { dueOn, place } = about ?? { dueOn: "", place: 0 };
		await opened.db.sql`
			insert into holiday_papers (jurisdiction_id, number, issued_on, settles, days_off, make_up_days, entered_by_person_id, entered_for_unit_id, entered_at)
			values (${place}, '本地〔2020〕1号', '2020-09-09', null, '[["2020-09-14", "2020-09-15", "本地假日"]]', '[]', ${town.personId}, ${town.unitId}, ${MORNING.toISOString()})`;
		await outbox.send();
		const [mail] = await Promise.all(outbox.sink.taken.map(outbox.sink.read));
		const days = workingDaysBetween("2020-09-10", dueOn, builtInCalendar) - 2;
		expect(mail?.text).toContain(`期限：${dueOn}，还有 ${days} 个工作日`);
	});

	test("to a disabled account goes to nobody", async () => {
		await opened.db.sql`update people set is_disabled = true where id = ${town.personId}`;
		const key = await outbox.tell(town.unitId, "supervision");
		await outbox.send();
		expect([await states(key), outbox.sink.taken]).toEqual([[], []]);
	});
});

describe("the digest", () => {
	test("tells at its time what hasn't been read, in one mail; and there is none when there is nothing to tell", async () => {
		const keys = [
			await outbox.tell(town.unitId, "news"),
			await outbox.tell(town.unitId, "news"),
			await outbox.tell(town.unitId, "news"),
		];
		await outbox.send();
		expect(outbox.sink.taken).toEqual([]);
		await opened.db.sql`update notices set read_at = at, read_by_person_id = ${town.personId} where key = ${keys[0] ?? ""}`;
		outbox.wait(22 * 60 + 29);
		await outbox.send();
		expect(outbox.sink.taken).toEqual([]);
		outbox.wait(1);
		for (let i = 0; i < 3; i++) await outbox.send();
		expect(outbox.sink.taken).toHaveLength(1);
		const [mail] = await Promise.all(outbox.sink.taken.map(outbox.sink.read));
		expect(mail?.subject).toBe("【联督】2020-09-11 消息摘要（2 条）");
		expect((await outbox.standings()).map(({ channel, state, why }) => `${channel} ${why ?? state}`).sort()).toEqual([
			"digest sent",
			"mail read",
			"mail sent",
			"mail sent",
		]);
		outbox.wait(24 * 60);
		await outbox.send();
		expect(outbox.sink.taken).toHaveLength(1);
	});

	test("of which everything has been read is none", async () => {
		await outbox.tell(town.unitId, "news");
		await outbox.send();
		await opened.db.sql`update notices set read_at = at, read_by_person_id = ${town.personId}`;
		outbox.wait(23 * 60);
		await outbox.send();
		expect((await outbox.standings()).map(({ channel, state, why }) => [channel, state, why])).toEqual([
			["mail", "skipped", "read"],
			["digest", "skipped", "empty"],
		]);
		expect(outbox.sink.taken).toEqual([]);
	});

	test("takes nothing in once it is on its way: what comes then is in the next", async () => {
		await outbox.tell(town.unitId, "news");
		await outbox.send();
		outbox.wait(23 * 60);
		expect(await claimDeliveries(opened.db.sql, "liandu.example.test", outbox.now(), 10)).toHaveLength(1);
		const late = await outbox.tell(town.unitId, "news");
		await outbox.send();
		outbox.wait(4);
		await outbox.send();
		expect(outbox.sink.taken).toHaveLength(1);
		expect(await states(late)).toEqual([["qp-town", "collected", null]]);
		outbox.wait(24 * 60);
		await outbox.send();
		expect(await states(late)).toEqual([["qp-town", "sent", null]]);
		expect(new Set(outbox.sink.taken.map(({ messageId }) => messageId)).size).toBe(2);
	});
});

describe("a mail server", () => {
	test("that defers is asked again after growing pauses, and has the mail in the end", async () => {
		outbox.sink.behave(() => ({ refuse: "rcpt", code: 451 }));
		const key = await outbox.tell(town.unitId, "todo");
		await outbox.send();
		expect((await outbox.of(key)).map(({ state, tries, nextAt }) => [state, tries, Date.parse(nextAt ?? "")])).toEqual([
			["failed", 1, outbox.now().getTime() + 60_000],
		]);
		for (const minutes of [1, 5, 15]) {
			outbox.wait(minutes);
			await outbox.send();
		}
		expect((await outbox.of(key)).map(({ state, tries }) => [state, tries])).toEqual([["failed", 4]]);
		outbox.sink.behave(() => "take");
		outbox.wait(60);
		await outbox.send();
		expect(await states(key)).toEqual([["qp-town", "sent", null]]);
		expect(outbox.sink.taken).toHaveLength(1);
	});

	test.each([
		["rcpt", 550],
		["data", 554],
	] as const)("that refuses the %s with %i gets it no more", async (refuse, code) => {
		outbox.sink.behave(() => ({ refuse, code }));
		const key = await outbox.tell(town.unitId, "todo");
		await outbox.send();
		expect(await states(key)).toEqual([["qp-town", "dead", "refused"]]);
		const [{ error } = { error: "" }] = await opened.db.sql<{ error: string }[]>`select error from deliveries`;
		expect(error).toContain(String(code));
	});

	test("that turns us away at the door, even for good, is asked again: no mail is to blame for it", async () => {
		outbox.sink.behave(() => ({ refuse: "connect", code: 554 }));
		const keys = [];
		for (let i = 0; i < 60; i++) keys.push(await outbox.tell(town.unitId, "todo"));
		await outbox.send();
		const standings = await outbox.standings();
		expect(new Set(standings.map(({ state }) => state))).toEqual(new Set(["failed", "pending"]));
		expect(standings.filter(({ state }) => state === "failed").length).toBeLessThanOrEqual(10);
		outbox.sink.behave(() => "take");
		outbox.wait(1);
		await outbox.send();
		expect(new Set((await outbox.standings()).map(({ state }) => state))).toEqual(new Set(["sent"]));
		expect(outbox.sink.taken).toHaveLength(60);
	});

	test("that is away for two days makes dead letters, no sooner than it has been asked for a day", async () => {
		await outbox.sink.close();
		const key = await outbox.tell(town.unitId, "supervision");
		let dead = 0;
		for (let hours = 0; hours < 72 && dead === 0; hours++) {
			await outbox.send();
			if ((await outbox.of(key))[0]?.state === "dead") dead = hours;
			outbox.wait(60);
		}
		expect(dead).toBeGreaterThan(24);
		expect(await states(key)).toEqual([["qp-town", "dead", "givenUp"]]);
	});

	test("that takes the mail and says nothing gets it again with the same Message-ID", async () => {
		outbox.sink.behave(() => "takeAndDrop");
		const key = await outbox.tell(town.unitId, "todo");
		await outbox.send();
		outbox.sink.behave(() => "take");
		outbox.wait(1);
		await outbox.send();
		expect(await states(key)).toEqual([["qp-town", "sent", null]]);
		expect(outbox.sink.taken.length).toBeGreaterThan(1);
		expect(new Set(outbox.sink.taken.map(({ messageId }) => messageId)).size).toBe(1);
	});

	test("that hangs holds nothing up for longer than half a minute", async () => {
		outbox.sink.behave(() => "hang");
		const key = await outbox.tell(town.unitId, "todo");
		const from = Date.now();
		await outbox.send();
		expect(Date.now() - from).toBeLessThan(30_000);
		expect((await outbox.of(key)).map(({ state, tries }) => [state, tries])).toEqual([["failed", 1]]);
	});
});

test("two workers at once send every mail once", async () => {
	const keys = [];
	for (let i = 0; i < 120; i++) keys.push(await outbox.tell(town.unitId, "todo"));
	await Promise.all([1, 2, 3].map(() => sendDeliveries(opened.db, outbox.outgoing, outbox.now)));
	expect(new Set((await outbox.standings()).map(({ state }) => state))).toEqual(new Set(["sent"]));
	expect(outbox.sink.taken).toHaveLength(120);
	expect(new Set(outbox.sink.taken.map(({ messageId }) => messageId)).size).toBe(120);
});

test("what a worker had taken when it was killed goes out when its lease is over, and not before", async () => {
	const key = await outbox.tell(town.unitId, "todo");
	await sendDeliveries(opened.db, outbox.outgoing, outbox.now, AbortSignal.abort());
	await outbox.send();
	await opened.db.sql`update deliveries set state = 'pending', next_at = ${outbox.now().toISOString()}`;
	outbox.sink.taken.length = 0;
	expect(await claimDeliveries(opened.db.sql, "elsewhere.test", outbox.now(), 10)).toHaveLength(1);
	outbox.wait(2);
	await outbox.send();
	expect(outbox.sink.taken).toEqual([]);
	outbox.wait(1);
	await outbox.send();
	expect(await states(key)).toEqual([["qp-town", "sent", null]]);
	expect(outbox.sink.taken[0]?.messageId).toMatch(/@liandu\.example\.test>$/);
});

test("the story's past is not mailed, but its last morning is", async () => {
	const fresh = await cloneDatabase(inject("serverUrl"), "loaded");
	const rows = await fresh.db.sql<{ at: string }[]>`select at from notices where deliver_at is not null`;
	expect(rows.every(({ at }) => Date.parse(at) === MOMENT.getTime())).toBe(true);
	await fresh.drop();
});

test("a server that was away is found again on the same port by the same worker", async () => {
	const port = Number(new URL(outbox.sink.url).port);
	const key = await outbox.tell(town.unitId, "todo");
	await outbox.sink.close();
	await outbox.send();
	const back = await openSink(port);
	outbox.wait(1);
	await outbox.send();
	expect([await states(key), back.taken.length]).toEqual([[["qp-town", "sent", null]], 1]);
	await back.close();
});
