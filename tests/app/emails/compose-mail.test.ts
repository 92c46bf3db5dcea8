import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { composeMail, type Letter } from "#app/emails/compose-mail.ts";
import { type Mailer, mailFile, openMailer } from "#app/emails/mailer.ts";
import { builtInCalendar } from "#workflows/calendar/papers.ts";

const ORIGIN = "https://liandu.example.test";
const NOW = new Date("2020-09-10T01:00:00Z");
const notice: Letter["notices"][number] = {
	calendar: builtInCalendar,
	key: "7/12/3/officer",
	kind: "supervision",
	at: NOW.toISOString(),
	isRead: false,
	toUnitName: "朱家角镇人民政府",
	toPosition: "officer",
	taskId: 7,
	stepNo: 4,
	machine: "implementation",
	event: "rung.reached",
	rung: 3,
	dueOn: "2020-09-07",
	reason: null,
	clause: "三（一）1",
	title: "开展用人单位专项调查",
	unitName: "朱家角镇人民政府",
	byUnitName: null,
};
const letter: Letter = {
	messageId: "<abc@liandu.example.test>",
	name: "朱家角镇经办人",
	email: "qp-town@example.invalid",
	language: "zh",
	isDigest: false,
	notices: [notice],
};

describe("a mail says who, what, until when, how that was counted, and where to click", () => {
	test("in Chinese", () => {
		const { subject, text, html, unsubscribeAt } = composeMail(letter, ORIGIN, NOW);
		expect(subject).toBe("【联督】督办：朱家角镇人民政府，三（一）1 开展用人单位专项调查");
		for (const body of [text, html]) {
			expect(body).toContain("期限：2020-09-07，已逾期 3 个工作日（当日不计入，节假日和调休按国务院办公厅放假安排计算）");
			expect(body).toContain(`${ORIGIN}/tasks/7#step-4`);
			expect(body).toContain("督办邮件不能退订");
		}
		expect(unsubscribeAt).toBeNull();
	});

	test("of a matter, which has no clause, without a gap in its place", () => {
		const matter = { ...notice, clause: "", title: "镇、街道督导" };
		expect(composeMail({ ...letter, notices: [matter] }, ORIGIN, NOW).subject).toBe(
			"【联督】督办：朱家角镇人民政府，镇、街道督导",
		);
	});

	test("that a request for time has climbed, to whoever asked", () => {
		const climbed = { ...notice, machine: "extension" as const, kind: "news" as const };
		const subject = (of: Letter["notices"][number]) => composeMail({ ...letter, notices: [of] }, ORIGIN, NOW).subject;
		expect(subject(climbed)).toContain("延期申请逾期未答复，联席会议办公室也可答复：");
		expect(subject({ ...climbed, kind: "supervision" })).toContain("督办（延期申请）：");
	});

	// 27 September 2020 is a Sunday that is worked.
	test("in English, with what can be unsubscribed from", () => {
		const mild = {
			...notice,
			event: "report.return",
			kind: "todo" as const,
			dueOn: "2020-09-30",
			reason: "figures missing",
			byUnitName: "区卫生健康委",
		};
		const { subject, text, unsubscribeAt } = composeMail({ ...letter, language: "en", notices: [mild] }, ORIGIN, NOW);
		expect(subject).toMatch(/^\[Liandu\] .+: 朱家角镇人民政府, 三（一）1 /);
		expect(text).toContain("Deadline: 2020-09-30, 15 working days left (the first day is not counted;");
		expect(text).toContain("Reason: figures missing");
		expect(text).toContain("Done by: 区卫生健康委");
		expect(unsubscribeAt).toBe(`${ORIGIN}/me#mail`);
	});

	test("a year whose holidays nobody knows yet is said to be provisional", () => {
		const far = { ...notice, kind: "todo" as const, dueOn: "2049-06-30" };
		expect(composeMail({ ...letter, notices: [far] }, ORIGIN, NOW).text).toContain("该年放假安排尚未公布");
	});

	test("a digest tells all of it, and of all chairs", () => {
		const other = { ...notice, key: "8/1/3/head", kind: "news" as const, toPosition: "head" as const, title: "另一项任务" };
		const { subject, text } = composeMail({ ...letter, isDigest: true, notices: [notice, other] }, ORIGIN, NOW);
		expect(subject).toBe("【联督】2020-09-10 消息摘要（2 条）");
		expect(text).toContain("开展用人单位专项调查");
		expect(text).toContain("另一项任务");
		expect(text).toContain("朱家角镇人民政府（经办人）、朱家角镇人民政府（负责人）");
	});
});

/** Whatever people may have typed somewhere, with all that ends a line or begins a header. */
const typed = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				"\r\n",
				"\n",
				"\r",
				"\r\n\r\n",
				"\u2028",
				"\u0085",
				"\u000b",
				"\u0000",
				"Bcc: spy@example.test",
				"\r\nBcc: a@b.test",
				"=?utf-8?Q?=0ABcc:?=",
			),
			fc.constantFrom(
				'"',
				"<",
				">",
				",",
				";",
				":",
				"@",
				"\\",
				"&",
				"<script>alert(1)</script>",
				"\u202e",
				"督办",
				"😀",
				"\ud800",
			),
			fc.string({ unit: "binary", maxLength: 12 }),
		),
		{ minLength: 1, maxLength: 8 },
	)
	.map((parts) => parts.join(""));

describe("nothing that people type becomes a header", () => {
	let mailer: Mailer;
	let dir: string;
	const before = process.env.LIANDU_DATA;
	beforeAll(() => {
		dir = mkdtempSync(join(tmpdir(), "liandu-mail-"));
		process.env.LIANDU_DATA = dir;
		mailer = openMailer();
	});
	afterAll(() => {
		if (before === undefined) delete process.env.LIANDU_DATA;
		else process.env.LIANDU_DATA = before;
		rmSync(dir, { recursive: true, force: true });
	});
	const HEADERS = ["auto-submitted", "content-type", "date", "from", "message-id", "mime-version", "subject", "to"];

	test("names, titles and reasons with line breaks in them", async () => {
		await fc.assert(
			fc.asyncProperty(
				typed,
				typed,
				typed,
				fc.constantFrom("zh" as const, "en" as const),
				async (name, title, reason, language) => {
					const mail = composeMail(
						{ ...letter, language, name, notices: [{ ...notice, title, reason, unitName: name }] },
						ORIGIN,
						NOW,
					);
					await mailer.send(mail);
					const raw = await readFile(mailFile(mail.messageId));
					const head = raw.toString("latin1").split("\r\n\r\n")[0] ?? "";
					const names = head
						.split("\r\n")
						.filter((line) => !/^[ \t]/.test(line))
						.map((line) => line.slice(0, line.indexOf(":")).toLowerCase());
					expect(names.sort()).toEqual(HEADERS);
					const { to, cc, bcc, subject, html = "" } = await PostalMime.parse(raw);
					expect(to?.map(({ address }) => address)).toEqual([letter.email]);
					expect([cc ?? [], bcc ?? []]).toEqual([[], []]);
					expect(subject).not.toMatch(/[\r\n]/);
					expect(html).not.toContain("<script");
				},
			),
			{ numRuns: 300 },
		);
	});

	test("the same mail again is the same file", async () => {
		const mail = composeMail(letter, ORIGIN, NOW);
		await mailer.send(mail);
		await mailer.send(mail);
		expect(mailFile(mail.messageId)).toBe(join(dir, "mail", "abc_liandu_example_test_.eml"));
		expect((await PostalMime.parse(await readFile(mailFile(mail.messageId)))).messageId).toBe(mail.messageId);
	});
});
