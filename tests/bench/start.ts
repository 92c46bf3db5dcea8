import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort, startCluster } from "#db/embedded/cluster.ts";
import { report } from "./report.ts";

async function firstPage(url: string): Promise<void> {
	for (;;) {
		const status = await fetch(url).then(
			(r) => r.status,
			() => 0,
		);
		if (status === 200) return;
		await sleep(10);
	}
}

async function startToFirstPage(port: number): Promise<{ ms: number; child: ChildProcess }> {
	const began = performance.now();
	const child = spawn("npm", ["start"], { env: { ...process.env, PORT: String(port) }, stdio: "ignore", detached: true });
	await firstPage(`http://127.0.0.1:${port}/sign-in`);
	return { ms: performance.now() - began, child };
}

async function end(child: ChildProcess): Promise<void> {
	process.kill(-(child.pid ?? 0), "SIGINT");
	await once(child, "exit");
}

/** The least that must happen: the database server up, and a bare node answering. */
async function floor(): Promise<number> {
	const began = performance.now();
	const cluster = await startCluster();
	const server = createServer((_, res) => res.end("ok")).listen(await freePort(), "127.0.0.1");
	await once(server, "listening");
	const ms = performance.now() - began;
	server.close();
	await cluster.stop();
	return ms;
}

/** From `npm start` to the first page: the first start of all, and the second; the floor is PostgreSQL up and a bare node listening. */
export async function start(): Promise<void> {
	const dir = mkdtempSync(join(tmpdir(), "liandu-bench-"));
	process.env.LIANDU_DATA = dir;
	try {
		const port = await freePort();
		const first = await startToFirstPage(port);
		await end(first.child);
		const least = await floor();
		const second = await startToFirstPage(port);
		await end(second.child);
		report("start", "first start to first page, plans loaded", first.ms, "ms");
		report("start", "second start to first page", second.ms, "ms", least);
	} finally {
		rmSync(dir, { recursive: true, force: true });
	}
}
