import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import {
	chmodSync,
	cpSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { findBrowser, thisMachine } from "#app/cli/find-browser.ts";
import { administratorLogin, kinds, printedSignIns } from "#db/built-in/people.ts";
import { freePort } from "#db/embedded/cluster.ts";
import { cloneDatabase } from "#tests/support/database.ts";
import { signIn } from "#tests/support/http.ts";
import { until } from "#tests/support/until.ts";

/** `npm start` as somebody runs it in a terminal, in a fresh copy of what is under version control. */
const MARK = "LIANDU_START_TEST";
const mark = randomUUID();
const START_MS = 240_000;
let copy: string;

beforeAll(() => {
	copy = mkdtempSync(join(tmpdir(), "liandu-start-"));
	// The account that PostgreSQL runs as when we are root has to get there.
	chmodSync(copy, 0o755);
	const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], { encoding: "utf8" });
	for (const file of listed.split("\0").filter((name) => name && existsSync(name))) cpSync(file, join(copy, file));
	symlinkSync(join(process.cwd(), "node_modules"), join(copy, "node_modules"));
});

/** Processes that `npm start` has started, however far down: they have inherited our mark. */
function ours(): number[] {
	const isMarked = (pid: string) => {
		try {
			return readFileSync(`/proc/${pid}/environ`, "utf8").includes(`${MARK}=${mark}`);
		} catch {
			return false;
		}
	};
	return readdirSync("/proc")
		.filter((name) => /^\d+$/.test(name) && isMarked(name))
		.map(Number);
}

afterAll(() => {
	for (const pid of ours()) process.kill(pid, "SIGKILL");
	rmSync(copy, { recursive: true, force: true });
});

type Started = { address: string; signIns: { login: string; password: string }[]; words: string; process: ChildProcess };

/** Runs `npm start` (or `npm run dev`) in a process group of its own, as a terminal does, until it has said where it is. */
async function start(env: Record<string, string> = {}, script = "start"): Promise<Started> {
	const { PATH, HOME } = process.env;
	const child = spawn("npm", ["run", script], {
		cwd: copy,
		env: { PATH, HOME, NODE_ENV: "production", [MARK]: mark, ...env },
		detached: true,
		stdio: "pipe",
	});
	let words = "";
	for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (words += chunk));
	await until("the address is printed", () => child.exitCode !== null || words.includes("Ctrl-C stops everything."), START_MS);
	const address = words.match(/联督 Liandu: (\S+)/)?.[1];
	if (!address) throw new Error(`npm run ${script} did not start:\n${words}`);
	const signIns = [...words.matchAll(/^ {2}(\S+) +(\S+) {3}/gm)].map(([, login = "", password = ""]) => ({ login, password }));
	return { address, signIns, words, process: child };
}

/** Ctrl-C, as the terminal sends it: to everything in the foreground. */
async function interrupt(started: Started): Promise<void> {
	if (started.process.pid === undefined) throw new Error("npm never started");
	process.kill(-started.process.pid, "SIGINT");
	await ended(started);
}

async function ended({ process: child }: Started): Promise<void> {
	await until("npm start has ended", () => child.exitCode !== null || child.signalCode !== null);
	await until("nothing is left running", () => ours().length === 0);
}

const answers = (address: string): Promise<boolean> =>
	fetch(`${address}/healthz`).then(
		(answer) => answer.ok,
		() => false,
	);

const isTaken = (port: number): Promise<boolean> =>
	new Promise((resolve) => {
		const probe = connect(port, "127.0.0.1", () => resolve(true)).once("error", () => resolve(false));
		probe.once("connect", () => probe.destroy());
	});

let first: Started;

test("a setting that is not in order, or a port that is taken, is said in one line, and nothing is started", async () => {
	const taken = createServer().listen(0, "127.0.0.1");
	await once(taken, "listening");
	const { port } = taken.address() as AddressInfo;
	for (const [env, what] of [
		[{ LIANDU_NOW: "yesterday" }, /LIANDU_NOW: a moment with its zone/],
		[{ PORT: "abc" }, /PORT: /],
		[{ PORT: String(port) }, /port \d+ of 127\.0\.0\.1: it is taken/],
	] as const) {
		const words = await start(env).then(String, String);
		expect(words).toMatch(what);
		expect(words).not.toMatch(/^ +at |did not start\n.*starting it again/m);
	}
	taken.close();
	expect(ours()).toEqual([]);
	expect(existsSync(join(copy, ".data"))).toBe(false);
});

test(
	"npm start in a fresh copy builds, starts, loads, and prints an address and one sign-in for each kind of person",
	async () => {
		expect(existsSync(join(copy, "build"))).toBe(false);
		first = await start();
		expect(first.signIns.map(({ login }) => login)).toEqual([
			...kinds.map((kind) => printedSignIns[kind].login),
			administratorLogin,
		]);
		expect(new Set(first.signIns.map(({ password }) => password)).size).toBe(kinds.length + 1);
		expect(JSON.parse(readFileSync(join(copy, ".data/sign-ins.json"), "utf8"))).toMatchObject(first.signIns);
		expect(await answers(first.address)).toBe(true);
	},
	START_MS,
);

/** Somebody at a browser who has signed in and stands before the desk. */
async function atTheDesk({ address, signIns }: Started, work: (page: Page) => Promise<void>): Promise<void> {
	const [{ login, password } = { login: "", password: "" }] = signIns;
	const executablePath = process.env.LIANDU_CHROMIUM || findBrowser(thisMachine(chromium.executablePath())) || undefined;
	const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
	try {
		const page = await browser.newPage({ locale: "zh-CN" });
		await page.goto(address);
		await page.getByLabel("用户名").fill(login);
		await page.getByLabel("密码").fill(password);
		await page.getByRole("button", { name: "登录" }).click();
		await page.getByRole("heading", { level: 1, name: "工作台" }).waitFor();
		await work(page);
	} finally {
		await browser.close();
	}
}

test("every printed sign-in works, one of them in a browser", async () => {
	for (const { login, password } of first.signIns) await signIn(first.address, login, password);
	await atTheDesk(first, (page) => page.getByRole("note").filter({ hasText: "2020-09-10" }).waitFor());
});

test("Ctrl-C stops everything: no process is left, and nobody listens any more", async () => {
	expect(ours().length).toBeGreaterThan(3);
	await interrupt(first);
	expect(await answers(first.address)).toBe(false);
	expect(existsSync(join(copy, ".data/postgres.json"))).toBe(false);
});

test(
	"the second start builds and loads nothing again, keeps its port from its first moment on, the same sign-ins work, and whoever ends npm alone ends everything",
	async () => {
		const builtAt = () => statSync(join(copy, "build/server/index.js")).mtimeMs;
		const before = builtAt();
		const port = await freePort();
		// The server isn't up yet, and nobody else gets the port any more.
		const starting = start({ PORT: String(port) });
		await until("its port is held", () => isTaken(port));
		const isUpThen = existsSync(join(copy, ".data/postgres.json"));
		const second = await starting;
		expect([isUpThen, new URL(second.address).port]).toEqual([false, String(port)]);
		expect(builtAt()).toBe(before);
		expect(second.words).not.toContain("Loading the built-in plans");
		expect(second.signIns).toEqual(first.signIns);
		for (const { login, password } of second.signIns.slice(0, 1)) await signIn(second.address, login, password);
		second.process.kill("SIGTERM");
		await ended(second);
	},
	START_MS,
);

/** Whatever tells a page from now on to load itself again: the file it does so for, or the whole message if it names none. */
async function reasonsToReload(page: Page): Promise<Set<string>> {
	const reasons = new Set<string>();
	page.on("websocket", (socket) =>
		socket.on("framereceived", ({ payload }) => {
			const told = JSON.parse(String(payload)) as { type: string; triggeredBy?: string };
			if (told.type === "full-reload") reasons.add(told.triggeredBy ?? String(payload));
		}),
	);
	await Promise.all([
		page.waitForEvent("console", (said) => said.text() === "[vite] connected."),
		page.reload({ waitUntil: "load" }),
	]);
	return reasons;
}

test(
	"npm run dev shows a changed word by itself, and nothing that the database writes reloads a page",
	async () => {
		const dev = await start({}, "dev");
		try {
			expect(dev.signIns).toEqual(first.signIns);
			await atTheDesk(dev, async (page) => {
				const reasons = await reasonsToReload(page);
				for (const { login, password } of dev.signIns) await signIn(dev.address, login, password);
				const words = join(copy, "app/messages/zh/desk.ts");
				writeFileSync(words, readFileSync(words, "utf8").replace("工作台", "工作台面"));
				await page.getByRole("heading", { level: 1, name: "工作台面" }).waitFor();
				// Whoever writes a file in two steps may see the page loaded twice; but for no other file.
				expect([...reasons]).toEqual([words]);
			});
		} finally {
			await interrupt(dev);
		}
	},
	START_MS,
);

test(
	"with DATABASE_URL that server is used and migrated, nobody is put into it, and it goes on running",
	async () => {
		const { db, url, drop } = await cloneDatabase(inject("serverUrl"), "empty", 1);
		await db.sql`drop schema public cascade`;
		await db.sql`drop schema if exists drizzle cascade`;
		await db.sql`create schema public`;
		const started = await start({ DATABASE_URL: url });
		expect(started.signIns).toEqual([]);
		expect(await answers(started.address)).toBe(true);
		const count = async () =>
			(await db.sql`select (select count(*)::int from people) as people, (select count(*)::int from plans) as plans`)[0];
		expect(await count()).toEqual({ people: 0, plans: 0 });
		await interrupt(started);
		expect(await count()).toEqual({ people: 0, plans: 0 });
		await drop();
	},
	START_MS,
);
