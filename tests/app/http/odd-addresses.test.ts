import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Visitor } from "#tests/support/http.ts";
import { type Portal, startPortal } from "#tests/support/server.ts";
import { taskId } from "./people.ts";

let portal: Portal;
let town: Visitor;
let path: string;

beforeAll(async () => {
	portal = await startPortal(inject("serverUrl"));
	town = await portal.as("朱家角镇人民政府");
	path = `/tasks/${await taskId(portal, "000", "五（三）")}`;
});
afterAll(async () => {
	expect(portal.words()).toBe("");
	await portal.close();
});

/** What people, scanners and broken links put where a number, a day or a word is meant. */
const odd = [
	"%00",
	"x",
	"1.5",
	"-1",
	"0",
	"1e400",
	"99999999999",
	"NaN",
	"__proto__",
	"constructor",
	"%FF",
	"'",
	"%25",
	"%5C",
	"9999-99-99",
	"0000-01-01",
	"a".repeat(500),
];
const params = [
	"plan",
	"unit",
	"stage",
	"light",
	"role",
	"q",
	"after",
	"before",
	"on",
	"tab",
	"view",
	"done",
	"of",
	"to",
	"_routes",
	"index",
];
const pages = [
	"/desk",
	"/tasks",
	"/units",
	"/notices",
	"/me",
	"/escalations",
	"/plans",
	"/plans/1",
	"/ledgers/work",
	"/ledgers/problems.xlsx",
	"/sign-in",
];
const objects = ["tasks", "plans", "files", "ledgers"];

test.each(odd)(
	"an address with %s in it, wherever it asks for something, is never an error that nobody expected",
	async (value) => {
		const all = params.map((name) => `${name}=${value}`).join("&");
		const addresses = [
			...[path, ...pages].flatMap((page) => [`${page}?${all}`, `${page}.data?${all}`]),
			...params.map((name) => `/tasks?${name}=${value}`),
			...["before", "done", "of"].flatMap((name) => [`${path}?${name}=${value}`, `/desk?${name}=${value}`]),
			...objects.flatMap((kind) => [`/${kind}/${value}`, `/${kind}/${value}.data`]),
		];
		for (const address of addresses) {
			const { status, text } = await town.get(address);
			expect(status, address).toBeLessThan(500);
			expect(text, address).not.toMatch(/native code|\[object Object\]|undefined<|NaN</);
		}
	},
);

test.each(objects)("an event, a decision or anything else posted to %s of such a name is a 4xx", async (kind) => {
	for (const value of odd) {
		const { status } = await town.post(`/${kind}/${value}`, { event: "report.submit", step: "1", seen: "1" });
		expect(status, value).toBeGreaterThanOrEqual(400);
		expect(status, value).toBeLessThan(500);
	}
});

test("a host that isn't one, or a path that can't be read, is a 400 in the browser's language", async () => {
	for (const host of ["[", "a b", "a:99999", "%", "evil.example/x y"])
		expect((await town.get("/healthz", { host })).status, host).toBe(400);
	for (const address of ["/%E0%A4%A", "/%", "/tasks/%FF%", "/desk?q=%00"]) {
		expect((await town.get(address)).text).toMatch(/无法读取/);
		expect((await town.get(address, { "accept-language": "en" })).text).toMatch(/could not be read/);
	}
});
