import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { messagesFor } from "#app/messages/index.ts";
import type { Answer, Visitor } from "#tests/support/http.ts";
import { loginOf, PASSWORD, type Portal, startPortal } from "#tests/support/server.ts";
import { tagsOf, textOf } from "./html.ts";

let portal: Portal;
beforeAll(async () => {
	portal = await startPortal(inject("serverUrl"));
});
afterAll(async () => {
	expect(portal.words()).toBe("");
	await portal.close();
});

const tryIn = (person: Visitor, login: string, password: string, headers = {}): Promise<Answer> =>
	person.post("/sign-in", { login, password }, headers);
const loginsOf = async (n: number): Promise<string[]> => {
	const rows = await portal.db.sql<{ login: string }[]>`select login from people where login like 'yq%' order by id limit ${n}`;
	return rows.map(({ login }) => login);
};
const alertOf = (html: string): string => /role="alert"[^>]*>([^<]*)</.exec(html)?.[1] ?? "";

describe("where one goes on after signing in is always a page of ours", () => {
	const elsewhere = [
		"https://evil.example",
		"//evil.example",
		"///evil.example",
		"/\\evil.example",
		"\\\\evil.example",
		"/\t/evil.example",
		"/\n/evil.example",
		" //evil.example",
		"/%09/evil.example",
		"/.//evil.example",
		"/..//evil.example",
		"/x/..//evil.example",
		"/desk/../..//evil.example",
		"javascript:alert(1)",
		"data:text/html,x",
		"http:evil.example",
		"https:/evil.example",
		"//evil.example@here",
		"/@evil.example",
		"//[::1]",
		"evil.example",
		"/desk\r\nSet-Cookie: a=b",
		"",
	];
	/** Where a browser would land. */
	const landing = ({ headers }: Answer): URL => new URL(headers.location ?? "", portal.origin);

	test.each(elsewhere)("%j", async (to) => {
		const guest = portal.nobody();
		const asked = await guest.get(`/sign-in?to=${encodeURIComponent(to)}`);
		expect(asked.status).toBe(200);
		const hidden = tagsOf(asked.text).find(({ attributes }) => attributes.get("name") === "to");
		expect(new URL(hidden?.attributes.get("value") ?? "", portal.origin).origin).toBe(portal.origin);
		const person = await portal.as("朱家角镇人民政府");
		const onward = await person.get(`/sign-in?to=${encodeURIComponent(to)}`);
		expect([onward.status, landing(onward).origin]).toEqual([302, portal.origin]);
		expect(onward.headers).not.toHaveProperty("set-cookie");
	});

	test("also when it comes with the form", async () => {
		for (const to of elsewhere.slice(0, 6)) {
			const person = portal.nobody();
			const first = await person.post("/sign-in", { login: "qp-town", password: PASSWORD, to });
			expect([first.status, landing(first).origin, landing(first).pathname]).toEqual([302, portal.origin, "/sign-in"]);
			const second = await person.get(landing(first).pathname + landing(first).search);
			expect([second.status, landing(second).origin]).toEqual([302, portal.origin]);
		}
	});

	test("and the page that was asked for, with its filters, once signed in", async () => {
		const person = portal.nobody();
		const away = await person.get("/tasks?q=尘肺&light=red");
		expect(away.status).toBe(302);
		const to = new URL(away.headers.location ?? "", portal.origin).searchParams.get("to") ?? "";
		const signedIn = await person.post("/sign-in", { login: "qp-town", password: PASSWORD, to });
		const onward = await person.get(signedIn.headers.location ?? "");
		expect(decodeURIComponent(onward.headers.location ?? "")).toBe("/tasks?q=尘肺&light=red");
	});
});

describe("five wrong tries, then a pause", () => {
	test.each(["zh", "en"] as const)(
		"that says for how long, in %s, to the right password too, for that name alone",
		async (language) => {
			const m = messagesFor(language).signIn;
			const [login = "", other = ""] = (await loginsOf(4)).slice(language === "zh" ? 0 : 2);
			const guest = portal.nobody({ "accept-language": language });
			for (let i = 0; i < 5; i++) {
				const answer = await tryIn(guest, login, `falsch ${i}`);
				expect([answer.status, alertOf(answer.text)]).toEqual([401, m.wrong]);
			}
			for (const password of ["falsch", PASSWORD]) {
				const answer = await tryIn(guest, login, password);
				expect([answer.status, alertOf(answer.text), answer.headers["set-cookie"]]).toEqual([429, m.paused(15), undefined]);
			}
			expect((await tryIn(portal.nobody(), login.toUpperCase(), PASSWORD)).status).toBe(429);
			expect((await tryIn(portal.nobody(), other, PASSWORD)).status).toBe(302);
			await portal.db.sql`update sign_in_tries set at = at - interval '14 minutes'`;
			expect((await tryIn(guest, login, PASSWORD)).status).toBe(429);
			await portal.db.sql`update sign_in_tries set at = at - interval '15 minutes'`;
			expect((await tryIn(guest, login, PASSWORD)).status).toBe(302);
		},
	);

	test("a right one in between begins the count anew", async () => {
		const [login = ""] = (await loginsOf(5)).slice(4);
		for (const password of ["a", "b", "c", "d", PASSWORD, "e", "f", "g", "h", PASSWORD])
			expect((await tryIn(portal.nobody(), login, password)).status).toBe(password === PASSWORD ? 302 : 401);
	});

	test("no more than five are looked at when twenty come at once", async () => {
		const [login = ""] = (await loginsOf(6)).slice(5);
		const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => tryIn(portal.nobody(), login, `falsch ${i}`)));
		const statuses = answers.map(({ status }) => status).sort();
		expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(5);
		expect(new Set(statuses)).toEqual(new Set([401, 429]));
	});

	test("a name that nobody has can't be told from one that somebody has, before the pause and in it", async () => {
		const [login = ""] = (await loginsOf(7)).slice(6);
		await portal.db.sql`update people set is_disabled = true where login = 'yq-nobody'`;
		const bare = ({ status, headers, text }: Answer, name: string) => ({
			status,
			headers: Object.keys(headers).sort(),
			said: textOf(text).replaceAll(name, "NAME"),
			alert: alertOf(text),
		});
		for (let i = 0; i < 6; i++) {
			const known = await tryIn(portal.nobody(), login, "falsch");
			const unknown = await tryIn(portal.nobody(), "nobody-at-all", "falsch");
			expect(bare(known, login)).toEqual(bare(unknown, "nobody-at-all"));
		}
	});
});

describe("a try that can't be right", () => {
	const missing = messagesFor("zh").signIn.missing;
	const wrong = messagesFor("zh").signIn.wrong;

	test.each([
		["no name", { login: "", password: PASSWORD }, 422, missing],
		["no password", { login: "qp-office", password: "" }, 422, missing],
		["a name as a file", { login: new File(["qp-office"], "a"), password: PASSWORD }, 422, missing],
		["an endless password", { login: "qp-office", password: "a".repeat(100_000) }, 422, missing],
		["an endless name", { login: "a".repeat(100_000), password: PASSWORD }, 422, missing],
		["another's password", { login: "qp-office", password: "Qing Pu 42" }, 401, wrong],
		["a quote", { login: "qp-office' or '1'='1", password: PASSWORD }, 401, wrong],
		["nothing but a NUL", { login: "\0", password: "\0" }, 422, missing],
		["a NUL in it", { login: "qp-\0office", password: "Qing\0 Pu 42" }, 401, wrong],
	])("%s is answered in a sentence, and opens nothing", async (_, fields, status, said) => {
		const answer = await portal.nobody().post("/sign-in", fields);
		expect([answer.status, alertOf(answer.text), answer.headers["set-cookie"]]).toEqual([status, said, undefined]);
		expect(answer.text.length).toBeLessThan(10_000);
	});

	test("a person without a password can't sign in with an empty or any other one", async () => {
		const login = await loginOf(portal.db, "区民政局");
		await portal.db.sql`update people set password_hash = null where login = ${login}`;
		for (const password of [" ", "null", PASSWORD]) expect((await tryIn(portal.nobody(), login, password)).status).toBe(401);
		await portal.db.sql`update people set password_hash = '' where login = ${login}`;
		expect((await tryIn(portal.nobody(), login, PASSWORD)).status).toBe(401);
	});
});

test("the page speaks the browser's language, and whoever has signed in their own", async () => {
	for (const [asked, language] of [
		["en-GB,en;q=0.9", "en"],
		["zh-CN,zh;q=0.9,en;q=0.8", "zh"],
		["fr", "zh"],
		["", "zh"],
	] as const) {
		const page = await portal.nobody({ "accept-language": asked }).get("/sign-in");
		expect(page.text).toContain(`<html lang="${language === "zh" ? "zh-CN" : "en"}">`);
		expect(textOf(page.text)).toContain(messagesFor(language).signIn.password);
	}
	const person = await portal.as("区财政局");
	await person.post("/me", { act: "language", language: "en" });
	const page = await person.get("/desk", { "accept-language": "zh" });
	expect(page.text).toContain('<html lang="en">');
	for (const language of ["fr", "", "__proto__"]) await person.post("/me", { act: "language", language });
	expect((await person.get("/desk", { "accept-language": "zh" })).text).toContain('<html lang="en">');
});
