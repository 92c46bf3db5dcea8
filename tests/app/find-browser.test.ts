import { expect, test } from "vitest";
import { browserInstallers, findBrowser, fontInstaller, type Machine } from "#app/cli/find-browser.ts";

/** A machine on which only these paths start a browser, and only these commands are on the PATH. */
const machine = ({
	starting = [],
	commands = [],
	...rest
}: Partial<Machine> & { starting?: string[]; commands?: string[] } = {}): Machine => ({
	env: {},
	platform: "linux",
	isRoot: false,
	which: (command) => (commands.includes(command) ? `/usr/bin/${command}` : null),
	starts: (path) => starting.includes(path),
	own: "/home/me/.cache/ms-playwright/chrome",
	...rest,
});
const names = (m: Machine) => browserInstallers(m).map(({ name }) => name);
const commandsOf = (m: Machine) => browserInstallers(m).flatMap(({ runs }) => runs.map(({ command }) => command.join(" ")));

test("the browser that LIANDU_CHROMIUM names comes before all others", () => {
	const env = { LIANDU_CHROMIUM: "/opt/mine" };
	expect(findBrowser(machine({ env, starting: ["/opt/mine", "/usr/bin/chromium"], commands: ["chromium"] }))).toBe("/opt/mine");
});

test("a browser that was asked for and doesn't start is an error, not a reason to take another", () => {
	const env = { LIANDU_CHROMIUM: "/opt/gone" };
	expect(() => findBrowser(machine({ env, starting: ["/usr/bin/chromium"], commands: ["chromium"] }))).toThrow("/opt/gone");
	expect(findBrowser(machine({ env: { LIANDU_CHROMIUM: "" }, starting: ["/usr/bin/chromium"], commands: ["chromium"] }))).toBe(
		"/usr/bin/chromium",
	);
});

test("the system's browser comes before Playwright's own, in a fixed order", () => {
	const own = "/home/me/.cache/ms-playwright/chrome";
	const commands = ["microsoft-edge", "google-chrome", "chromium"];
	const starting = [...commands.map((c) => `/usr/bin/${c}`), own];
	expect(findBrowser(machine({ commands, starting }))).toBe("/usr/bin/chromium");
	expect(findBrowser(machine({ commands: commands.slice(0, 2), starting }))).toBe("/usr/bin/google-chrome");
	expect(findBrowser(machine({ starting }))).toBe(own);
	expect(findBrowser(machine({ own: null }))).toBeNull();
});

test("a command that is there but starts no browser is passed over", () => {
	const commands = ["chromium-browser", "google-chrome-stable"];
	expect(findBrowser(machine({ commands, starting: ["/usr/bin/google-chrome-stable"] }))).toBe("/usr/bin/google-chrome-stable");
	expect(findBrowser(machine({ commands }))).toBeNull();
});

test("macOS and Windows keep browsers off the PATH, and they are found there", () => {
	const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
	expect(findBrowser(machine({ platform: "darwin", starting: [mac] }))).toBe(mac);
	expect(findBrowser(machine({ platform: "linux", starting: [mac] }))).toBeNull();
	const env = { PROGRAMFILES: "C:/Program Files" };
	const edge = "C:/Program Files/Microsoft/Edge/Application/msedge.exe";
	expect(findBrowser(machine({ platform: "win32", env, starting: [edge] }))).toBe(edge);
	expect(findBrowser(machine({ platform: "win32", starting: [edge] }))).toBeNull();
});

test("as root on Debian the system's packages are tried first, then Playwright's download", () => {
	const debian = machine({ isRoot: true, commands: ["apt-get"] });
	expect(names(debian)).toEqual(["apt-get install chromium", "playwright install chromium"]);
	expect(commandsOf(debian)[0]).toBe("apt-get update");
	expect(commandsOf(debian)[1]).toContain("chromium fonts-noto-cjk");
});

test("without root, or without apt-get, nothing of the system is touched", () => {
	for (const other of [machine({ isRoot: false, commands: ["apt-get"] }), machine({ isRoot: true })]) {
		expect(names(other)).toEqual(["playwright install chromium"]);
		expect(commandsOf(other).join()).not.toMatch(/apt-get|--with-deps/);
		expect(fontInstaller(other, "")).toBeNull();
	}
});

test("a Chinese font is installed only where there is none", () => {
	const debian = machine({ isRoot: true, commands: ["apt-get"] });
	expect(fontInstaller(debian, "/usr/share/fonts/NotoSansCJK.ttc: Noto Sans CJK SC\n")).toBeNull();
	expect(fontInstaller(debian, "\n")?.name).toBe("apt-get install fonts-noto-cjk");
	expect(fontInstaller(debian, null)?.name).toBe("apt-get install fonts-noto-cjk");
});
