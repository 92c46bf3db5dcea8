import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Answer, Visitor } from "#tests/support/http.ts";
import { type Portal, startPortal } from "#tests/support/server.ts";
import { gather, type Kind, kinds } from "./people.ts";
import { builtRoutes, type Expected, findObjects, type Owed, owedBy, type Whose } from "./routes.ts";

let portal: Portal;
let people: Record<Kind, Visitor>;
let owed: Record<string, Owed>;

beforeAll(async () => {
	portal = await startPortal(inject("serverUrl"));
	people = await gather(portal);
	owed = owedBy(await findObjects(portal));
});
afterAll(() => portal.close());

const LANES = 6;
type Case = { route: string; path: string; whose: Whose; kind: Kind };

const cases = (): Case[] =>
	Object.entries(owed).flatMap(([route, { paths }]) =>
		Object.entries(paths).flatMap(([whose, path]) => kinds.map((kind) => ({ route, path, whose: whose as Whose, kind }))),
	);

/** Signing out is for a session that nothing else needs. */
const whoIn = async ({ route, kind }: Case, method: string): Promise<Visitor> => {
	const person = people[kind];
	if (route !== "routes/sign-out" || method !== "POST" || !person.cookie) return person;
	const other = portal.nobody();
	other.cookie = `${person.cookie.slice(0, -2)}AA`;
	return other;
};

/** A case's answer where it isn't the expected one, as a line; several at once, the server decides in which order. */
async function wrong(method: string, url: (c: Case) => string, expected: (c: Case) => Expected): Promise<string[]> {
	const found: string[] = [];
	const rest = cases();
	const lane = async () => {
		for (let c = rest.shift(); c; c = rest.shift()) {
			const person = await whoIn(c, method);
			const answer = await (method === "GET" || method === "HEAD"
				? person.ask(url(c), { method })
				: posted(person, url(c), method));
			const came = cameOut(answer);
			if (!came.startsWith(String(expected(c)))) found.push(`${method} ${url(c)} by ${c.kind}: ${came}, not ${expected(c)}`);
			if (method === "HEAD" && answer.bytes.length > 0) found.push(`HEAD ${url(c)} has a body`);
		}
	};
	await Promise.all(Array.from({ length: LANES }, lane));
	return found;
}

const posted = (person: Visitor, path: string, method: string): Promise<Answer> =>
	person.ask(path, {
		method,
		body: "",
		headers: { origin: person.origin, "content-type": "application/x-www-form-urlencoded" },
	});
const cameOut = ({ status, headers }: Answer): string => (headers.location ? `${status} ${headers.location}` : String(status));

const dataPath = (path: string, params = ""): string => {
	const { pathname, searchParams } = new URL(path, "http://here");
	const query = [searchParams.toString(), params].filter(Boolean).join("&");
	return `${pathname === "/" ? "/_root" : pathname}.data${query ? `?${query}` : ""}`;
};
/** A redirect reaches a script as 202. */
const asData = (expected: Expected): Expected => (typeof expected === "string" ? `202 ${expected.slice(4)}` : expected);
const getOf = ({ route, kind, whose }: Case): Expected => owed[route]?.get(kind, whose) ?? 0;
const postOf = ({ route, kind, whose }: Case): Expected => owed[route]?.post(kind, whose) ?? 0;

test("every route that was built is in the matrix, and nothing else is", async () => {
	const built = Object.keys(await builtRoutes()).filter((id) => id !== "root");
	expect(Object.keys(owed).sort()).toEqual(built.sort());
});

test("every page and file answers everybody as it owes them, whoever's it is", async () => {
	expect(await wrong("GET", (c) => c.path, getOf)).toEqual([]);
});

test("HEAD says what GET would, without a body", async () => {
	expect(await wrong("HEAD", (c) => c.path, getOf)).toEqual([]);
});

test("a form is taken only from those whom its route owes an answer", async () => {
	expect(await wrong("POST", (c) => c.path, postOf)).toEqual([]);
});

test.each(["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])("%s is refused everywhere, to everybody", async (method) => {
	expect(
		await wrong(
			method,
			(c) => c.path,
			() => 405,
		),
	).toEqual([]);
	expect(
		await wrong(
			method,
			(c) => dataPath(c.path),
			() => 405,
		),
	).toEqual([]);
});

test("the data of a page is guarded like the page", async () => {
	expect(
		await wrong(
			"GET",
			(c) => dataPath(c.path),
			(c) => asData(getOf(c)),
		),
	).toEqual([]);
	expect(
		await wrong(
			"HEAD",
			(c) => dataPath(c.path),
			(c) => asData(getOf(c)),
		),
	).toEqual([]);
});

test("a form sent to the data of a page is guarded like the page", async () => {
	const alone = (c: Case) => owed[c.route]?.postAlone?.(c.kind) ?? asData(postOf(c));
	expect(await wrong("POST", (c) => dataPath(c.path), alone)).toEqual([]);
});

test("a loader asked for alone guards itself", async () => {
	const alone = (c: Case) => dataPath(c.path, `_routes=${encodeURIComponent(c.route)}`);
	expect(await wrong("GET", alone, (c) => asData(getOf(c)))).toEqual([]);
});

test("the frame asked for alone tells a guest nothing of anybody", async () => {
	for (const kind of ["nobody", "disabled", "ended"] as const) {
		const { status, text } = await people[kind].get(dataPath("/desk", "_routes=root"));
		expect(status).toBe(200);
		expect(text).toContain('"person"');
		expect(text).not.toMatch(/经办人|负责人|人民政府|卫生健康/);
	}
});

test("a loader can't be asked for by Remix's old way, nor by another route's address", async () => {
	const { task } = await findObjects(portal);
	for (const person of [people.nobody, people.neighbour, people.lead]) {
		expect((await person.get(`/tasks/${task.ours}?_data=routes%2Ftasks.%24id`)).status).toBe(400);
		const other = await person.get(`/sign-in.data?_routes=${encodeURIComponent("routes/tasks.$id")}`);
		expect(other.text).not.toContain("专项调查");
	}
});

test("nothing of all this was an error that nobody expected", () => {
	expect(portal.words()).toBe("");
});
