import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { hashPassword } from "#app/lib/password.server.ts";
import { secretHash } from "#app/lib/secret-hash.ts";
import { changePassword } from "#app/services/change-password.ts";
import { resetPassword } from "#app/services/reset-password.ts";
import { MAX_TRIES, PAUSE_MINUTES, signIn } from "#app/services/sign-in.ts";
import { endSessions, findViewer, listSessions, type Viewer, wearHat } from "#db/queries/sessions.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";

const FROM = { ip: "192.0.2.7", agent: "test" };
const PASSWORD = "quiet river 1999";
const MINUTE = 60_000;

let opened: TestDatabase;
/** Every test has its own day and its own person, so that no test's tries count for another. */
let day = 0;
let login: string;
let start: Date;
const logins = [
	"qp-lead",
	"qp-town",
	"rc6",
	"qp-office",
	"qp-lead-head",
	"qp-town-head",
	"qp-leader",
	"rc3",
	"rc4",
	"yq5",
	"cz2",
	"xq1",
	"rc5",
	"rc6",
	"xq2",
];
beforeAll(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
	await opened.db.sql`update people set password_hash = ${await hashPassword(PASSWORD)} where login = any(${logins})`;
});
beforeEach(() => {
	login = logins[day] ?? "";
	start = new Date(Date.UTC(2020, 9, 1 + day++));
});
afterAll(() => opened.drop());

const moment = (minutes: number) => new Date(start.getTime() + minutes * MINUTE);
const tryIn = (password = PASSWORD, minutes = 0, name = login) => signIn(opened.db, name, password, FROM, moment(minutes));
const codeOf = (result: Awaited<ReturnType<typeof signIn>>) => (result.ok ? "in" : result.code);
const viewerOf = (secret: string, minutes = 0) => findViewer(opened.db.sql, secretHash(secret), moment(minutes));
async function enter(minutes = 0): Promise<{ secret: string; viewer: Viewer }> {
	const result = await tryIn(PASSWORD, minutes);
	const viewer = result.ok ? await viewerOf(result.secret, minutes) : null;
	if (!result.ok || !viewer) throw new Error(`${login} can't sign in`);
	return { secret: result.secret, viewer };
}

describe("guessing", () => {
	test("after five wrong tries the name pauses, and the right password doesn't help until the pause is over, which trying on doesn't put off", async () => {
		for (let n = 0; n < MAX_TRIES; n++) expect(codeOf(await tryIn("wrong", n))).toBe("wrong");
		expect(codeOf(await tryIn(PASSWORD, MAX_TRIES))).toBe("paused");
		for (let minute = MAX_TRIES + 1; minute < PAUSE_MINUTES; minute++)
			expect(codeOf(await tryIn("wrong", minute))).toBe("paused");
		const [{ n: open } = { n: -1 }] = await opened.db.sql<{ n: number }[]>`
			select count(*)::int as n from sessions s join people p on p.id = s.person_id where p.login = ${login}`;
		expect(open).toBe(0);
		expect(codeOf(await tryIn(PASSWORD, PAUSE_MINUTES + MAX_TRIES))).toBe("in");
	});

	test("the right password starts the count anew", async () => {
		for (let n = 0; n < MAX_TRIES - 1; n++) await tryIn("wrong", n);
		expect(codeOf(await tryIn(PASSWORD, 5))).toBe("in");
		for (let n = 0; n < MAX_TRIES - 1; n++) expect(codeOf(await tryIn("wrong", 6 + n))).toBe("wrong");
		expect(codeOf(await tryIn(PASSWORD, 11))).toBe("in");
	});

	test("another password from whoever runs the machine lifts the pause, ends the sessions and is the only one that is right", async () => {
		expect(codeOf(await tryIn(PASSWORD, 0))).toBe("in");
		for (let i = 0; i < MAX_TRIES; i++) await tryIn("wrong", 1);
		expect(codeOf(await tryIn(PASSWORD, 1))).toBe("paused");
		const minuteTwo = moment(2);
		expect(await resetPassword(opened.db, login, "fresh water 2020", minuteTwo)).toBe(true);
		expect(codeOf(await tryIn(PASSWORD, 3))).toBe("wrong");
		const open = await opened.db.sql`select s.id from sessions s join people p on p.id = s.person_id
			where p.login = ${login} and s.ended_at is null`;
		expect(open).toEqual([]);
		expect(codeOf(await tryIn("fresh water 2020", 4))).toBe("in");
		expect(await resetPassword(opened.db, "nobody-here", "fresh water 2020", minuteTwo)).toBe(false);
	});

	test("thirty tries at once are no way round the five", async () => {
		const tries = await Promise.all(Array.from({ length: 30 }, () => tryIn("wrong")));
		expect(tries.filter((t) => codeOf(t) === "wrong").length).toBeLessThanOrEqual(MAX_TRIES);
		expect(codeOf(await tryIn(PASSWORD, 1))).toBe("paused");
	});

	test("a name in other letters, widths or with spaces around it is the same name to the pause", async () => {
		const spellings = [login, login.toUpperCase(), ` ${login} `, `${login}\u0000`, login.replace("q", "ｑ")];
		for (const [n, name] of spellings.entries()) expect(codeOf(await tryIn("wrong", n, name))).toBe("wrong");
		expect(codeOf(await tryIn(PASSWORD, 6))).toBe("paused");
	});

	test("an unknown name is answered like a known one, in words and in the pause", async () => {
		const answers = async (name: string) => {
			const codes: string[] = [];
			for (let n = 0; n < MAX_TRIES + 2; n++) codes.push(codeOf(await tryIn("wrong", n, name)));
			return codes;
		};
		expect(await answers("nobody-of-this-name")).toEqual(await answers(login));
		for (const name of ["", "'; drop table people; --", "x".repeat(100_000)])
			expect(codeOf(await tryIn("wrong", 0, name))).toBe("wrong");
	});

	test("an unknown name takes about as long as a known one", async () => {
		const timed = async (name: string) => {
			minute += 20;
			const begun = process.hrtime.bigint();
			await tryIn("wrong", minute, name);
			return Number(process.hrtime.bigint() - begun) / 1e6;
		};
		let minute = 0;
		const known: number[] = [];
		const unknown: number[] = [];
		for (let n = 0; n < 15; n++) {
			known.push(await timed(login));
			unknown.push(await timed(`nobody-${n}`));
		}
		const median = (of: number[]) => of.sort((a, b) => a - b)[7] ?? 0;
		const ratio = median(unknown) / median(known);
		expect(ratio).toBeGreaterThan(0.4);
		expect(ratio).toBeLessThan(2.5);
	});

	test("somebody whose account is off, or who has no password, is answered as if wrong", async () => {
		await opened.db.sql`update people set is_disabled = true where login = ${login}`;
		expect(codeOf(await tryIn())).toBe("wrong");
		await opened.db.sql`update people set is_disabled = false, password_hash = '' where login = ${login}`;
		for (const password of ["", PASSWORD]) expect(codeOf(await tryIn(password))).toBe("wrong");
		await opened.db.sql`update people set password_hash = null where login = ${login}`;
		expect(codeOf(await tryIn(""))).toBe("wrong");
	});
});

describe("a session", () => {
	test("is kept as a hash only: neither its secret nor the name tried stands in the database", async () => {
		const { secret, viewer } = await enter();
		const [row] = await opened.db.sql`select * from sessions where id = ${viewer.sessionId}`;
		expect(JSON.stringify(row)).not.toContain(secret);
		expect(row?.secret_hash).toBe(secretHash(secret));
		const tries = await opened.db.sql`select login_hash from sign_in_tries`;
		expect(JSON.stringify(tries)).not.toContain(login);
	});

	test("ends after an hour without use, lives on while it is used, and ends after twelve hours however much it is used", async () => {
		const { secret } = await enter();
		expect(await viewerOf(secret, 59)).not.toBeNull();
		expect(await viewerOf(secret, 59 + 61)).toBeNull();
		const { secret: busy } = await enter(200);
		for (let minutes = 240; minutes < 200 + 720; minutes += 40)
			expect([minutes, (await viewerOf(busy, minutes)) !== null]).toEqual([minutes, true]);
		expect(await viewerOf(busy, 200 + 720)).toBeNull();
	});

	test("ends when its person signs out, when it is revoked from another one, and when the account is turned off", async () => {
		const [one, two, three] = [await enter(), await enter(1), await enter(2)];
		expect(new Set([one.secret, two.secret, three.secret]).size).toBe(3);
		expect(await endSessions(opened.db.sql, one.viewer, one.viewer.sessionId, moment(3))).toBe(1);
		expect([await viewerOf(one.secret, 4), (await viewerOf(two.secret, 4)) !== null]).toEqual([null, true]);
		expect(await endSessions(opened.db.sql, two.viewer, "others", moment(5))).toBe(1);
		expect([await viewerOf(three.secret, 6), (await viewerOf(two.secret, 6)) !== null]).toEqual([null, true]);
		expect(await endSessions(opened.db.sql, two.viewer, one.viewer.sessionId, moment(6))).toBe(0);
		await opened.db.sql`update people set is_disabled = true where login = ${login}`;
		expect(await viewerOf(two.secret, 7)).toBeNull();
	});

	test("of somebody else can't be ended, nor seen in one's list", async () => {
		const { secret, viewer } = await enter();
		login = logins[0] ?? "";
		const other = await enter(1);
		expect(await endSessions(opened.db.sql, other.viewer, viewer.sessionId, moment(2))).toBe(0);
		expect(await viewerOf(secret, 3)).not.toBeNull();
		const listed = await listSessions(opened.db.sql, other.viewer.personId, moment(3));
		expect(listed.map((s) => s.id)).not.toContain(viewer.sessionId);
	});

	test("survives a change of password, which ends all the others and the old password", async () => {
		const [mine, stolen] = [await enter(), await enter(1)];
		const change = (current: string, next: string, again = next) =>
			changePassword(opened.db, mine.viewer, { current, next, again }, moment(2));
		expect(await change("wrong", "another river 2001")).toBe("wrongCurrent");
		expect(await change(PASSWORD, "another river 2001", "another")).toBe("different");
		expect(await change(PASSWORD, "short")).toBe("tooShort");
		expect(await change(PASSWORD, "x".repeat(129))).toBe("tooLong");
		expect(await change(PASSWORD, "password")).toBe("tooCommon");
		expect(await viewerOf(stolen.secret, 3)).not.toBeNull();
		expect(await change(PASSWORD, "another river 2001")).toBeNull();
		expect([await viewerOf(stolen.secret, 4), (await viewerOf(mine.secret, 4)) !== null]).toEqual([null, true]);
		expect(codeOf(await tryIn(PASSWORD, 5))).toBe("wrong");
		expect(codeOf(await tryIn("another river 2001", 6))).toBe("in");
	});
});

test("one may put on another hat of one's own, never somebody else's, and never one that has been given up", async () => {
	login = "qp-office";
	const { secret, viewer } = await enter();
	expect(viewer.hats.map((h) => h.unitName)).toEqual(
		["区公共卫生联席会议办公室", "区卫生健康委"].sort((a, b) => (a === viewer.hat?.unitName ? -1 : 1) || a.localeCompare(b)),
	);
	const second = viewer.hats.find((h) => h.positionId !== viewer.hat?.positionId);
	expect(await wearHat(opened.db.sql, viewer, second?.positionId ?? 0)).toBe(true);
	expect((await viewerOf(secret, 1))?.hat).toEqual(second);
	const [foreign] = await opened.db.sql<
		{ id: number }[]
	>`select id from positions where person_id <> ${viewer.personId} order by id limit 1`;
	expect(await wearHat(opened.db.sql, viewer, foreign?.id ?? 0)).toBe(false);
	expect((await viewerOf(secret, 2))?.hat).toEqual(second);
	// Even when a row says so: a hat that isn't one's own isn't worn.
	await opened.db.sql`update sessions set position_id = ${foreign?.id ?? 0} where id = ${viewer.sessionId}`;
	expect((await viewerOf(secret, 3))?.hat?.unitId).toBe(viewer.hats[0]?.unitId);
	await opened.db.sql`update positions set since = '2020-01-01', until = '2020-01-02' where id = ${second?.positionId ?? 0}`;
	expect((await viewerOf(secret, 4))?.hats.map((h) => h.positionId)).toEqual(
		viewer.hats.filter((h) => h !== second).map((h) => h.positionId),
	);
});

test("one has no hat, and none of what it may, before the day on which the position begins; from that midnight in Shanghai on one has", async () => {
	const begins = new Date(start.getTime() + 86_400_000).toISOString().slice(0, 10);
	await opened.db.sql`update positions set since = ${begins} where person_id = (select id from people where login = ${login})`;
	const { secret, viewer } = await enter();
	expect([viewer.hats, viewer.hat, viewer.unread]).toEqual([[], null, 0]);
	expect(await opened.db.sql`select position_id from sessions where id = ${viewer.sessionId}`).toEqual([{ position_id: null }]);
	const day = new Date(`${begins}T00:00:00+08:00`);
	const eve = new Date(day.getTime() - 1);
	await opened.db
		.sql`update sessions set seen_at = ${eve.toISOString()}, ends_at = ${new Date(day.getTime() + MINUTE).toISOString()} where id = ${viewer.sessionId}`;
	const hatsAt = async (now: Date) => (await findViewer(opened.db.sql, secretHash(secret), now))?.hats.length;
	expect([await hatsAt(eve), await hatsAt(day)]).toEqual([0, 1]);
});
