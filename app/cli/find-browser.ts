import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { platform, userInfo } from "node:os";
import { delimiter, join } from "node:path";

/** What a machine answers when a browser is looked for on it. */
export type Machine = {
	env: Record<string, string | undefined>;
	platform: NodeJS.Platform;
	isRoot: boolean;
	/** Where a command lies, or null. */
	which: (command: string) => string | null;
	/** Whether a path holds a browser that starts: a stub that only says where to get one doesn't. */
	starts: (path: string) => boolean;
	/** Where Playwright would keep a browser of its own. */
	own: string | null;
};
type Run = { command: string[]; mayFail?: boolean };
/** A way to get a browser: what to call it, and the commands to run. */
export type Installer = { name: string; runs: Run[] };

const COMMANDS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const MAC = ["Google Chrome", "Chromium", "Microsoft Edge"].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
const WINDOWS = [
	"Google/Chrome/Application/chrome.exe",
	"Chromium/Application/chrome.exe",
	"Microsoft/Edge/Application/msedge.exe",
];
const FONT = "fonts-noto-cjk";
const MINUTES = 15;

function usualPlaces({ platform, env }: Machine): string[] {
	if (platform === "darwin") return MAC;
	if (platform !== "win32") return [];
	const roots = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter((root) => root !== undefined);
	return roots.flatMap((root) => WINDOWS.map((path) => `${root}/${path}`));
}

/** The Chromium to test with: the one asked for by LIANDU_CHROMIUM, else the system's, else Playwright's own; null if none starts. Throws when the one asked for doesn't. */
export function findBrowser(machine: Machine): string | null {
	const asked = machine.env.LIANDU_CHROMIUM;
	if (asked) {
		if (machine.starts(asked)) return asked;
		throw new Error(`LIANDU_CHROMIUM names ${asked}, and no browser starts from there.`);
	}
	const places = [...COMMANDS.map(machine.which), ...usualPlaces(machine), machine.own];
	return places.find((path) => path !== null && machine.starts(path)) ?? null;
}

const hasApt = ({ isRoot, which }: Machine): boolean => isRoot && which("apt-get") !== null;
const update: Run = { command: ["apt-get", "update"], mayFail: true };
const install = (...names: string[]): string[] => ["apt-get", "install", "-y", "--no-install-recommends", ...names];

/** The ways to get a browser onto a machine, the likeliest first. Words for its own menus and date fields come along where there are any. */
export function browserInstallers(machine: Machine): Installer[] {
	const playwright = [process.execPath, "node_modules/@playwright/test/cli.js", "install"];
	const apt: Installer = {
		name: "apt-get install chromium",
		runs: [update, { command: install("chromium", FONT) }, { command: install("chromium-l10n"), mayFail: true }],
	};
	const own: Installer = {
		name: "playwright install chromium",
		runs: [{ command: hasApt(machine) ? [...playwright, "--with-deps", "chromium"] : [...playwright, "chromium"] }],
	};
	return hasApt(machine) ? [apt, own] : [own];
}

/** How to get a Chinese font, given what `fc-list :lang=zh` printed (null if there is no such command); null if there is one, or no way. */
export const fontInstaller = (machine: Machine, listed: string | null): Installer | null =>
	listed?.trim() || !hasApt(machine) ? null : { name: `apt-get install ${FONT}`, runs: [update, { command: install(FONT) }] };

/** This machine, as it is. */
export const thisMachine = (own: string | null): Machine => ({
	env: process.env,
	platform: platform(),
	isRoot: userInfo().uid === 0,
	which,
	starts,
	own,
});

function which(command: string): string | null {
	for (const dir of (process.env.PATH ?? "").split(delimiter).filter(Boolean)) {
		const path = join(dir, platform() === "win32" ? `${command}.exe` : command);
		try {
			accessSync(path, constants.X_OK);
			return path;
		} catch {}
	}
	return null;
}

function starts(path: string): boolean {
	if (!existsSync(path)) return false;
	// On Windows asking for the version opens a window instead.
	return platform() === "win32" || spawnSync(path, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0;
}

/** Runs an installer, saying nothing unless it fails; gives the last words of what failed, or null. */
function run({ runs }: Installer): string | null {
	for (const { command, mayFail } of runs) {
		const [file = "", ...args] = command;
		const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
		const done = spawnSync(file, args, { encoding: "utf8", env, timeout: MINUTES * 60_000, stdio: ["ignore", "pipe", "pipe"] });
		if (done.status !== 0 && !mayFail) return done.stderr?.trim().split("\n").at(-1) || String(done.error ?? done.signal);
	}
	return null;
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Finds a browser that starts, or gets one; sees to a Chinese font where it can. Throws one line that says what to do when there is no way. */
export async function ensureBrowser(): Promise<string> {
	const { chromium } = await import("@playwright/test");
	const machine = thisMachine(chromium.executablePath());
	let found = findBrowser(machine);
	for (const installer of found ? [] : browserInstallers(machine)) {
		say(`No browser to test with yet: ${installer.name} …`);
		const failed = run(installer);
		if (failed) say(`${installer.name} failed: ${failed}`);
		found = findBrowser(machine);
		if (found) break;
	}
	if (!found)
		throw new Error("No Chromium starts here: install chromium and fonts-noto-cjk as root, or name one in LIANDU_CHROMIUM.");
	const fonts = spawnSync("fc-list", [":lang=zh"], { encoding: "utf8" });
	const font = fontInstaller(machine, fonts.status === 0 ? fonts.stdout : null);
	if (font) {
		say(`No Chinese font yet: ${font.name} …`);
		run(font);
	}
	return found;
}
