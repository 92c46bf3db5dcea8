import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Visitor } from "#tests/support/http.ts";
import { type Portal, startPortal } from "#tests/support/server.ts";

let portal: Portal;
let person: Visitor;
beforeAll(async () => {
	portal = await startPortal(inject("serverUrl"));
	person = await portal.as("朱家角镇人民政府");
});
afterAll(() => portal.close());

/** Makes one's feed as the button does; gives its path. */
async function make(): Promise<string> {
	const { text, status } = await person.post("/me", { act: "makeFeed" });
	expect(status).toBe(200);
	const [path] = /\/feeds\/[\w-]{43}\.ics/.exec(text) ?? [];
	if (!path) throw new Error("no address was shown");
	expect((await person.get("/me")).text).not.toContain(path);
	return path;
}
const seen = async (path: string) => {
	const { status, headers, text } = await portal.nobody().get(path);
	const { date: _, "content-security-policy": __, ...rest } = headers;
	return { status, rest, text };
};

test("a calendar program reads it without signing in, and again only when something has moved", async () => {
	const path = await make();
	const first = await portal.nobody().get(path);
	expect([first.status, first.headers["content-type"]]).toEqual([200, "text/calendar; charset=utf-8"]);
	expect(first.text).toContain("BEGIN:VEVENT");
	expect(first.headers["set-cookie"]).toBeUndefined();
	const etag = String(first.headers.etag);
	for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
		const again = await portal.nobody().get(path, { "if-none-match": known });
		expect([again.status, again.text, again.headers.etag]).toEqual([304, "", etag]);
	}
	expect((await portal.nobody().get(path, { "if-none-match": '"other"' })).status).toBe(200);
});

test("an address that was revoked, made anew or never given answers the same to the byte", async () => {
	const old = await make();
	const now = await make();
	const never = `/feeds/${"a".repeat(43)}.ics`;
	expect(await seen(old)).toEqual(await seen(never));
	expect((await seen(now)).status).toBe(200);
	await person.post("/me", { act: "revokeFeed" });
	expect(await seen(now)).toEqual(await seen(never));
	expect((await seen(never)).status).toBe(404);
});

test("a unit's feed is made and revoked by its head alone", async () => {
	const [unit] = await portal.db.sql<{ id: number }[]>`
		select u.id from units u join plans p using (jurisdiction_id) where p.seed = '000' and u.name = '朱家角镇人民政府'`;
	const page = `/units/${unit?.id}`;
	expect((await person.post(page, { act: "makeFeed" })).status).toBe(403);
	const head = await portal.as("朱家角镇人民政府", "head");
	const [path = ""] = /\/feeds\/[\w-]{43}\.ics/.exec((await head.post(page, { act: "makeFeed" })).text) ?? [];
	expect((await seen(path)).text).toContain("X-WR-CALNAME:联督：朱家角镇人民政府");
	expect((await person.post(page, { act: "revokeFeed" })).status).toBe(403);
	expect((await seen(path)).status).toBe(200);
	expect((await head.post(page, { act: "revokeFeed" })).status).toBe(302);
	expect((await seen(path)).status).toBe(404);
	expect(portal.words()).toBe("");
});

test("a feed that can't be read for want of the portal is a 500, and its address isn't printed", async () => {
	const path = await make();
	await portal.db.sql`alter table feeds rename to feeds_elsewhere`;
	expect((await seen(path)).status).toBe(500);
	await portal.db.sql`alter table feeds_elsewhere rename to feeds`;
	const printed = portal.words();
	expect(printed).toContain("GET /feeds/…: ");
	expect(printed).not.toContain(path.slice("/feeds/".length, -".ics".length));
	expect((await seen(path)).status).toBe(200);
});
