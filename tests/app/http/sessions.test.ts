import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { messagesFor } from "#app/messages/index.ts";
import type { Visitor } from "#tests/support/http.ts";
import { loginOf, PASSWORD, type Portal, startPortal } from "#tests/support/server.ts";
import { textOf } from "./html.ts";
import { fingerprint } from "./state.ts";

let portal: Portal;
beforeAll(async () => {
	portal = await startPortal(inject("serverUrl"));
});
afterAll(async () => {
	expect(portal.words()).toBe("");
	await portal.close();
});

const TOWN = "朱家角镇人民政府";
const withCookie = (cookie: string): Visitor => {
	const person = portal.nobody();
	person.cookie = cookie;
	return person;
};
/** Whether a cookie still opens pages, data and files, and still sends forms; all of them or none. */
async function opens(cookie: string): Promise<boolean> {
	const answers = await Promise.all(
		["/desk", "/tasks", "/ledgers/work.xlsx"].map((path) =>
			withCookie(cookie)
				.get(path)
				.then((a) => a.status === 200),
		),
	);
	const data = await withCookie(cookie).get("/desk.data");
	const form = await withCookie(cookie).post("/notices", {});
	const all = [...answers, data.status === 200, form.headers.location === "/notices"];
	expect(new Set(all).size, "one of them differs").toBe(1);
	return all[0] === true;
}
const openSessions = async (): Promise<number> => {
	const [row] = await portal.db.sql<{ n: number }[]>`
		select count(*)::int as n from sessions s join people p on p.id = s.person_id where p.login = 'qp-town' and ended_at is null`;
	return row?.n ?? 0;
};

describe("a session is made at sign-in, and nowhere else", () => {
	test("a cookie that was there before, made up or somebody else's, is not what one is signed in with", async () => {
		const attacker = await portal.as("万灵镇人民政府", "officer", "001");
		const planted = [`__Host-liandu=${"A".repeat(43)}`, "__Host-liandu=IkFBQUEi", attacker.cookie];
		for (const cookie of planted) {
			const victim = withCookie(cookie);
			const before = await opens(cookie);
			const answer = await victim.post("/sign-in", { login: "qp-town", password: PASSWORD });
			expect(answer.status).toBe(302);
			expect(victim.cookie).not.toBe(cookie);
			expect(await opens(cookie)).toBe(before);
			expect((await victim.get("/me")).text).toContain("qp-town");
		}
		expect((await attacker.get("/me")).text).not.toContain("qp-town");
	});

	test("every sign-in gets a secret of its own, of which the database keeps only a hash", async () => {
		const cookies = await Promise.all(Array.from({ length: 5 }, async () => (await portal.as(TOWN)).cookie));
		expect(new Set(cookies).size).toBe(5);
		const secrets = cookies.map((cookie) =>
			JSON.parse(Buffer.from(decodeURIComponent(cookie.split("=")[1] ?? ""), "base64").toString()),
		);
		for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/);
		const rows = await portal.db.sql<{ all: string }[]>`select s::text as all from sessions s`;
		for (const secret of secrets) expect(rows.some((row) => row.all.includes(secret))).toBe(false);
	});

	test("a cookie that isn't one is nobody's, whatever it is", async () => {
		for (const value of [
			"",
			"x",
			"%",
			"null",
			"IiI=",
			"W10=",
			"e30=",
			"A".repeat(5_000),
			`${"é".repeat(43)}`,
			"%00",
			'""',
			"eyJhIjoxfQ==",
		])
			expect(
				(await portal.nobody().get("/desk", { cookie: `__Host-liandu=${Buffer.from(value).toString("latin1")}` })).status,
			).toBe(302);
		const { cookie } = await portal.as(TOWN);
		for (const forged of [cookie.replace("__Host-", ""), cookie.slice(0, -6), cookie.toLowerCase(), `x=${cookie.split("=")[1]}`])
			expect(await opens(forged)).toBe(false);
	});
});

describe("a session ends", () => {
	test("with signing out: the cookie is taken away, and is worth nothing to whoever has kept it", async () => {
		const person = await portal.as(TOWN);
		const other = await portal.as(TOWN);
		const { cookie } = person;
		expect(await opens(cookie)).toBe(true);
		const answer = await person.post("/sign-out", {});
		expect([answer.status, answer.headers.location, person.cookie]).toEqual([302, "/sign-in", ""]);
		expect(await opens(cookie)).toBe(false);
		expect(await opens(other.cookie)).toBe(true);
		const again = withCookie(cookie);
		expect((await again.post("/sign-out", {})).status).toBe(302);
	});

	test("not with a link: asking for the address signs nobody out", async () => {
		const person = await portal.as(TOWN);
		expect((await person.get("/sign-out")).headers.location).toBe("/desk");
		expect(await opens(person.cookie)).toBe(true);
	});

	test("after an hour in which nothing was done, and after twelve whatever was done", async () => {
		const [idle, old] = [await portal.as(TOWN), await portal.as(TOWN)];
		const [newest, second] = await portal.db.sql<{ id: number }[]>`select id from sessions order by id desc limit 2`;
		await portal.db.sql`update sessions set seen_at = seen_at - interval '59 minutes' where id = ${second?.id ?? 0}`;
		await portal.db.sql`update sessions set ends_at = ends_at - interval '11 hours 55 minutes' where id = ${newest?.id ?? 0}`;
		expect([await opens(idle.cookie), await opens(old.cookie)]).toEqual([true, true]);
		const [seen] = await portal.db.sql<{ fresh: boolean }[]>`
			select seen_at > created_at - interval '1 minute' as fresh from sessions where id = ${second?.id ?? 0}`;
		expect(seen?.fresh).toBe(true);
		await portal.db.sql`update sessions set seen_at = seen_at - interval '61 minutes' where id = ${second?.id ?? 0}`;
		await portal.db.sql`update sessions set ends_at = ends_at - interval '6 minutes' where id = ${newest?.id ?? 0}`;
		expect([await opens(idle.cookie), await opens(old.cookie)]).toEqual([false, false]);
	});

	test("when another of one's sessions ends it, but never at a stranger's word", async () => {
		const [own, lost] = [await portal.as(TOWN), await portal.as(TOWN)];
		const [row] = await portal.db.sql<{ id: number }[]>`select id from sessions order by id desc limit 1`;
		const stranger = await portal.as("区财政局");
		const before = await fingerprint(portal.db);
		await stranger.post("/me", { act: "endSession", session: row?.id ?? 0 });
		expect(await fingerprint(portal.db)).toBe(before);
		expect(await opens(lost.cookie)).toBe(true);
		await own.post("/me", { act: "endSession", session: row?.id ?? 0 });
		expect([await opens(lost.cookie), await opens(own.cookie)]).toEqual([false, true]);
		await own.post("/me", { act: "endSession", session: "others" });
		expect(await openSessions()).toBe(1);
		expect(await opens(stranger.cookie)).toBe(true);
	});

	test("with everybody who shares the password, when it is changed; and only who knows the old one can", async () => {
		const [own, other] = [await portal.as(TOWN), await portal.as(TOWN)];
		const { me } = messagesFor("zh");
		const next = "a new one, 很长";
		const change = (fields: Record<string, string>) =>
			own.post("/me", { act: "password", current: PASSWORD, next, again: next, ...fields });
		for (const [fields, problem] of [
			[{ current: "falsch" }, me.wrongCurrent],
			[{ again: "another" }, me.different],
			[{ next: "kurz", again: "kurz" }, me.tooShort],
			[{ next: "a".repeat(129), again: "a".repeat(129) }, me.tooLong],
			[{ next: "qp-town-2020", again: "qp-town-2020" }, me.tooCommon],
			[{ next: "password123", again: "password123" }, me.tooCommon],
		] as const) {
			const answer = await change(fields);
			expect([answer.status, textOf(answer.text).includes(problem)]).toEqual([422, true]);
			expect(answer.text).not.toContain(PASSWORD);
		}
		expect(await opens(other.cookie)).toBe(true);
		expect((await change({})).headers.location).toBe("/me?changed");
		expect([await opens(own.cookie), await opens(other.cookie)]).toEqual([true, false]);
		const guest = portal.nobody();
		expect((await guest.post("/sign-in", { login: "qp-town", password: PASSWORD })).status).toBe(401);
		expect((await guest.post("/sign-in", { login: "qp-town", password: next })).status).toBe(302);
	});
});

describe("a hat", () => {
	test("of somebody else can't be put on", async () => {
		const person = await portal.as("区财政局");
		const rows = await portal.db.sql<{ id: number }[]>`
			select o.id from positions o join people p on p.id = o.person_id where p.login <> ${await loginOf(portal.db, "区财政局")} order by o.id limit 40`;
		const before = await fingerprint(portal.db);
		for (const positionId of [...rows.map(({ id }) => id), 0, "-1", "x", "", "1e3", "99999999999"])
			expect((await person.post("/hat", { positionId })).status).toBe(404);
		expect(await fingerprint(portal.db)).toBe(before);
	});

	test("that has been taken away takes its rights with it at once", async () => {
		const login = await loginOf(portal.db, "区发展改革委");
		const person = portal.nobody();
		await person.post("/sign-in", { login, password: PASSWORD });
		expect((await person.get("/desk")).status).toBe(200);
		await portal.db
			.sql`update positions set until = '2020-09-10' where person_id = (select id from people where login = ${login})`;
		const refused = await person.get("/desk");
		expect([refused.status, textOf(refused.text).includes(messagesFor("zh").problems.noHat)]).toEqual([403, true]);
		expect((await person.get("/ledgers/work.xlsx")).status).toBe(403);
	});
});
