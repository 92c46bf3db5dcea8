import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import { appointAdministrator } from "#app/services/appoint-administrator.ts";
import { administratorLogin, type Kind, kinds, printedSignIns } from "#db/built-in/people.ts";
import { signIn } from "../support/http.ts";
import { loginOf } from "../support/server.ts";
import { openPortal, type Portal, run, type World } from "./portal.ts";

export { expect };

type Position = "officer" | "head";
/** Opens a browser of somebody's own with them signed in, at their desk: a kind of user, or whoever sits in a unit. */
type SignInAs = (who: Kind | string, position?: Position, options?: BrowserContextOptions & { seed?: string }) => Promise<Page>;
export type Fixtures = {
	/** A browser of somebody's own in which nobody is signed in. */
	openBrowser: (options?: BrowserContextOptions) => Promise<BrowserContext>;
	signInAs: SignInAs;
	/** The same for whoever keeps the portal running, at its health. */
	administer: () => Promise<Page>;
	/** Lets a test provoke what would fail it: a complaint of the browser that fits. */
	expectComplaint: (pattern: RegExp) => void;
};
type WorkerFixtures = { world: World; portal: Portal };

const isKind = (who: string): who is Kind => (kinds as readonly string[]).includes(who);

/** Notes whatever a browser should never do: script errors, failed loads, requests to another host. */
function listen(context: BrowserContext, origin: string, complain: (text: string) => void): void {
	context.on("weberror", (e) => complain(`pageerror: ${e.error().stack || JSON.stringify(e.error()) || e.error()}`));
	context.on("console", (m) => m.type() === "error" && complain(`console.error: ${m.text()} (${m.location().url})`));
	context.on("request", (r) => {
		const { protocol, origin: to } = new URL(r.url());
		if (protocol.startsWith("http") && to !== origin) complain(`request to another host: ${r.url()}`);
	});
}

/** A browser in which somebody is signed in. */
async function signedIn({ origin }: Portal, context: BrowserContext, login: string): Promise<BrowserContext> {
	const { cookie } = await signIn(origin, login, run().password);
	const [name = "", value = ""] = cookie.split("=");
	await context.addCookies([{ name, value, domain: "localhost", path: "/", httpOnly: true, secure: true, sameSite: "Lax" }]);
	return context;
}

/** A test over a portal of its file's own (`test.use({ world })`), in real browsers, that fails on any complaint it didn't ask for. */
export const test = base.extend<Fixtures & { complaints: { heard: string[]; expected: RegExp[] } }, WorkerFixtures>({
	world: [
		{ name: "story", plans: "story", on: "2020-09-10" },
		{ scope: "worker", option: true },
	],
	portal: [
		async ({ world }, use) => {
			const portal = await openPortal(world);
			await use(portal);
			await portal.close();
		},
		{ scope: "worker", timeout: 120_000 },
	],
	complaints: [
		async ({ portal }, use) => {
			const complaints = { heard: [] as string[], expected: [] as RegExp[] };
			await use(complaints);
			const heard = [...complaints.heard, ...portal.complaints().map((line) => `web process: ${line}`)];
			expect(heard.filter((text) => !complaints.expected.some((pattern) => pattern.test(text)))).toEqual([]);
		},
		{ auto: true },
	],
	expectComplaint: async ({ complaints }, use) => {
		await use((pattern) => void complaints.expected.push(pattern));
	},
	openBrowser: async ({ browser, portal, complaints }, use) => {
		const opened: BrowserContext[] = [];
		await use(async (options) => {
			const context = await browser.newContext({ baseURL: portal.origin, ...options });
			opened.push(context);
			listen(context, portal.origin, (text) => complaints.heard.push(text));
			return context;
		});
		for (const context of opened) await context.close();
	},
	administer: async ({ openBrowser, portal }, use) => {
		await use(async () => {
			await appointAdministrator(portal.db, { login: administratorLogin, password: run().password }, new Date());
			const page = await (await signedIn(portal, await openBrowser(), administratorLogin)).newPage();
			await page.goto("/");
			await expect(page).toHaveURL(/\/admin\/health$/);
			return page;
		});
	},
	signInAs: async ({ openBrowser, portal }, use) => {
		await use(async (who, position = "officer", { seed, ...options } = {}) => {
			const login = isKind(who) ? printedSignIns[who].login : await loginOf(portal.db, who, position, seed);
			const context = await signedIn(portal, await openBrowser(options), login);
			const page = await context.newPage();
			await page.goto("/desk");
			// Whoever has chosen English in another test has chosen it for good.
			await expect(page.getByRole("heading", { level: 1, name: /^(工作台|Desk)$/ })).toBeVisible();
			return page;
		});
	},
});
