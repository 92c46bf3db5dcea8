import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import autocannon from "autocannon";
import { buildIfNeeded } from "#app/cli/build.ts";
import { secretHash } from "#app/lib/secret-hash.ts";
import { listFiles } from "#db/queries/files.ts";
import { findDocket } from "#db/queries/get-docket.ts";
import { findTask } from "#db/queries/get-task.ts";
import { listEntries } from "#db/queries/list-entries.ts";
import { listFilterOptions, listTasks } from "#db/queries/list-tasks.ts";
import { listUnitOptions, unitNames } from "#db/queries/list-units.ts";
import { findViewer, insertSession, logTry } from "#db/queries/sessions.ts";
import { report } from "./report.ts";
import { fillScene, openScene, type Scene } from "./scene.ts";

const SECRET = "b".repeat(43);
const SECONDS = 10;
const NOW = new Date("2020-06-10T10:00+08:00");
const cookie = `__Host-liandu=${encodeURIComponent(Buffer.from(JSON.stringify(SECRET)).toString("base64"))}`;

/** Requests a second, and the 95th of a hundred waits in milliseconds. */
async function load(url: string): Promise<{ perSecond: number; p95: number }> {
	const waits: number[] = [];
	const run = (duration: number) =>
		new Promise<autocannon.Result>((resolve, reject) => {
			waits.length = 0;
			const options = { url, connections: 8, duration, headers: { cookie } };
			const running = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
			running.on("response", (_client, _status, _bytes, ms) => waits.push(ms));
		});
	await run(3);
	const { requests, non2xx, errors } = await run(SECONDS);
	if (non2xx > 0 || errors > 0) throw new Error(`${url}: ${non2xx} answers other than 2xx, ${errors} errors`);
	const p95 = waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.95)] ?? 0;
	return { perSecond: requests.average, p95 };
}

type Served = { url: string; stop: () => Promise<unknown> };

/** The portal's own web process on the scene. */
async function portal({ url }: Scene): Promise<Served> {
	const offset = String(NOW.getTime() - Date.now());
	const env = { ...process.env, DATABASE_URL: url, PORT: "0", NODE_ENV: "production" as const, LIANDU_CLOCK_OFFSET_MS: offset };
	const child = fork(fileURLToPath(new URL("../../app/server.ts", import.meta.url)), { env });
	const [{ port }] = (await once(child, "message")) as [{ port: number }];
	const stop = () => {
		child.kill("SIGTERM");
		return once(child, "exit");
	};
	return { url: `http://127.0.0.1:${port}`, stop };
}

/** Bare node: the same queries, then the same bytes as they came from the portal. */
async function floor({ db }: Scene, html: Buffer, queries: (scene: Scene["db"]) => Promise<unknown>): Promise<Served> {
	const answer: RequestListener = async (_, res) => {
		await findViewer(db.sql, secretHash(SECRET), NOW);
		await queries(db);
		res.setHeader("Content-Type", "text/html; charset=utf-8");
		res.end(html);
	};
	const server = createServer(answer).listen(0, "127.0.0.1");
	await once(server, "listening");
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		stop: () => new Promise((resolve) => server.close(resolve)),
	};
}

async function signIn({ db }: Scene): Promise<{ unitId: number; place: number; taskId: number }> {
	const [row] = await db.sql<{ unitId: number; place: number; taskId: number }[]>`
		select s.unit_id as "unitId", d.jurisdiction_id as place, min(s.task_id) as "taskId" from steps s join dockets d using (task_id) where s.role = 'lead' group by 1, 2`;
	if (!row) throw new Error("the scene is empty");
	const [person] = await db.sql<{ id: number }[]>`select id from people limit 1`;
	const personId = person?.id ?? 0;
	await db.sql`insert into positions (person_id, unit_id, position, since) values (${personId}, ${row.unitId}, 'officer', '2020-01-01')`;
	const tryId = await logTry(db.sql, "bench", NOW);
	const endsAt = new Date(NOW.getTime() + 10 * 3_600_000);
	await insertSession(db.sql, { secretHash: secretHash(SECRET), personId, now: NOW, endsAt, tryId, ip: null, agent: null });
	return row;
}

/** Requests a second and p95 of a list of 50 tasks and of a task's page, eight at once; the floor is bare node with the same queries and bytes. */
export async function pages(): Promise<void> {
	buildIfNeeded();
	const scene = await openScene(10);
	try {
		await fillScene(scene, 500);
		const { place, taskId } = await signIn(scene);
		const filter = { planId: null, stage: null, unitId: null, role: null, q: "", after: 0 };
		const cases = [
			["/tasks", (db: Scene["db"]) => Promise.all([listTasks(db.sql, [place], filter, 51), listFilterOptions(db.sql, [place])])],
			[
				`/tasks/${taskId}`,
				async (db: Scene["db"]) => {
					const reads = [
						findTask(db.sql, taskId, [place]),
						findDocket(db.sql, taskId, [place]),
						listEntries(db.sql, taskId, null, 41),
						listFiles(db.sql, taskId),
						listUnitOptions(db.sql, place),
					];
					await Promise.all(reads);
					await unitNames(db.sql, [1, 2, 3]);
				},
			],
		] as const;
		const web = await portal(scene);
		for (const [path, queries] of cases) {
			const page = await fetch(web.url + path, { headers: { cookie } });
			if (page.status !== 200) throw new Error(`${path}: ${page.status}`);
			const html = Buffer.from(await page.arrayBuffer());
			const bareServer = await floor(scene, html, queries);
			const least = await load(bareServer.url);
			const real = await load(web.url + path);
			await bareServer.stop();
			const name = path === "/tasks" ? "/tasks, 50 rows" : "/tasks/:id";
			report("pages", `${name}, 8 at once`, real.perSecond, "requests/s", least.perSecond);
			report("pages", `${name}, p95`, real.p95, "ms", least.p95);
			report("pages", `${name}, HTML`, html.length / 1024, "kB");
		}
		await web.stop();
	} finally {
		await scene.close();
	}
}
