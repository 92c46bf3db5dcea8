import { momentOf } from "#workflows/calendar/plain-date.ts";
import { type Outbox, openOutbox } from "../support/outbox.ts";
import { act, deskGroup, lineOf } from "./acting.ts";
import { png } from "./evidence.ts";
import { expect, test } from "./test.ts";

/**
 * A part of 青浦 三（三）2 that is due on the day on which the story stands: its unit asks for time, has it, and is late all the same. What is told is read from
 * a real mail server.
 */
test.use({ world: { name: "deadlines", plans: "story", on: "2020-09-10" } });
test.describe.configure({ mode: "serial" });

const street = "夏阳街道办事处";
const title = "建设项目“三同时”监督检查";
let task: string;
let outbox: Outbox;
test.beforeAll(async ({ portal }) => {
	outbox = await openOutbox(portal.db, new Date(momentOf("2020-09-10", "09:30")));
	const [row] = await portal.db.sql<{ id: number }[]>`
		select t.id from tasks t join plans p on p.id = t.plan_id where p.seed = '000' and t.clause = '三（三）2'`;
	task = `/tasks/${row?.id}`;
});
test.afterAll(() => outbox.close());

/** The mails that the worker sends on a day at ten, by whom they are to. */
async function mailsOn(day: string): Promise<{ to: string; subject: string; text: string }[]> {
	outbox.sink.taken.length = 0;
	outbox.wait((Date.parse(momentOf(day, "10:00")) - outbox.now().getTime()) / 60_000);
	await outbox.send();
	return Promise.all(
		outbox.sink.taken.map(async (taken) => {
			const { subject = "", text = "" } = await outbox.sink.read(taken);
			return { to: taken.to[0] ?? "", subject, text };
		}),
	);
}

test("its officer asks for time with a reason and evidence; the ladder waits, and the lead's head is told", async ({
	signInAs,
}) => {
	const officer = await signInAs(street);
	await officer.goto(task);
	const asked = { 申请延至: "2020-09-15", 理由: "两个项目的验收资料尚未补齐。", 附件: [png("说明.png", 1)] };
	await act(officer.getByRole("main"), "申请延期", asked);
	await expect(lineOf(officer, street)).toContainText("暂停");
	const told = await mailsOn("2020-09-10");
	expect(told.map(({ subject }) => subject)).toContainEqual(`【联督】提出延期申请：${street}，三（三）2 ${title}`);
});

test("nothing climbs while it is unanswered; the lead's head grants it, and the ladder moves with the date", async ({
	signInAs,
	portal,
}) => {
	await portal.moveTo("2020-09-14");
	const head = await signInAs("leadHead");
	await head.goto(task);
	await expect(lineOf(head, street)).toContainText("催办");
	await act(head.getByRole("main"), "同意延期", { 同意延至: "2020-09-17" });
	await expect(lineOf(head, street)).toContainText("2020-09-17");
	expect(
		(await mailsOn("2020-09-14")).filter(({ subject }) => subject.startsWith("【联督】督办") && subject.includes(street)),
	).toEqual([]);

	await portal.moveTo("2020-09-21");
	const eve = await signInAs("secretariat");
	await eve.goto("/escalations");
	await expect(eve.getByRole("row").filter({ hasText: street }).filter({ hasText: title })).toHaveCount(0);
	expect((await mailsOn("2020-09-21")).map(({ subject }) => subject)).toContainEqual(
		`【联督】催办：${street}，三（三）2 ${title}`,
	);
});

test("three working days after the new date the 督办单 goes out; its mail says why and leads there, and it is received", async ({
	signInAs,
	portal,
}) => {
	await portal.moveTo("2020-09-22");
	const orders = (await mailsOn("2020-09-22")).filter(({ subject }) => subject === `【联督】督办：${street}，三（三）2 ${title}`);
	// Its officer and its head, and whoever sits in the secretariat.
	expect(orders.length).toBeGreaterThan(2);
	for (const { text } of orders) {
		expect(text).toContain("期限：2020-09-17，已逾期 3 个工作日");
		expect(text).toContain("督办邮件不能退订");
	}
	const officer = await signInAs(street);
	const link = /https:\/\/liandu\.example\.test(\S+)/.exec(orders[0]?.text ?? "")?.[1] ?? "";
	await officer.goto(link);
	await expect(officer.getByRole("main")).toContainText(/督〔2020〕\d+号/);
	await officer.goto("/desk");
	await act(deskGroup(officer, "待签收、答复的督办单").getByRole("listitem").filter({ hasText: title }), "签收督办单");
});

test("its head answers, the secretariat reads the answer and takes it off with a reason, and the unit is told", async ({
	signInAs,
}) => {
	const head = await signInAs(street, "head");
	const answer = { "原因、措施和完成时间": "资料已补齐，本周内办结。" };
	await act(deskGroup(head, "待签收、答复的督办单").getByRole("listitem").filter({ hasText: title }), "答复督办单", answer);
	const office = await signInAs("secretariat");
	await office.goto("/escalations");
	await expect(office.getByRole("row").filter({ hasText: street }).filter({ hasText: title })).toContainText(
		"资料已补齐，本周内办结。",
	);
	await office.goto(task);
	const order = office.locator("[id^=step-]").filter({ hasText: "资料已补齐，本周内办结" });
	await act(order, "解除督办", { 解除理由: "措施可行，按答复时限跟踪。" });
	await expect(office.getByRole("main")).toContainText("措施可行，按答复时限跟踪。");
	// News goes into the digest of the next morning.
	const lifted = `解除督办：${street}，三（三）2 ${title}`;
	expect((await mailsOn("2020-09-22")).filter(({ text }) => text.includes(lifted))).toEqual([]);
	const digest = await mailsOn("2020-09-23");
	expect(digest.filter(({ text }) => text.includes(lifted)).length).toBeGreaterThan(0);
});
