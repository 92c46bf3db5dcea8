import { type AddressInfo, createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { loginPrefix, officeLogin } from "#db/built-in/people.ts";
import { readSignIns, type SignIn } from "../services/first-start.ts";
import { buildIfNeeded } from "./build.ts";
import { keepRunning } from "./supervise.ts";
import { openLoaded, say } from "./with-database.ts";

/** `npm start` and `npm run dev`: everything that the portal is, from one command, until Ctrl-C. */
const isDev = process.argv.includes("--dev");
const DEFAULT_PORT = 3000;
const LOOK_MS = 500;
const parent = process.ppid;

/** A port that is kept from everybody else until the web process takes it: the first start may load for a while before that. */
type Held = { port: number; release: () => Promise<void> };

const hold = (port: number, host: string): Promise<Held | null> =>
	new Promise((resolve) => {
		const holder = createServer((early) => early.destroy());
		holder.once("error", () => resolve(null));
		holder.listen(port, host, () => {
			const release = () => new Promise<void>((done) => holder.close(() => done()));
			resolve({ port: (holder.address() as AddressInfo).port, release });
		});
	});

async function holdPort(asked: number | undefined, host: string): Promise<Held> {
	const held = asked === undefined ? ((await hold(DEFAULT_PORT, host)) ?? (await hold(0, host))) : await hold(asked, host);
	if (held) return held;
	throw new Error(
		`Nobody can listen on port ${asked ?? DEFAULT_PORT} of ${host}: it is taken, or not for this account. Set PORT to another one.`,
	);
}

const KIND: Record<SignIn["kind"], string> = {
	lead: "lead department, officer 牵头单位经办人",
	leadHead: "lead department, head 牵头单位负责人",
	unit: "cooperating unit, officer 配合单位经办人",
	unitHead: "cooperating unit, head 配合单位负责人",
	secretariat: "joint-meeting secretariat 联席会议办公室",
	leadership: "district leadership 区领导",
	administrator: "system administrator 系统管理员",
};

function print(address: string, signIns: SignIn[]): void {
	say(`\n联督 Liandu: ${address}\n`);
	for (const { kind, login, password } of signIns) say(`  ${login.padEnd(14)} ${password}   ${KIND[kind]}`);
	const office = signIns.find(({ kind }) => kind === "secretariat");
	const others = Object.values(loginPrefix)
		.map(officeLogin)
		.filter((login) => login !== office?.login);
	if (office) say(`\n  The other plans' secretariats, with the password of ${office.login}: ${others.join(", ")}`);
	say(
		signIns.length > 0
			? "\nThese people are made up; their passwords were made on this machine (.data/sign-ins.json). Ctrl-C stops everything.\n"
			: "Ctrl-C stops everything.\n",
	);
}

const clockOffset = (stored: number): string => {
	const asked = process.env.LIANDU_NOW;
	return String(asked ? Date.parse(asked) - Date.now() : stored);
};

/**
 * Ends us with npm when somebody ends npm alone, as a service manager or a container does: it passes the signal on to the shell it runs us in,
 * and the shell dies of it without a word to us.
 */
function stopWithNpm(stop: () => void): void {
	if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && stop(), LOOK_MS).unref();
}

async function run(): Promise<void> {
	// Settings that are not in order are said here, before anything is started.
	const { env: settings } = await import("../lib/env.server.ts");
	const { sealHooks } = await import("../services/seal-hooks.ts");
	const host = settings.HOST;
	const { port, release } = await holdPort(settings.PORT, host);
	if (!isDev) buildIfNeeded();
	const opened = await openLoaded();
	await sealHooks(opened.db);
	await opened.db.end();
	const env = {
		DATABASE_URL: opened.url,
		PORT: String(port),
		NODE_ENV: isDev ? "development" : "production",
		LIANDU_CLOCK_OFFSET_MS: clockOffset(opened.clockOffsetMs),
	};
	const module = (name: string) => fileURLToPath(new URL(`../${name}.ts`, import.meta.url));
	await release();
	const web = keepRunning(module("server"), env);
	const worker = keepRunning(module("worker"), env);
	let isStopping = false;
	const stop = async () => {
		if (isStopping) return;
		isStopping = true;
		await Promise.all([web.stop(), worker.stop()]);
		await opened.close();
		process.exit();
	};
	process.on("SIGINT", stop);
	process.on("SIGTERM", stop);
	process.on("SIGHUP", stop);
	stopWithNpm(stop);
	try {
		await Promise.all([web.ready, worker.ready]);
	} catch (error) {
		process.exitCode = 1;
		say(error instanceof Error ? error.message : String(error));
		return stop();
	}
	print(
		process.env.LIANDU_ORIGIN ?? `http://${host === "127.0.0.1" ? "localhost" : host}:${port}`,
		opened.isEmbedded ? readSignIns() : [],
	);
}

try {
	await run();
} catch (error) {
	say(error instanceof Error ? error.message : String(error));
	process.exit(1);
}
