import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { orderWords } from "#app/messages/papers/order.ts";
import { faultsIn } from "#app/papers/words.ts";
import { keepTemplate } from "#app/services/keep-template.ts";
import { previewTemplate } from "#app/services/preview-template.ts";
import { sendTicks } from "#app/services/send-ticks.ts";
import { listTemplateVersions, type TemplateKeeper } from "#db/queries/paper-templates.ts";
import { momentOf } from "#workflows/calendar/plain-date.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";
import { MOMENT } from "../../support/scene.ts";

const { head, number, phrases } = orderWords;
const builtIn = { head, number, phrases };
const own = { head: "", number: "青督办〔{年份}〕第{序号}号", phrases: { ...phrases, object: "有异议的，可在答复期限内提出。" } };

describe("words that replace the built-in ones", () => {
	test("may be said in another way and in another order, as long as they name the same places", () => {
		expect(faultsIn(builtIn, orderWords)).toEqual({});
		expect(faultsIn(own, orderWords)).toEqual({});
		expect(faultsIn({ ...own, phrases: { ...phrases, to: "{单位}（{日期}）" } }, orderWords)).toEqual({
			"phrase.to": { code: "placeUnknown", place: "日期" },
		});
		expect(faultsIn({ ...own, number: "督{序号}号" }, orderWords)).toEqual({ number: { code: "placeMissing", place: "年份" } });
		expect(faultsIn({ ...own, phrases: { ...phrases, reply: "请尽快答复。", asked: "" } }, orderWords)).toEqual({
			"phrase.reply": { code: "placeMissing", place: "日期" },
			"phrase.asked": { code: "empty" },
		});
	});

	test("that are any text at all never throw, and are taken only with every place", () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom("{", "}", "单", "位", "{单位}", "$", "&") }), (to) => {
				const { "phrase.to": fault } = faultsIn({ ...own, phrases: { ...phrases, to } }, orderWords);
				const names = [...to.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name);
				expect(fault === undefined).toBe(names.length > 0 && names.every((name) => name === "单位"));
			}),
		);
	});
});

describe("a template of a jurisdiction", () => {
	let opened: TestDatabase;
	let keeper: TemplateKeeper;
	beforeEach(async () => {
		opened = await cloneDatabase(inject("serverUrl"), "loaded");
		const [row] = await opened.db.sql<TemplateKeeper[]>`
			select o.person_id as "personId", o.unit_id as "unitId", p.jurisdiction_id as "jurisdictionId", null as ip
			from plans p join positions o on o.unit_id = p.secretariat_unit_id where p.seed = '000' order by o.id limit 1`;
		if (!row) throw new Error("nobody works for the secretariat");
		keeper = row;
	});
	afterEach(() => opened.drop());
	const keep = (words: typeof own, seen: number) => keepTemplate(opened.db, "order", words, seen, keeper, MOMENT);
	const papers = () => opened.db.sql<{ printed: string; text: string; version: number | null; place: number; at: string }[]>`
		select p.printed, p.text, t.version, p.jurisdiction_id as place, p.issued_at as at from papers p left join paper_templates t on t.id = p.template_id
		where p.kind = 'order' order by p.id`;

	test("words the papers that are issued from then on, there alone; those that were issued keep their words and their version", async () => {
		const before = await papers();
		expect(await keep(own, 0)).toEqual({ ok: true });
		expect(await papers()).toEqual(before);
		await sendTicks(opened.db, new Date(momentOf("2020-12-25", "09:00")));
		const after = (await papers()).slice(before.length);
		const [ours, others] = [
			after.filter((p) => p.place === keeper.jurisdictionId),
			after.filter((p) => p.place !== keeper.jurisdictionId),
		];
		expect(Math.min(ours.length, others.length)).toBeGreaterThan(3);
		for (const { printed, text, version } of ours) {
			expect([printed, version]).toEqual([expect.stringMatching(/^青督办〔2020〕第\d+号$/), 1]);
			expect(text).toContain(own.phrases.object);
			expect(text).not.toContain('"head"');
		}
		for (const { printed, text, version } of others) {
			expect([printed, version]).toEqual([expect.stringMatching(/^督〔2020〕\d+号$/), null]);
			expect(text).toContain(phrases.object);
		}
		expect(await keep({ ...own, number: "督〔{年份}〕{序号}号" }, 1)).toEqual({ ok: true });
		expect((await papers()).slice(before.length)).toEqual(after);
	});

	test("that two people change at once takes the first; the other is told, and nothing of theirs is kept", async () => {
		const kept = await Promise.all([1, 2, 3, 4].map(() => keep(own, 0)));
		expect(kept.filter(({ ok }) => ok)).toHaveLength(1);
		expect(kept.filter(({ ok }) => !ok)).toEqual(Array(3).fill({ ok: false, faults: "stale" }));
		expect(await listTemplateVersions(opened.db.sql, keeper.jurisdictionId, "order")).toMatchObject([{ version: 1, words: own }]);
	});

	test("with faults isn't kept", async () => {
		expect(await keep({ ...own, number: "督" }, 0)).toMatchObject({ ok: false, faults: { number: { code: "placeMissing" } } });
		expect(await listTemplateVersions(opened.db.sql, keeper.jurisdictionId, "order")).toEqual([]);
	});

	test("is tried on the newest paper of the secretariat, or, where there is none, shown phrase by phrase; nothing is saved", async () => {
		const before = await papers();
		const real = await previewTemplate(opened.db, "order", own, keeper, MOMENT);
		expect(real).toMatchObject({ isReal: true, printed: expect.stringMatching(/^青督办〔2020〕第\d+号$/) });
		expect(JSON.stringify(real.blocks)).toContain(own.phrases.object);
		await opened.db
			.sql`update plans set secretariat_unit_id = (select min(id) from units where jurisdiction_id = ${keeper.jurisdictionId})`;
		const bare = await previewTemplate(opened.db, "order", own, keeper, MOMENT);
		expect(bare).toMatchObject({ isReal: false, printed: "青督办〔2020〕第1号" });
		expect(JSON.stringify(bare.blocks)).toContain("{单位}：");
		expect(await papers()).toEqual(before);
	});
});
