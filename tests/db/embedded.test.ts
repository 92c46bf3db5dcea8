import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { until } from "../support/until.ts";

type Answer = { value?: unknown; error?: string };
type Opened = { url: string; isOurs: boolean };
const SLOW = { timeout: 180_000 };

let dir: string;
let users: ChildProcess[];
beforeEach(() => {
	dir = mkdtempSync(join(tmpdir(), "liandu-embedded-"));
	chmodSync(dir, 0o755);
	users = [];
});
afterEach(async () => {
	for (const user of users) if (user.connected) user.kill("SIGKILL");
	for (const pid of [keeper(), postmaster()]) if (pid !== null && isAlive(pid)) process.kill(pid, "SIGTERM");
	await until("nothing runs any more", () => ![keeper(), postmaster()].some((pid) => pid !== null && isAlive(pid)));
	const data = existsSync(join(dir, "postgres")) ? realpathSync(join(dir, "postgres")) : "";
	rmSync(dir, { recursive: true, force: true });
	if (data.startsWith("/var/lib/liandu/")) rmSync(dirname(data), { recursive: true, force: true });
});

function user(data = dir): ChildProcess {
	const script = fileURLToPath(new URL("../support/embedded-user.ts", import.meta.url));
	const env = { ...process.env, DATABASE_URL: "", LIANDU_DATA: data };
	const child = fork(script, { env, execArgv: [], stdio: ["ignore", "ignore", "pipe", "ipc"] });
	users.push(child);
	return child;
}

const ask = (child: ChildProcess, act: "open" | "marks" | "close"): Promise<Answer> =>
	new Promise((resolve, reject) => {
		child.once("message", (answer) => resolve(answer as Answer));
		child.once("exit", (code) => reject(new Error(`the process ended with ${code} before it answered ${act}`)));
		child.send(act);
	});
async function open(child: ChildProcess): Promise<Opened> {
	const { value, error } = await ask(child, "open");
	if (error) throw new Error(error);
	return value as Opened;
}
const marks = async (child: ChildProcess) => ((await ask(child, "marks")).value ?? []) as number[];

function readText(path: string): string | null {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return null;
	}
}
function keeper(): number | null {
	const text = readText(join(dir, "postgres.json"));
	return text === null ? null : Number(JSON.parse(text).pid);
}
function postmaster(): number | null {
	const text = readText(join(dir, "postgres", "postmaster.pid"));
	return text === null ? null : Number(text.split("\n")[0]);
}
function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return !/\) Z /.test(readText(`/proc/${pid}/stat`) ?? "");
	} catch {
		return false;
	}
}

test(
	"three processes that ask at once share one server; it outlives whoever started it while others use it, and stops after the last",
	SLOW,
	async () => {
		const three = [user(), user(), user()];
		const opened = await Promise.all(three.map(open));
		expect(new Set(opened.map((o) => o.url)).size).toBe(1);
		expect(opened.filter((o) => o.isOurs)).toHaveLength(1);
		const first = three[opened.findIndex((o) => o.isOurs)];
		const others = three.filter((child) => child !== first);
		if (!first) throw new Error("nobody started it");
		for (const child of others) expect((await marks(child)).sort()).toEqual(three.map((c) => c.pid).sort());

		const closing = ask(first, "close").catch(() => null);
		const [second, third] = others as [ChildProcess, ChildProcess];
		await ask(second, "close");
		expect(await marks(third)).toHaveLength(3);
		const pid = postmaster();
		await ask(third, "close");
		await closing;
		await until("the server has stopped", () => pid !== null && !isAlive(pid));
		expect([postmaster(), keeper()]).toEqual([null, null]);
	},
);

test("a server that is killed is started again by its keeper, with everything that was acknowledged", SLOW, async () => {
	const one = user();
	const { url } = await open(one);
	const killed = postmaster();
	process.kill(killed ?? 0, "SIGKILL");
	await until("another server runs", () => postmaster() !== null && postmaster() !== killed);
	const two = user();
	expect(await open(two)).toEqual({ url, isOurs: false });
	expect((await marks(two)).sort()).toEqual([one.pid, two.pid].sort());
	await ask(two, "close");
	await ask(one, "close");
});

test("while a keeper starts its killed server again, whoever asks waits for it and starts no second one", SLOW, async () => {
	const one = user();
	const { url } = await open(one);
	const [keeping, killed] = [keeper() ?? 0, postmaster() ?? 0];
	process.kill(keeping, "SIGSTOP");
	process.kill(killed, "SIGKILL");
	await until("the server is gone", () => !isAlive(killed));
	let knocks = 0;
	const nobody = createServer((socket) => {
		knocks += 1;
		socket.destroy();
	}).listen(Number(new URL(url).port), "127.0.0.1");
	await once(nobody, "listening");
	const two = user();
	const asked = open(two);
	await until("it has been asked for more than once", () => knocks > 1);
	nobody.close();
	process.kill(keeping, "SIGCONT");
	expect(await asked).toEqual({ url, isOurs: false });
	expect(keeper()).toBe(keeping);
	await ask(two, "close");
	await ask(one, "close");
});

test("when server and keeper are killed together, the next process starts both again on the same data", SLOW, async () => {
	const one = user();
	await open(one);
	for (const pid of [keeper(), postmaster()]) process.kill(pid ?? 0, "SIGKILL");
	const two = user();
	expect((await open(two)).isOurs).toBe(true);
	expect((await marks(two)).sort()).toEqual([one.pid, two.pid].sort());
	await ask(two, "close");
});

test(
	"when only the keeper is killed, the next process takes the server over on the same port, and nothing is left behind",
	SLOW,
	async () => {
		const one = user();
		const { url } = await open(one);
		const [old, orphan] = [keeper(), postmaster()];
		process.kill(old ?? 0, "SIGKILL");
		await until("the keeper is gone", () => old !== null && !isAlive(old));
		expect(orphan !== null && isAlive(orphan)).toBe(true);
		const two = user();
		expect(await open(two)).toEqual({ url, isOurs: true });
		expect((await marks(two)).sort()).toEqual([one.pid, two.pid].sort());
		const again = await until("whoever used it before is back", async () => (await ask(one, "marks")).value);
		expect(again).toHaveLength(2);
		await ask(one, "close");
		await ask(two, "close");
		expect([orphan !== null && isAlive(orphan), postmaster(), keeper()]).toEqual([false, null, null]);
	},
);

test("a keeper whose data are deleted ends, makes no others in their place, and nobody waits for it", SLOW, async () => {
	const one = user();
	await open(one);
	const [keeping, server] = [keeper() ?? 0, postmaster() ?? 0];
	rmSync(realpathSync(join(dir, "postgres")), { recursive: true, force: true });
	process.kill(server, "SIGKILL");
	await until("the keeper has ended", () => !isAlive(keeping));
	expect([existsSync(join(dir, "postgres", "PG_VERSION")), keeper()]).toEqual([false, null]);
	await ask(one, "close");
	const two = user();
	expect((await open(two)).isOurs).toBe(true);
	expect(await marks(two)).toEqual([two.pid]);
	await ask(two, "close");
});

// Who isn't root runs the server as themselves, and has no such folder.
if (process.getuid?.() === 0)
	test("as root, a data folder that PostgreSQL's account can't reach works all the same", SLOW, async () => {
		const home = join(dir, "home");
		mkdirSync(home, { mode: 0o700 });
		chmodSync(home, 0o700);
		const data = join(home, "data");
		const one = user(data);
		await open(one);
		expect(await marks(one)).toEqual([one.pid]);
		const away = realpathSync(join(data, "postgres"));
		expect(away.startsWith("/var/lib/liandu/")).toBe(true);
		await ask(one, "close");
		await until("the server has stopped", () => readText(join(away, "postmaster.pid")) === null);
		rmSync(dirname(away), { recursive: true, force: true });
	});
