import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { uploadDraft } from "#app/services/upload-draft.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { composed, importerOf } from "#tests/support/drafts.ts";
import { type Started, startProcess } from "#tests/support/process.ts";
import { MOMENT } from "#tests/support/scene.ts";
import { until } from "#tests/support/until.ts";

/** kill -9 in the midst of reading a document: of the process that reads it, and of the worker that waits for it. */
const FILE = "city-safe-campus.pdf";
let opened: TestDatabase;
let dir: string;
let workers: Started<string>[];
beforeEach(async () => {
	workers = [];
	dir = mkdtempSync(join(tmpdir(), "liandu-reading-"));
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
});
afterEach(async () => {
	for (const worker of workers) await worker.stop();
	expect(workers.map((worker) => worker.words()).join("")).toBe("");
	await opened.drop();
	rmSync(dir, { recursive: true, force: true });
});

async function startWorker(on = "2020-09-10T09:30+08:00"): Promise<Started<string>> {
	const worker = await startProcess<string>("worker", opened.url, { LIANDU_DATA: dir, LIANDU_NOW: on });
	workers.push(worker);
	return worker;
}
async function upload(): Promise<number> {
	const by = await importerOf(opened.db, "区卫生健康委");
	const sent = await uploadDraft(opened.db, { name: FILE, content: await composed(FILE), token: "" }, by, MOMENT);
	return sent.ok ? sent.id : 0;
}
type Standing = { state: string; reason: string | null; tries: number; tasks: number | null };
async function standingOf(id: number): Promise<Standing | undefined> {
	const [row] = await opened.db.sql<Standing[]>`
		select state, reason, tries, jsonb_array_length(draft -> 'tasks') as tasks from plan_drafts where id = ${id}`;
	return row;
}

/** The processes that a worker has for reading. */
function readersOf({ process }: Started<string>): number[] {
	try {
		return execFileSync("pgrep", ["-P", String(process.pid), "-f", "files/child"], { encoding: "utf8" })
			.split("\n")
			.filter(Boolean)
			.map(Number);
	} catch {
		return [];
	}
}
/** A process that reads, held still in the midst of it; none of `but`. */
async function holdReader(worker: Started<string>, but: number[] = []): Promise<number> {
	const pid = await until("a document is being read", () => readersOf(worker).find((one) => !but.includes(one)));
	process.kill(pid, "SIGSTOP");
	return pid;
}
const isThere = (pid: number): boolean => {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
};

test("the reading process is killed: the document is read again at once", { timeout: 180_000 }, async () => {
	const worker = await startWorker();
	const id = await upload();
	const reader = await holdReader(worker);
	expect(await standingOf(id)).toMatchObject({ state: "reading", tries: 1 });
	process.kill(reader, "SIGKILL");
	await until("it is read", async () => (await standingOf(id))?.state === "ready");
	expect(await standingOf(id)).toMatchObject({ state: "ready", reason: null, tries: 2, tasks: expect.any(Number) });
});

test("it is killed each time: after the third the draft says that the portal failed, and the next document is read", {
	timeout: 240_000,
}, async () => {
	const worker = await startWorker();
	const id = await upload();
	const killed: number[] = [];
	for (let n = 0; n < 3; n++) {
		const reader = await holdReader(worker, killed);
		killed.push(reader);
		process.kill(reader, "SIGKILL");
	}
	await until("it is given up", async () => (await standingOf(id))?.state === "failed");
	expect(await standingOf(id)).toMatchObject({ reason: "failed" });
	const next = await upload();
	await until("the next is read", async () => (await standingOf(next))?.state === "ready");
});

test("the worker is killed: its reading process ends with it, and another worker reads the document as soon as the first is known to be lost, whatever its own clock says", {
	timeout: 240_000,
}, async () => {
	const first = await startWorker();
	const id = await upload();
	const reader = await holdReader(first);
	await first.kill();
	process.kill(reader, "SIGCONT");
	await until("the process that nobody waits for has ended", () => !isThere(reader));
	expect(await standingOf(id)).toMatchObject({ state: "reading", tries: 1 });
	// Started again, the portal's clock is where it was first started.
	await startWorker("2020-09-10T09:00+08:00");
	await until("it is read", async () => (await standingOf(id))?.state === "ready");
	expect(await standingOf(id)).toMatchObject({ tries: 2, tasks: expect.any(Number) });
});
