import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import autocannon from "autocannon";
import { buildIfNeeded } from "#app/cli/build.ts";
import { secretHash } from "#app/lib/secret-hash.ts";
import { listFiles } from "#db/queries/files.ts";
import { findDocket } from "#db/queries/get-docket.ts";
import { findTask } from "#db/queries/get-task.ts";
import { listDesk, listStanding } from "#db/queries/list-desk.ts";
import { listEntries } from "#db/queries/list-entries.ts";
import { listFilterOptions, listTasks } from "#db/queries/list-tasks.ts";
import { listUnitOptions, unitNames } from "#db/queries/list-units.ts";
import { findViewer } from "#db/queries/sessions.ts";
import { report } from "./report.ts";
import { fillScene, openScene, type Scene } from "./scene.ts";
import { cookie, NOW, openWeb, SECRET, type Served, signIn } from "./web.ts";

const SECONDS = 10;

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

/** Requests a second and p95 of a desk, of a list of 50 tasks and of a task's page, eight at once; the floor is bare node with the same queries and bytes. */
export async function pages(): Promise<void> {
	buildIfNeeded();
	const scene = await openScene(10);
	try {
		await fillScene(scene, 500);
		const { place, taskId, unitId } = await signIn(scene);
		const desk = { unitId, jurisdictionId: place, position: "officer" } as const;
		const filter = { planId: null, stage: null, unitId: null, role: null, kind: null, q: "", after: 0 };
		const cases = [
			["/desk", (db: Scene["db"]) => Promise.all([listDesk(db.sql, desk), listStanding(db.sql, [place])])],
			["/tasks", (db: Scene["db"]) => Promise.all([listTasks(db.sql, [place], filter, 51), listFilterOptions(db.sql, [place])])],
			[
				`/tasks/${taskId}`,
				async (db: Scene["db"]) => {
					const reads = [
						findDocket(db.sql, taskId, [place]),
						findTask(db.sql, taskId, [place]),
						listFiles(db.sql, taskId),
						listUnitOptions(db.sql, place),
					] as const;
					const [docket] = await Promise.all(reads);
					const stepNos = docket?.steps.map((s) => s.no) ?? [];
					await Promise.all([listEntries(db.sql, taskId, { stepNos, before: null, limit: 41 }), unitNames(db.sql, [1, 2, 3])]);
				},
			],
		] as const;
		const web = await openWeb(scene);
		for (const [path, queries] of cases) {
			const page = await fetch(web.url + path, { headers: { cookie } });
			if (page.status !== 200) throw new Error(`${path}: ${page.status}`);
			const html = Buffer.from(await page.arrayBuffer());
			const bareServer = await floor(scene, html, queries);
			const least = await load(bareServer.url);
			const real = await load(web.url + path);
			await bareServer.stop();
			const name = { "/desk": "/desk, 400 things due", "/tasks": "/tasks, 50 rows" }[path as string] ?? "/tasks/:id";
			report("pages", `${name}, 8 at once`, real.perSecond, "requests/s", least.perSecond);
			report("pages", `${name}, p95`, real.p95, "ms", least.p95);
			report("pages", `${name}, HTML`, html.length / 1024, "kB");
		}
		await web.stop();
	} finally {
		await scene.close();
	}
}
