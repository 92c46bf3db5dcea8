import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { messagesFor } from "#app/messages/index.ts";
import type { Visitor } from "#tests/support/http.ts";
import { type Portal, startPortal } from "#tests/support/server.ts";
import { type EventForm, formFor, textOf, unescapeHtml } from "./html.ts";
import { taskId } from "./people.ts";
import { builtRoutes, findObjects, owedBy } from "./routes.ts";
import { withoutTrace } from "./state.ts";

let portal: Portal;
let town: Visitor;
let path: string;
let form: EventForm;

beforeAll(async () => {
	portal = await startPortal(inject("serverUrl"));
	town = await portal.as("朱家角镇人民政府");
	path = `/tasks/${await taskId(portal, "000", "五（三）")}`;
	form = formFor((await town.get(path)).text, "report.submit");
});
afterAll(() => portal.close());

const FORM = "application/x-www-form-urlencoded";
const send = (to: string, body: string | Buffer, type = FORM, person = town) =>
	person.ask(to, { method: "POST", body, headers: { origin: portal.origin, ...(type && { "content-type": type }) } });
const hidden = () => `event=${form.event}&step=${form.step}&seen=${form.seen}`;

describe("a body that isn't a form is a 400 in the reader's language", () => {
	const bodies: [what: string, type: string, body: string | Buffer][] = [
		["JSON", "application/json", '{"event":"report.submit"}'],
		["text", "text/plain", "event=report.submit"],
		[
			"a multipart form that breaks off",
			"multipart/form-data; boundary=x",
			'--x\r\nContent-Disposition: form-data; name="event"\r\n\r\nrep',
		],
		["a multipart form that never begins", "multipart/form-data; boundary=x", "nothing"],
		["a multipart form without a boundary", "multipart/form-data", "--x--"],
		["nothing, called multipart", "multipart/form-data; boundary=x", ""],
		["nothing, called nothing", "", ""],
		["bytes", "application/octet-stream", Buffer.from([0, 255, 1, 254])],
		["a type that isn't one", "x", "a=b"],
		["more fields than any form has", FORM, "a&".repeat(1_000_000)],
		[
			"more parts than any form has",
			"multipart/form-data; boundary=x",
			'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(100_000),
		],
	];

	test.each(bodies)("%s", async (_, type, body) => {
		await withoutTrace(portal, async () => {
			for (const language of ["zh", "en"] as const) {
				await town.post("/me", { act: "language", language });
				const { problems } = messagesFor(language);
				for (const to of [path, "/me", "/hat"]) {
					const answer = await send(to, body, type);
					expect(answer.status, to).toBe(400);
					expect(textOf(answer.text)).toContain(problems.text[400]);
				}
			}
			await town.post("/me", { act: "language", language: "zh" });
			expect((await send("/sign-in", body, type, portal.nobody())).status).toBe(400);
		});
	});

	test("on no route is it an error that nobody expected", async () => {
		const owed = owedBy(await findObjects(portal));
		const office = await portal.as("区公共卫生联席会议办公室");
		for (const { id, module } of Object.values(await builtRoutes()))
			for (const [, type, body] of module.action && id !== "routes/sign-out" ? bodies.slice(0, 9) : []) {
				const answer = await send(owed[id]?.paths.ours ?? "/no/such/page", body, type, office);
				expect(answer.status, `${id} ${type}`).toBeLessThan(500);
			}
		expect(portal.words()).toBe("");
	});
});

describe("a form with fields that nobody would type", () => {
	test("names of what every object has, or of what lies deep, do nothing", async () => {
		const names = ["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "__defineGetter__"];
		const odd = names.flatMap((name) => [
			name,
			`${name}.x`,
			`items.${name}`,
			`event.${name}`,
			`reason.${name}`,
			`fileIds.${name}`,
			`step.${name}`,
		]);
		await withoutTrace(portal, async () => {
			for (const name of odd) {
				const answer = await send(path, `${hidden()}&${name}=1&${name}=2`);
				expect([400, 409, 422], name).toContain(answer.status);
			}
			expect((await send(path, `${hidden()}&${"a.".repeat(100_000)}b=1`)).status).toBe(422);
		});
		const polluted = await portal.nobody().get("/healthz");
		expect(polluted.text).toBe("ok\n");
	});

	test("a hidden field that comes twice, or as something else, is refused", async () => {
		await withoutTrace(portal, async () => {
			for (const field of ["event", "step"]) {
				const value = form[field as keyof EventForm];
				expect((await send(path, `${hidden()}&${field}=${value}&items.text=x`)).status, field).toBe(400);
				expect((await send(path, `${hidden().replace(field, `${field}.x`)}&items.text=x`)).status, field).toBe(400);
			}
			expect((await send(path, `${hidden()}&seen=${form.seen}&items.text=x`)).status).toBe(409);
		});
	});

	test("a text that comes twice, or as a file, is refused with what can be kept", async () => {
		await withoutTrace(portal, async () => {
			const twice = await send(
				path,
				`${hidden()}&items.text=${encodeURIComponent("第一遍")}&items.text=${encodeURIComponent("第二遍")}`,
			);
			expect(twice.status).toBe(422);
			expect(unescapeHtml(twice.text)).toContain("第一遍");
			const asFile = await town.post(path, { ...form, "items.text": new File([""], "") });
			expect(asFile.status).toBe(422);
			expect((await send(path, `${hidden()}&items=x&reasons=x`)).status).toBe(422);
		});
	});
});

test("NUL and broken characters come out as text that can be read, and nothing else is lost", async () => {
	const { status } = await send(
		path,
		`${hidden()}&items.text=${encodeURIComponent("前\0后")}%FF%FE%C0%AF${encodeURIComponent("\u{1F600}终")}`,
	);
	expect(status).toBe(302);
	const [entry] = await portal.db.sql<{ text: string }[]>`
		select data -> 'items' ->> 'text' as text from entries where event = 'report.submit' order by at desc, seq desc limit 1`;
	expect(entry?.text).toBe("前后\ufffd\ufffd\ufffd\ufffd\u{1F600}终");
	expect(textOf((await town.get(path)).text)).toContain("前后");
	expect(portal.words()).toBe("");
});

test("a NUL in any field of any form is left out, and is no failure of the portal", async () => {
	const head = await portal.as("朱家角镇人民政府", "head");
	const [unit] = await portal.db.sql<{ id: number }[]>`select id from units where name = '朱家角镇人民政府'`;
	const hook =
		"act=setHook&kind=webhook&name=%00O%00A&address=https%3A%2F%2Fexample.com%2F%00h&secret=%00&pushed=todo&pushed=%00";
	expect((await send(`/units/${unit?.id}`, hook, FORM, head)).status).toBe(200);
	expect(await portal.db.sql`select name from hooks`).toEqual([{ name: "OA" }]);
	expect(portal.words()).toBe("");
});
