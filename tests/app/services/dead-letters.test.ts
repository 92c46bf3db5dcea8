import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { dropOldFiles } from "#app/emails/drop-old-files.ts";
import { mailDir } from "#app/emails/mailer.ts";
import { dropOldDeliveries } from "#db/queries/clean-up.ts";
import { discardDead, listDeadLetters, resendDead } from "#db/queries/deliveries/dead-letters.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { type Outbox, openOutbox } from "#tests/support/outbox.ts";
import { hoursLater } from "#tests/support/scene.ts";

let opened: TestDatabase;
let outbox: Outbox;
let town: { unitId: number; personId: number };
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

/** Mails that the server refuses for good. */
async function die(n: number): Promise<string[]> {
	outbox.sink.behave(() => ({ refuse: "rcpt", code: 550 }));
	const keys: string[] = [];
	for (let i = 0; i < n; i++) keys.push(await outbox.tell(town.unitId, "todo"));
	await outbox.send();
	outbox.sink.behave(() => "take");
	return keys;
}
const letters = () => listDeadLetters(opened.db.sql, null, 100);
const lastAct = async () =>
	(await opened.db.sql<{ act: string; subject: string }[]>`select act, subject from audit_entries order by id desc limit 1`)[0];

describe("what is given up", () => {
	test("is listed with whom it was for, what it told, and what the server said; by key", async () => {
		await die(3);
		const found = await letters();
		expect(found).toHaveLength(3);
		expect(found[0]).toMatchObject({
			channel: "mail",
			email: "qp-town@example.invalid",
			why: "refused",
			error: expect.stringContaining("550"),
			told: { clause: expect.any(String) },
		});
		const rest = await listDeadLetters(opened.db.sql, found[0]?.id ?? 0, 100);
		expect(rest.map(({ id }) => id)).toEqual(found.slice(1).map(({ id }) => id));
	});

	test("can be sent again, one or all, once, counted from the beginning", async () => {
		await die(3);
		const [one] = await letters();
		expect(await resendDead(opened.db.sql, one?.id ?? 0, town.personId, outbox.now())).toBe(1);
		expect(await lastAct()).toEqual({ act: "resend", subject: String(one?.id) });
		await outbox.send();
		expect([outbox.sink.taken.length, (await letters()).length]).toEqual([1, 2]);
		expect(await resendDead(opened.db.sql, one?.id ?? 0, town.personId, outbox.now())).toBe(0);
		expect(await resendDead(opened.db.sql, "all", town.personId, outbox.now())).toBe(2);
		await outbox.send();
		expect([outbox.sink.taken.length, (await letters()).length]).toEqual([3, 0]);
	});

	test("can be put aside with a reason that the audit entry keeps, and never goes out then", async () => {
		await die(2);
		const [one] = await letters();
		expect(await discardDead(opened.db.sql, one?.id ?? 0, "此人已调离", town.personId, outbox.now())).toBe(1);
		expect(await lastAct()).toEqual({ act: "discard", subject: `${one?.id}: 此人已调离` });
		expect(await resendDead(opened.db.sql, one?.id ?? 0, town.personId, outbox.now())).toBe(0);
		expect(await discardDead(opened.db.sql, "all", "邮箱停用", town.personId, outbox.now())).toBe(1);
		outbox.wait(60 * 24 * 3);
		await outbox.send();
		expect(outbox.sink.taken).toEqual([]);
		expect(await letters()).toEqual([]);
	});

	test("as a digest goes again, or is put aside, with what it carries", async () => {
		const tell = async () => {
			await outbox.tell(town.unitId, "news");
			await outbox.send();
			outbox.sink.behave(() => ({ refuse: "data", code: 554 }));
			outbox.wait(24 * 60);
			await outbox.send();
			outbox.sink.behave(() => "take");
		};
		await tell();
		expect(await letters()).toMatchObject([{ channel: "digest", carries: 1, told: null }]);
		await resendDead(opened.db.sql, "all", town.personId, outbox.now());
		await outbox.send();
		expect((await outbox.standings()).map(({ state }) => state)).toEqual(["sent", "sent"]);
		await tell();
		await discardDead(opened.db.sql, "all", "不再需要", town.personId, outbox.now());
		expect((await outbox.standings()).map(({ state }) => state)).toEqual(["sent", "sent", "discarded", "discarded"]);
	});
});

test("what is over goes when it is old, digests with what they carried; what is given up stays until somebody has looked", async () => {
	await outbox.tell(town.unitId, "todo");
	await outbox.tell(town.unitId, "news");
	await outbox.send();
	outbox.wait(24 * 60);
	await outbox.send();
	await die(1);
	expect((await outbox.standings()).map(({ state }) => state).sort()).toEqual(["dead", "sent", "sent", "sent"]);
	expect(await dropOldDeliveries(opened.db.sql, hoursLater(0))).toBe(0);
	expect(await dropOldDeliveries(opened.db.sql, new Date(outbox.now().getTime() + 1))).toBe(3);
	expect((await outbox.standings()).map(({ state }) => state)).toEqual(["dead"]);
});

test("mails in files go when they are old, and nothing else does", async () => {
	await mkdir(mailDir(), { recursive: true });
	const old = new Date(Date.now() - 400 * 86_400_000);
	for (const name of ["old.eml", "cut-short.part", "new.eml", "notes.txt"]) {
		await writeFile(join(mailDir(), name), "x");
		if (name !== "new.eml") await utimes(join(mailDir(), name), old, old);
	}
	expect(await dropOldFiles(new Date(Date.now() - 365 * 86_400_000))).toBe(2);
	expect((await readdir(mailDir())).sort()).toEqual(["new.eml", "notes.txt"]);
});
