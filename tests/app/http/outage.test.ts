import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { messagesFor } from "#app/messages/index.ts";
import { verifyHistory } from "#app/services/verify-history.ts";
import { connect, type Database } from "#db/client.server.ts";
import { type Answer, type Fields, signIn, type Visitor, visitor } from "#tests/support/http.ts";
import { type OwnCluster, startOwnCluster } from "#tests/support/own-cluster.ts";
import { startLoad } from "#tests/support/reporters.ts";
import { ensureBuilt, givePasswords, PASSWORD, startWeb, type Web } from "#tests/support/server.ts";
import { until } from "#tests/support/until.ts";
import { formFor, textOf } from "./html.ts";
import { entryCount, fingerprint } from "./state.ts";

let cluster: OwnCluster;
let db: Database;
let web: Web;
let town: Visitor;
let task: number;

beforeAll(async () => {
	await ensureBuilt(inject("serverUrl"));
	cluster = await startOwnCluster(inject("serverUrl"));
	db = connect(cluster.url);
	await givePasswords(db);
	web = await startWeb(cluster.url);
	town = await signIn(web.origin, "qp-town", PASSWORD);
	const [row] = await db.sql<{ id: number }[]>`
		select t.id from tasks t join plans p on p.id = t.plan_id where p.seed = '000' and t.clause = '五（三）'`;
	task = row?.id ?? 0;
});
afterAll(async () => {
	await web.stop();
	await db.end();
	await cluster.close();
});

const back = () => until("the portal works again", async () => (await visitor(web.origin).get("/healthz")).status === 200);
const expectAway = ({ status, headers }: Answer, where: string) => {
	expect([status, headers["retry-after"], headers["cache-control"]], where).toEqual([503, "5", "no-store"]);
	expect(headers, where).not.toHaveProperty("set-cookie");
};

describe("while PostgreSQL is dead", () => {
	let form: Fields;
	let before: string;
	let file: number;

	beforeAll(async () => {
		form = { ...formFor((await town.get(`/tasks/${task}`)).text, "report.submit"), "items.text": "库停时写的报告" };
		const [row] = await db.sql<{ id: number }[]>`select id from files order by id limit 1`;
		file = row?.id ?? 0;
		before = await fingerprint(db);
		await cluster.end("SIGKILL");
		await until("the portal has noticed", async () => (await visitor(web.origin).get("/healthz")).status === 503);
	});

	test.each(["zh", "en"] as const)(
		"every page is a 503 that says in %s when to try again, and signs nobody out",
		async (language) => {
			const { title, text } = messagesFor(language).problems;
			for (const path of [
				"/desk",
				"/tasks",
				`/tasks/${task}`,
				"/plans",
				"/units",
				"/notices",
				"/me",
				"/ledgers/work",
				"/escalations",
			]) {
				const answer = await town.get(path, { "accept-language": language });
				expectAway(answer, path);
				expect(textOf(answer.text)).toContain(title[503]);
				expect(textOf(answer.text)).toContain(text[503]);
				expect(answer.text).toContain(`<html lang="${language === "zh" ? "zh-CN" : "en"}">`);
				expect(answer.text).not.toMatch(/ECONN|postgres|127\.0\.0\.1|at async/i);
			}
			for (const path of ["/ledgers/work.xlsx", `/files/${file}`]) {
				const answer = await town.get(path, { "accept-language": language });
				expectAway(answer, path);
				expect(answer.text).toBe(`${text[503]}\n`);
			}
		},
	);

	test("so is every form, with nothing of it done", async () => {
		expectAway(await town.post(`/tasks/${task}`, form), "event");
		expectAway(await town.post(`/tasks/${task}`, { ...form, fileIds: new File(["%PDF-1"], "a.pdf") }), "event with a file");
		for (const path of ["/me", "/notices", "/hat", "/sign-out"])
			expectAway(await town.post(path, { act: "language", language: "en" }), path);
		expectAway(await visitor(web.origin).post("/sign-in", { login: "qp-town", password: PASSWORD }), "sign-in");
	});

	test("what needs no database still comes", async () => {
		const page = await visitor(web.origin).get("/sign-in");
		expect(page.status).toBe(200);
		expect((await visitor(web.origin).get("/favicon.svg")).status).toBe(200);
		expect((await town.get("/desk.data")).status).toBeGreaterThanOrEqual(500);
	});

	test("once it is back the same process goes on, and the form that was refused is taken when it is sent again", async () => {
		await cluster.start();
		await back();
		expect(web.process.exitCode).toBeNull();
		expect(await fingerprint(db)).toBe(before);
		const submitted = await entryCount(db, "report.submit");
		expect((await town.get("/desk")).status).toBe(200);
		expect((await town.post(`/tasks/${task}`, form)).status).toBe(302);
		expect(await entryCount(db, "report.submit")).toBe(submitted + 1);
		expect(textOf((await town.get(`/tasks/${task}`)).text)).toContain("库停时写的报告");
		expect(web.words()).toBe("");
	});
});

describe("when PostgreSQL goes away under load and comes back", () => {
	const ways: [string, () => Promise<void>][] = [
		["is killed", () => cluster.end("SIGKILL").then(cluster.start)],
		["is shut down at once", () => cluster.end("SIGQUIT").then(cluster.start)],
		["is shut down in order", () => cluster.end("SIGINT").then(cluster.start)],
		[
			"loses every connection",
			async () =>
				void (await db.sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'liandu-web'`),
		],
	];

	test.each(ways)(
		"and %s: what was acknowledged is there once, nothing is there by halves, nobody is stuck",
		async (_, goAway) => {
			const load = await startLoad(web.origin, db, task);
			await load.more(10);
			await goAway();
			await back();
			await load.more(10);
			const tally = await load.end();
			expect(tally).toMatchObject({ errors: [], lost: [], twice: [], odd: [] });
			expect(tally.acknowledged).toBeGreaterThan(15);
			expect((await verifyHistory(db)).broken).toBeNull();
			expect(web.process.exitCode).toBeNull();
			expect(web.words()).toBe("");
		},
	);
});
