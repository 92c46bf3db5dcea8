import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { changeMail, type MailForm } from "#app/services/change-mail.ts";
import { getMailWishes } from "#db/queries/mail-settings.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { type Outbox, openOutbox } from "#tests/support/outbox.ts";
import { hoursLater } from "#tests/support/scene.ts";

let opened: TestDatabase;
let outbox: Outbox;
let town: { unitId: number; personId: number };
const FORM: MailForm = {
	email: "qp-town@example.invalid",
	ways: { reminder: "mail", todo: "mail", news: "digest" },
	digestAt: "08:30",
	quiet: { from: "09:00", until: "23:00" },
};
beforeEach(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
	outbox = await openOutbox(opened.db, hoursLater(1));
	const [row] = await opened.db.sql<{ unitId: number; personId: number }[]>`
		select o.unit_id as "unitId", p.id as "personId" from people p join positions o on o.person_id = p.id where p.login = 'qp-town'`;
	if (!row) throw new Error("nobody sits in the town");
	town = row;
});
afterEach(async () => {
	await outbox.close();
	await opened.drop();
});
const change = (form: Partial<MailForm>) => changeMail(opened.db, town.personId, { ...FORM, ...form }, outbox.now());

test("what is held goes out by the new wishes, and what was to go into a digest goes into the new one", async () => {
	expect(await change({})).toBeNull();
	const [todo, news] = [await outbox.tell(town.unitId, "todo"), await outbox.tell(town.unitId, "news")];
	await outbox.send();
	expect(outbox.sink.taken).toEqual([]);
	expect(await change({ quiet: { from: "", until: "" }, digestAt: "17:00" })).toBeNull();
	await outbox.send();
	expect((await outbox.of(todo)).map(({ state }) => state)).toEqual(["sent"]);
	expect((await outbox.of(news)).map(({ state }) => state)).toEqual(["collected"]);
	outbox.wait(7 * 60);
	await outbox.send();
	expect((await outbox.of(news)).map(({ state }) => state)).toEqual(["sent"]);
	expect(outbox.sink.taken).toHaveLength(2);
});

test("the digest moved to another time and back still goes out, once", async () => {
	const news = await outbox.tell(town.unitId, "news");
	for (const digestAt of ["17:00", "18:00", "17:00"]) {
		expect(await change({ digestAt })).toBeNull();
		await outbox.send();
	}
	outbox.wait(24 * 60);
	await outbox.send();
	expect((await outbox.of(news)).map(({ state }) => state)).toEqual(["sent"]);
	expect(outbox.sink.taken).toHaveLength(1);
});

test.each([
	"no address",
	"a@b",
	"a@example.test\r\nBcc: b@example.test",
	'"a b"@example.test',
	"a@example.test,b@example.test",
	"a(comment)@example.test",
	"张@例子.中国",
	"a <a@example.test>",
	`${"a".repeat(65)}@example.test`,
])("%j is refused as an address, and nothing changes", async (email) => {
	const before = await getMailWishes(opened.db.sql, town.personId);
	expect(await change({ email })).toBe("badAddress");
	expect(await getMailWishes(opened.db.sql, town.personId)).toEqual(before);
});

test("times that don't fit are refused; no digest is a wish like others", async () => {
	expect(await change({ quiet: { from: "08:00", until: "08:00" } })).toBe("badTimes");
	expect(await change({ quiet: { from: "08:00", until: "" } })).toBe("badTimes");
	expect(await change({ digestAt: "25:00" })).toBe("badTimes");
	expect(await change({ quiet: { from: "08:00", until: "07:59" } })).toBe("badTimes");
	expect(await change({ quiet: { from: "16:00", until: "08:01" } })).toBe("badTimes");
	expect(await change({ quiet: { from: "16:00", until: "08:00" } })).toBeNull();
	expect(await change({ digestAt: "" })).toBeNull();
	expect(await getMailWishes(opened.db.sql, town.personId)).toMatchObject({ mailSettings: { digestAt: null } });
});

test("督办 can't be unsubscribed from by going without an address either; who never had one may save the rest", async () => {
	expect(await change({ email: " " })).toBe("addressNeeded");
	expect(await getMailWishes(opened.db.sql, town.personId)).toMatchObject({ email: "qp-town@example.invalid" });
	await opened.db.sql`update people set email = null where id = ${town.personId}`;
	expect(await change({ email: " ", digestAt: "" })).toBeNull();
	expect(await getMailWishes(opened.db.sql, town.personId)).toMatchObject({ email: null, mailSettings: { digestAt: null } });
});
