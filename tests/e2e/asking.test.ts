import { startProcess } from "../support/process.ts";
import { openSink, type Taken } from "../support/smtp-sink.ts";
import { until } from "../support/until.ts";
import { act, deskGroup, deskRow, lineOf, offer, openDuty } from "./acting.ts";
import { png } from "./evidence.ts";
import { first, local, task, title } from "./journey/cast.ts";
import { readLedger } from "./ledger.ts";
import { expect, test } from "./test.ts";

/**
 * A town of 青浦 asks for time and is given some; late all the same, it gets a 督办单, answers it, and is taken off. The task is due on 30 June 2020;
 * working days are counted by hand from the State Council's paper.
 */
test.use({ world: { name: "asking", plans: "untouched", on: "2020-05-26" } });
test.describe.configure({ mode: "serial" });

const why = "防护用品企业复工晚，入户调查顺延。";
const answer = "已抽调四人，七月底前完成。";

test("the lead issues the task and every unit signs for it", async ({ signInAs }) => {
	test.setTimeout(300_000);
	const lead = await signInAs("lead");
	await act(await deskRow(lead, title), "下达任务");
	for (const unit of local) {
		const page = await signInAs(unit);
		await act(deskGroup(page, "待签收").getByRole("listitem"), "签收");
		await page.context().close();
	}
});

test("reminded, a town's officer asks for time with a reason, a date and evidence; from then on its clock stands still", async ({
	signInAs,
	portal,
}) => {
	await portal.moveTo("2020-06-23");
	const town = await signInAs(first);
	await town.goto(task);
	await expect(lineOf(town, first)).toContainText("提醒");
	await act(town.getByRole("main"), "申请延期", { 申请延至: "2020-07-17", 理由: why, 附件: [png("复工时间.png")] });
	await expect(lineOf(town, first)).toContainText("暂停");
	await portal.moveTo("2020-06-30");
	const [own, other] = [await signInAs(first), local[1] ?? ""];
	await own.goto(task);
	await expect(lineOf(own, first)).toContainText("提醒");
	await expect(lineOf(own, other)).toContainText("催办");
});

test("the lead's officer can't grant it; its head sees the evidence, and grants a nearer day", async ({ signInAs }) => {
	const asked = (page: Awaited<ReturnType<typeof signInAs>>) => page.getByRole("listitem").filter({ hasText: why }).first();
	const officer = await signInAs("lead");
	await officer.goto(task);
	await expect(offer(asked(officer), "同意延期")).toHaveCount(0);
	const head = await signInAs("leadHead");
	await head.goto("/notices");
	await expect(head.getByRole("listitem").filter({ hasText: "提出延期申请" }).first()).toContainText(first);
	await head.goto(task);
	await act(asked(head), "同意延期", { 同意延至: "2020-07-10", 说明: "至迟七月十日。" });
	await expect(asked(head)).toContainText("由 2020-06-30 延至 2020-07-10");
	await expect(lineOf(head, first)).toContainText("2020-07-10");
});

test("the ladder moves along: what comes when is said from the new date, and it comes then and not a day sooner", async ({
	signInAs,
	portal,
}) => {
	const town = await signInAs(first);
	await town.goto(task);
	const duty = await openDuty(town, first);
	await duty.getByText("为什么").first().click();
	await expect(duty).toContainText("到期日催办（2020-07-10）");
	await expect(duty).toContainText("逾期 3 个工作日督办（2020-07-15）");
	await portal.moveTo("2020-07-14");
	const eve = await signInAs("secretariat");
	await eve.goto(task);
	await expect(lineOf(eve, first)).toContainText("催办");
	await expect(eve.getByRole("listitem").filter({ hasText: first }).filter({ hasText: "督〔2020〕" })).toHaveCount(0);
	await portal.moveTo("2020-07-15");
	const office = await signInAs("secretariat");
	const [line] = (await readLedger(office, "work", "2020-07-15")).filter((l) => l.任务 === title && l.单位 === first);
	expect(line).toMatchObject({ 期限: "2020-07-10", 延期次数: "1", 层级: "督办", 亮灯: expect.stringContaining("逾期") });
});

test("the 督办单 comes by mail to the officer, the head and the secretariat, once each, with its facts and the way to it", async ({
	signInAs,
	portal,
}) => {
	const sink = await openSink();
	const env = { SMTP_URL: sink.url, LIANDU_ORIGIN: portal.origin, LIANDU_NOW: "2020-07-15T09:40+08:00" };
	const worker = await startProcess("worker", portal.databaseUrl, env);
	try {
		const about = async (mail: Taken) => {
			const { subject, text } = await sink.read(mail);
			return subject?.startsWith(`【联督】督办：${first}`) ? (text ?? "") : null;
		};
		const mails = await until(
			"all three have their mail",
			async () => {
				const read = await Promise.all(sink.taken.map(async (mail) => ({ to: mail.to[0] ?? "", text: await about(mail) })));
				const found = read.filter(({ text }) => text !== null);
				return found.length >= 3 ? found : null;
			},
			90_000,
		);
		const told = ["qp-office", "qp-town-head", "qp-town"].map((login) => `${login}@example.invalid`);
		expect(mails.map(({ to }) => to).sort()).toEqual(told);
		for (const { text } of mails) expect(text).toContain("期限：2020-07-10，已逾期 3 个工作日");
		const link = /http:\/\/localhost:\d+\/tasks\/\d+#step-\d+/.exec(mails[0]?.text ?? "")?.[0] ?? "";
		const head = await signInAs(first, "head");
		await head.goto(link);
		await expect(head.getByRole("heading", { level: 1 })).toContainText(title);
	} finally {
		await worker.stop();
		await sink.close();
	}
});

test("it is received by the officer, answered by the head, and taken off by the secretariat with a reason", async ({
	signInAs,
}) => {
	const officer = await signInAs(first);
	await act(deskGroup(officer, "待签收、答复的督办单").getByRole("listitem"), "签收督办单");
	const head = await signInAs(first, "head");
	await act(deskGroup(head, "待签收、答复的督办单").getByRole("listitem"), "答复督办单", { "原因、措施和完成时间": answer });
	const office = await signInAs("secretariat");
	await office.goto(task);
	const order = office.getByRole("listitem").filter({ hasText: "督〔2020〕" }).filter({ hasText: answer });
	await act(order, "解除督办", { 解除理由: "措施可行，按答复办理。" });
	await expect(order).toContainText("已解除");
	await office.goto("/escalations");
	await expect(office.getByRole("row").filter({ hasText: first })).toHaveCount(0);
	const [line] = (await readLedger(office, "escalations", "2020-07-15")).filter((l) => l.单位 === first);
	expect(line).toMatchObject({ 状态: "已解除", 答复: answer, 延期次数: "1" });
});
