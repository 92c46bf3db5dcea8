import type { OutgoingHttpHeaders } from "node:http";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { messagesFor } from "#app/messages/index.ts";
import { encode, type Fields, type Visitor, visitor } from "#tests/support/http.ts";
import { PASSWORD, type Portal, startPortal, startWeb } from "#tests/support/server.ts";
import { formFor } from "./html.ts";
import { taskId } from "./people.ts";
import { builtRoutes, findObjects, owedBy } from "./routes.ts";
import { fingerprint } from "./state.ts";

let portal: Portal;
let office: Visitor;
let forms: { path: string; fields: Fields }[];

beforeAll(async () => {
	portal = await startPortal(inject("serverUrl"));
	office = await portal.as("区公共卫生联席会议办公室");
	forms = await effectiveForms();
});
afterAll(() => portal.close());

/** A form for every route that takes one, such that it would do something if it were taken; signing out comes last. */
async function effectiveForms(): Promise<{ path: string; fields: Fields }[]> {
	const { sql } = portal.db;
	const task = await taskId(portal, "000", "三（三）3");
	const [hat] = await sql<{ id: number }[]>`
		select o.id from positions o join people p on p.id = o.person_id where p.login = 'qp-office' order by o.id desc limit 1`;
	const [discrepancy] = await sql<{ id: number; plan: number }[]>`
		select x.id, x.plan_id as plan from discrepancies x join plans p on p.id = x.plan_id where p.seed = '000' and x.decided_at is null order by x.id limit 1`;
	const suspend = formFor((await office.get(`/tasks/${task}`)).text, "task.suspend");
	const known: Record<string, { path: string; fields: Fields }> = {
		"routes/tasks.$id": { path: `/tasks/${task}`, fields: { ...suspend, reason: "跨站" } },
		"routes/plans.$id": {
			path: `/plans/${discrepancy?.plan}`,
			fields: { discrepancyId: discrepancy?.id ?? 0, decision: "跨站" },
		},
		"routes/me": { path: "/me", fields: { act: "language", language: "en" } },
		"routes/notices": { path: "/notices", fields: {} },
		"routes/hat": { path: "/hat", fields: { positionId: hat?.id ?? 0 } },
		"routes/sign-in": { path: "/sign-in", fields: { login: "qp-office", password: PASSWORD } },
		"routes/sign-out": { path: "/sign-out", fields: {} },
	};
	const owed = owedBy(await findObjects(portal));
	const takers = Object.values(await builtRoutes()).filter(({ module }) => module.action);
	const rest = takers.flatMap(({ id }) =>
		id in known ? [] : [{ path: Object.values(owed[id]?.paths ?? {})[0] ?? "", fields: {} }],
	);
	expect(Object.keys(known).filter((id) => !takers.some((route) => route.id === id))).toEqual([]);
	return [...rest, ...Object.values(known)];
}

const EVIL = "https://evil.example";
/** How a form arrives that one of our pages didn't send. */
const foreign: Record<string, (origin: string) => OutgoingHttpHeaders> = {
	"without an origin": () => ({}),
	"from another host": () => ({ origin: EVIL }),
	"from an opaque origin": () => ({ origin: "null" }),
	"from a host that only begins like ours": (origin) => ({ origin: `${origin}.evil.example` }),
	"from another port of our host": (origin) => ({ origin: `${new URL(origin).protocol}//${new URL(origin).hostname}:1` }),
	"with two origins": (origin) => ({ origin: `${origin}, ${EVIL}` }),
	"with our page as referrer only": (origin) => ({ referer: `${origin}/desk` }),
	"from another host that a forged proxy header names": () => ({
		origin: EVIL,
		"x-forwarded-host": "evil.example",
		"x-forwarded-proto": "https",
		forwarded: "host=evil.example;proto=https",
	}),
	"with our origin but sent from another site": (origin) => ({ origin, "sec-fetch-site": "cross-site" }),
	"with our origin but sent from a sibling site": (origin) => ({ origin, "sec-fetch-site": "same-site" }),
	"with our origin but typed into the address bar": (origin) => ({ origin, "sec-fetch-site": "none" }),
};

async function send(person: Visitor, path: string, fields: Fields, headers: OutgoingHttpHeaders) {
	const { body, type } = await encode(fields);
	return person.ask(path, { method: "POST", body, headers: { "content-type": type, ...headers } });
}

describe("a form that no page of ours sent is refused, whatever it asks, and changes nothing", () => {
	test.each(Object.keys(foreign))("%s", async (way) => {
		const before = await fingerprint(portal.db);
		for (const { path, fields } of forms)
			for (const address of [path, path.replace(/(\?|$)/, ".data$1")])
				for (const [language, person] of [
					["zh", office],
					["en", portal.nobody()],
				] as const) {
					const headers = { ...foreign[way]?.(portal.origin), "accept-language": language };
					const { status, text } = await send(person, address, fields, headers);
					expect(status, `${address} ${way}`).toBe(403);
					expect(text).toBe(`${messagesFor(language).problems.crossSite}\n`);
				}
		expect(await fingerprint(portal.db)).toBe(before);
	});

	test("with a file and as any type of body that a foreign page can send without asking", async () => {
		const before = await fingerprint(portal.db);
		for (const type of ["text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "application/json"])
			for (const { path } of forms) {
				const headers = { origin: EVIL, "content-type": type };
				expect((await office.ask(path, { method: "POST", body: "--x--", headers })).status).toBe(403);
			}
		expect(await fingerprint(portal.db)).toBe(before);
	});
});

describe("headers of a proxy that nobody configured", () => {
	test("don't turn a right form away, nor send anybody to another host", async () => {
		const forged = { "x-forwarded-host": "evil.example:99999", "x-forwarded-proto": "https", "x-forwarded-for": "6.6.6.6" };
		const answer = await office.post("/notices", {}, forged);
		expect([answer.status, answer.headers.location]).toEqual([302, "/notices"]);
		for (const path of ["/desk", "/desk.data", "/healthz"]) expect((await office.get(path, forged)).status).toBe(200);
		expect((await portal.nobody().get("/desk", forged)).headers.location).toBe("/sign-in?to=%2Fdesk");
	});

	test("don't hide where somebody signed in from", async () => {
		await portal
			.nobody()
			.post("/sign-in", { login: "qp-leader", password: PASSWORD }, { "x-forwarded-for": "6.6.6.6", "x-real-ip": "6.6.6.6" });
		const [session] = await portal.db.sql<{ ip: string }[]>`select host(ip) as ip from sessions order by id desc limit 1`;
		expect(session?.ip).toBe("127.0.0.1");
	});
});

test("with an address configured, that address alone is ours, whatever host the request was sent to", async () => {
	const web = await startWeb(portal.databaseUrl, { LIANDU_ORIGIN: "https://liandu.example.gov.cn" });
	const there = visitor(web.origin);
	const status = async (headers: OutgoingHttpHeaders) => (await send(there, "/sign-out", {}, headers)).status;
	expect(await status({ origin: "https://liandu.example.gov.cn" })).toBe(302);
	for (const origin of [web.origin, "http://liandu.example.gov.cn", "https://liandu.example.gov.cn:8443", "null"])
		expect(await status({ origin }), origin).toBe(403);
	expect(await status({ origin: EVIL, host: "evil.example" })).toBe(403);
	await web.stop();
	expect(web.words()).toBe("");
});

test("the same forms from our own page are taken, each with its effect", async () => {
	for (const { path, fields } of forms.filter(
		(form) => Object.keys(form.fields).length > 0 || /notices|sign-out/.test(form.path),
	)) {
		const before = await fingerprint(portal.db);
		const answer = await office.post(path, fields, { "sec-fetch-site": "same-origin" });
		expect(answer.status, path).toBe(302);
		// Everything was read before; a second hat may leave no notice unread.
		if (path !== "/notices") expect(await fingerprint(portal.db), path).not.toBe(before);
	}
	expect(portal.words()).toBe("");
});
