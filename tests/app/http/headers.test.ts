import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { Answer, Visitor } from "#tests/support/http.ts";
import { PASSWORD, type Portal, startPortal } from "#tests/support/server.ts";
import { foreignIn, isInline, tagsOf } from "./html.ts";
import { taskId } from "./people.ts";
import { findObjects, type Objects } from "./routes.ts";

let portal: Portal;
let lead: Visitor;
let nobody: Visitor;
let objects: Objects;

beforeAll(async () => {
	portal = await startPortal(inject("serverUrl"));
	lead = await portal.as("区卫生健康委");
	nobody = portal.nobody();
	objects = await findObjects(portal);
});
afterAll(() => portal.close());

const ALWAYS = {
	"strict-transport-security": "max-age=31536000; includeSubDomains",
	"x-content-type-options": "nosniff",
	"x-frame-options": "DENY",
	"referrer-policy": "same-origin",
	"cross-origin-opener-policy": "same-origin",
	"cross-origin-resource-policy": "same-origin",
	"permissions-policy": "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
	"x-robots-tag": "noindex",
};
const NONCE = /script-src 'nonce-([\w-]{22})'/;
const policy = (nonce: string) =>
	`default-src 'none'; script-src 'nonce-${nonce}'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
const nonceOf = ({ headers }: Answer): string => NONCE.exec(String(headers["content-security-policy"]))?.[1] ?? "";

/** The addresses of script, style and icon that a page names. */
const assetsOf = (html: string): string[] =>
	tagsOf(html).flatMap(({ attributes }) =>
		[attributes.get("src"), attributes.get("href")].filter((url) => /\.(js|css|svg)$/.test(url ?? "")),
	) as string[];

/** One answer of each kind that the portal gives, by name. */
async function answers(): Promise<[string, Answer][]> {
	const { task, plan, file } = objects;
	const form = { origin: portal.origin, "content-type": "application/x-www-form-urlencoded" };
	const made: [string, Promise<Answer>][] = [
		["page", lead.get("/desk")],
		["sign-in page", nobody.get("/sign-in")],
		["redirect to sign-in", nobody.get("/desk")],
		["redirect after a form", lead.post("/notices", {})],
		["successful sign-in", portal.nobody().post("/sign-in", { login: "qp-town", password: PASSWORD })],
		["wrong password", nobody.post("/sign-in", { login: "qp-town", password: "wrong" })],
		["page not there", lead.get(`/tasks/${task.theirs}`)],
		["not permitted", lead.post(`/plans/${plan.ours}`, {})],
		["not understood", lead.ask("/me", { method: "POST", body: "{}", headers: { ...form, "content-type": "application/json" } })],
		["refused event", lead.post(`/tasks/${task.ours}`, { event: "no.such", step: "1", seen: "1" })],
		["page that takes no form", lead.post("/desk", {})],
		["method", lead.ask("/desk", { method: "DELETE", headers: form })],
		["address", lead.get("/%E0%A4%A")],
		["cross-site", lead.post("/me", {}, { origin: "https://evil.example" })],
		["too large", lead.ask("/me", { method: "POST", body: Buffer.alloc(28_000_000, 97), headers: form })],
		["without length", lead.ask("/me", { method: "POST", body: "a=b", headers: { ...form, "transfer-encoding": "chunked" } })],
		["data", lead.get("/desk.data")],
		["data of a guest", nobody.get("/desk.data")],
		["data not there", lead.get(`/tasks/${task.theirs}.data`)],
		["manifest", nobody.get("/__manifest?p=%2Fdesk")],
		["file", lead.get(`/files/${file.ours}`)],
		["file not there", lead.get(`/files/${file.theirs}`)],
		["workbook", lead.get("/ledgers/work.xlsx")],
		["health", nobody.get("/healthz")],
		["missing asset", nobody.get("/assets/none.js")],
	];
	return Promise.all(made.map(async ([name, answer]): Promise<[string, Answer]> => [name, await answer]));
}

const assets = async (): Promise<[string, Answer][]> =>
	Promise.all(
		assetsOf((await lead.get("/desk")).text).map(async (url): Promise<[string, Answer]> => [url, await nobody.get(url)]),
	);

describe("every answer", () => {
	test("carries all the headers that keep browsers from mischief, and says nothing of what it runs on", async () => {
		const all = [...(await answers()), ...(await assets())];
		for (const [name, answer] of all) {
			expect(answer.headers, name).toMatchObject(ALWAYS);
			expect(answer.headers["content-security-policy"], name).toBe(policy(nonceOf(answer)));
			for (const header of ["x-powered-by", "server", "access-control-allow-origin"])
				expect(answer.headers, name).not.toHaveProperty(header);
			expect(answer.status, name).toBeLessThan(500);
		}
		expect(new Set(all.map(([, answer]) => nonceOf(answer))).size).toBe(all.length);
	});

	test("is never kept by a browser or a proxy, but for what carries a hash in its name and the icon", async () => {
		for (const [name, { headers }] of await answers())
			if (name !== "missing asset") expect(headers["cache-control"], name).toBe("no-store");
		const found = await assets();
		expect(found.map(([url]) => url.replace(/-[\w-]{8}\./, ".")).sort()).toEqual([
			"/assets/entry.client.js",
			"/assets/root.css",
			"/favicon.svg",
		]);
		for (const [url, { status, headers }] of found) {
			expect(status).toBe(200);
			expect(headers["cache-control"]).toBe(
				url.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "public, max-age=3600",
			);
		}
	});

	test("that isn't a page says what it is, so that nothing guesses", async () => {
		for (const [name, { status, headers, bytes }] of await answers())
			if (bytes.length > 0)
				expect(headers["content-type"], `${name} ${status}`).toMatch(
					/^(text\/(html|plain|x-script)|application\/(json|vnd\.[\w.-]+))/,
				);
	});
});

describe("a page", () => {
	/** Every page there is, in both languages, and those that say what went wrong. */
	async function pages(): Promise<[string, Answer][]> {
		const { task, plan } = objects;
		const late = await taskId(portal, "000", "三（三）3");
		const paths = [
			"/desk",
			"/tasks",
			"/tasks?view=matrix",
			`/tasks/${task.ours}`,
			`/tasks/${late}`,
			"/escalations",
			"/units",
			"/notices",
			"/me",
			"/plans",
		];
		const tabs = ["clauses", "responsibility", "indicators", "discrepancies"].map((tab) => `/plans/${plan.ours}?tab=${tab}`);
		const ledgers = ["work", "problems", "rectifications", "escalations"].map((kind) => `/ledgers/${kind}`);
		const found: [string, Answer][] = [["/sign-in", await nobody.get("/sign-in?to=https%3A%2F%2Fevil.example")]];
		for (const language of ["en", "zh"]) {
			await lead.post("/me", { act: "language", language });
			for (const path of [...paths, ...tabs, ...ledgers, `/tasks/${task.theirs}`])
				found.push([`${language} ${path}`, await lead.get(path)]);
			found.push([`${language} refused`, await lead.post(`/tasks/${task.ours}`, { event: "no.such", step: "1", seen: "1" })]);
			found.push([`${language} forbidden`, await lead.post(`/plans/${plan.ours}`, {})]);
		}
		return found;
	}

	test("holds one script, ours, with the nonce of its answer; nothing inline; no address of another host", async () => {
		for (const [name, answer] of await pages()) {
			const tags = tagsOf(answer.text);
			const scripts = tags.filter((tag) => tag.name === "script");
			expect(
				scripts.map(({ attributes }) => [attributes.get("nonce"), attributes.get("src")]),
				name,
			).toEqual([[nonceOf(answer), expect.stringMatching(/^\/assets\/entry\.client-[\w-]+\.js$/)]]);
			expect(answer.text, name).toMatch(/<script [^>]*><\/script>/);
			expect(tags.filter(isInline), name).toEqual([]);
			expect(tags.flatMap(foreignIn), name).toEqual([]);
			expect(answer.text.replaceAll('xmlns="http://www.w3.org/2000/svg"', ""), name).not.toMatch(/https?:\/\/|url\((?!#)/i);
		}
	});

	test("brings a style sheet and a script that load nothing from elsewhere", async () => {
		for (const [url, { text }] of (await assets()).filter(([url]) => url.startsWith("/assets/")))
			expect(text.replace(/\/\*[\s\S]*?\*\//g, ""), url).not.toMatch(/@import|url\(\s*["']?(?!data:|#)|https?:\/\//);
	});
});

describe("the cookie", () => {
	const cookieOf = ({ headers }: Answer): string[] => (headers["set-cookie"]?.[0] ?? "").split("; ");

	test("belongs to this host alone, whole site, over https, out of reach of scripts, for twelve hours", async () => {
		const [pair, ...flags] = cookieOf(await portal.nobody().post("/sign-in", { login: "qp-town", password: PASSWORD }));
		expect(pair).toMatch(/^__Host-liandu=[\w%-]{40,}$/);
		expect(flags.sort()).toEqual(["HttpOnly", "Max-Age=43200", "Path=/", "SameSite=Lax", "Secure"]);
	});

	test("is taken away with the same flags", async () => {
		const person = await portal.as("朱家角镇人民政府");
		const [pair, ...flags] = cookieOf(await person.post("/sign-out", {}));
		expect(pair).toMatch(/^__Host-liandu=/);
		expect(flags).toEqual(expect.arrayContaining(["HttpOnly", "Max-Age=0", "Path=/", "SameSite=Lax", "Secure"]));
	});

	test("is set by nothing but signing in and out", async () => {
		for (const [name, { headers }] of await answers())
			if (name !== "successful sign-in") expect(headers, name).not.toHaveProperty("set-cookie");
	});
});
