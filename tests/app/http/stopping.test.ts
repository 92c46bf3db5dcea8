import { connect as dial, type Socket } from "node:net";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { verifyHistory } from "#app/services/verify-history.ts";
import type { Visitor } from "#tests/support/http.ts";
import type { Ending } from "#tests/support/process.ts";
import { countTexts, gatherTowns, startLoad } from "#tests/support/reporters.ts";
import { type Portal, startPortal } from "#tests/support/server.ts";
import { until, within } from "#tests/support/until.ts";
import { formFor } from "./html.ts";
import { taskId } from "./people.ts";

/** What an orderly stop may take at most; a supervisor waits no longer. */
const STOP_MS = 15_000;

let portal: Portal;
let task: number;

beforeEach(async () => {
	portal = await startPortal(inject("serverUrl"));
	task = await taskId(portal, "000", "五（三）");
});
afterEach(async () => {
	expect((await verifyHistory(portal.db)).broken).toBeNull();
	expect(portal.words()).toBe("");
	await portal.close();
});

const inOrder = ({ code, signal, afterMs }: Ending) => {
	expect([code, signal]).toEqual([0, null]);
	expect(afterMs).toBeLessThan(STOP_MS);
};
const gather = (n?: number): Promise<Visitor[]> => gatherTowns(portal.origin, portal.db, task, n);
/** Whether the portal takes new connections. */
const isOpen = (): Promise<boolean> =>
	new Promise((resolve) => {
		const socket = dial(Number(new URL(portal.origin).port), "127.0.0.1");
		socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
		socket.once("connect", () => socket.destroy());
	});
const closed = () => until("nobody new is let in", async () => !(await isOpen()));

/** Holds what a report on the task has to write, so that its statement waits until it is let go. */
async function hold(): Promise<() => void> {
	const held = Promise.withResolvers<void>();
	const free = Promise.withResolvers<void>();
	void portal.db.sql
		.begin(async (sql) => {
			await sql`select from dockets where task_id = ${task} for update`;
			held.resolve();
			await free.promise;
		})
		.catch(() => {});
	await held.promise;
	return free.resolve;
}
const waiting = (n: number) =>
	until(`${n} statements wait`, async () => {
		const [row] = await portal.db.sql<{ n: number }[]>`
			select count(*)::int as n from pg_stat_activity where application_name = 'liandu-web' and wait_event_type = 'Lock' and datname = current_database()`;
		return (row?.n ?? 0) >= n;
	});
const report = async (person: Visitor, text: string) =>
	person.post(`/tasks/${task}`, { ...formFor((await person.get(`/tasks/${task}`)).text, "report.submit"), "items.text": text });

test("under load it ends with 0 in time; every report that was acknowledged is there, and none that wasn't", async () => {
	const load = await startLoad(portal.origin, portal.db, task, 20_000);
	await load.more(10);
	inOrder(await portal.stop());
	expect(await load.end()).toMatchObject({ lost: [], twice: [], unspoken: [], failed: [] });
});

test("what is under way is finished and answered, while nobody new is let in", async () => {
	const towns = await gather(4);
	const release = await hold();
	const answers = towns.map((town, i) => report(town, `停机前第${i}份`));
	await waiting(4);
	const ending = portal.stop();
	await closed();
	release();
	expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([302, 302, 302, 302]);
	inOrder(await ending);
	const texts = await countTexts(portal.db);
	for (const i of [0, 1, 2, 3]) expect(texts.get(`停机前第${i}份`)).toBe(1);
});

/** Sends the beginning of a report and gives a way to send the rest; what comes back is collected. */
async function beginReport(town: Visitor, text: string): Promise<{ socket: Socket; rest: string; came: Promise<string> }> {
	const form = formFor((await town.get(`/tasks/${task}`)).text, "report.submit");
	const body = new URLSearchParams({ ...form, "items.text": text }).toString();
	const { port, host } = new URL(portal.origin);
	const socket = dial(Number(port), "127.0.0.1");
	let came = "";
	socket.on("data", (chunk) => {
		came += chunk;
	});
	const head = [
		`POST /tasks/${task} HTTP/1.1`,
		`Host: ${host}`,
		`Origin: ${portal.origin}`,
		`Cookie: ${town.cookie}`,
		"Content-Type: application/x-www-form-urlencoded",
		`Content-Length: ${body.length}`,
	];
	await new Promise((resolve) => socket.write(`${head.join("\r\n")}\r\n\r\n${body.slice(0, 20)}`, resolve));
	return { socket, rest: body.slice(20), came: new Promise((resolve) => socket.once("close", () => resolve(came))) };
}

test("a form that is only half sent is waited for, and answered", async () => {
	const [town] = await gather(1);
	if (!town) throw new Error("no town");
	const { socket, rest, came } = await beginReport(town, "发到一半时停机");
	await town.get("/desk");
	const ending = portal.stop();
	await closed();
	socket.write(rest);
	expect(await came).toMatch(/^HTTP\/1\.1 302 /);
	inOrder(await ending);
	expect((await countTexts(portal.db)).get("发到一半时停机")).toBe(1);
});

test("connections that only stand open don't hold it up", async () => {
	const idle = await Promise.all(
		Array.from(
			{ length: 10 },
			() =>
				new Promise<Socket>((resolve) => {
					const socket = dial(Number(new URL(portal.origin).port), "127.0.0.1", () => resolve(socket));
				}),
		),
	);
	const over = Promise.all(idle.map((socket) => new Promise<void>((resolve) => socket.once("close", () => resolve()).resume())));
	expect((await portal.nobody().get("/healthz")).status).toBe(200);
	inOrder(await portal.stop());
	expect(await within(5_000, over)).not.toBe("late");
});

test("what never ends doesn't hold it up for longer than a supervisor waits", async () => {
	const [town, other] = await gather(2);
	if (!town || !other) throw new Error("no towns");
	const release = await hold();
	const stuck = report(town, "永远等不到").then(
		({ status }) => status,
		() => "broken",
	);
	const half = await beginReport(other, "永远发不完");
	half.socket.on("error", () => {});
	await waiting(1);
	inOrder(await portal.stop());
	expect(await stuck).toBe("broken");
	release();
	expect((await countTexts(portal.db)).has("永远发不完")).toBe(false);
});
