import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { composeText } from "#app/hooks/compose-text.ts";
import { HookFailure, readHookError } from "#app/hooks/failure.ts";
import { noticeValue } from "#app/hooks/notice-value.ts";
import { readRobotAnswer, robotPush } from "#app/hooks/robots.ts";
import { makeWebhookSecret, webhookPush } from "#app/hooks/webhook.ts";
import type { ClaimedPushes, PushedNotice } from "#db/queries/deliveries/claim-pushes.ts";
import { builtInCalendar } from "#workflows/calendar/papers.ts";

const AT = new Date("2026-11-26T04:00:00.123Z");
const NOW = new Date("2020-09-10T01:00:00Z");
const notice: PushedNotice = {
	key: "k",
	kind: "supervision",
	at: "2020-09-10T00:00:00.000Z",
	isRead: false,
	toUnitName: "华新镇人民政府",
	toPosition: "head",
	taskId: 4,
	stepNo: 3,
	machine: "implementation",
	event: "rung.reached",
	rung: 3,
	dueOn: "2020-09-04",
	reason: "秘密理由",
	clause: "三（一）1",
	title: "专项调查",
	unitName: "华新镇人民政府",
	byUnitName: "区卫生健康委",
	deliveryId: 1,
	tries: 0,
	messageId: "msg_1",
};
const claimed = (notices: PushedNotice[]): ClaimedPushes => ({
	hookId: 1,
	kind: "wecom",
	address: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k",
	secret: null,
	unitName: "华新镇人民政府",
	language: "zh",
	calendar: builtInCalendar,
	notices,
});
const textOf = (notices: PushedNotice[], max = 2_048) => composeText(claimed(notices), max, "https://liandu.test", NOW);

test("a group is told what, whose, until when, counted how and where to click; nothing that was typed", () => {
	expect(textOf([notice]).text).toBe(
		[
			"【联督】华新镇人民政府有 1 条消息",
			"",
			"督办：华新镇人民政府，三（一）1 专项调查",
			"期限：2020-09-04，已逾期 4 个工作日（当日不计入，节假日和调休按国务院办公厅放假安排计算）",
			"https://liandu.test/tasks/4#step-3",
		].join("\n"),
	);
});

test("many are one message as long as the vendor takes it; the rest waits for the next", () => {
	const many = Array.from({ length: 20 }, (_, i) => ({ ...notice, title: `${"很长的任务名称".repeat(30)}${i}` }));
	const { text, told } = textOf(many);
	expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2_048);
	expect(told).toBeGreaterThan(2);
	expect(text).toContain(`有 ${told} 条消息`);
	expect(textOf(many, 100_000).told).toBe(20);
	expect(textOf(many, 10).told).toBe(1);
});

test("a title can't call a whole group", () => {
	const { text } = textOf([{ ...notice, title: '<@all><at user_id="all"></at>\n第二行' }]);
	expect(text).not.toContain("<");
	expect(text.split("\n")[2]).toContain("第二行");
});

test("WeCom is told as it documents", () => {
	const { url, body } = robotPush("wecom", claimed([]), "文字", AT);
	expect([url, JSON.parse(body)]).toEqual([
		"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k",
		{ msgtype: "text", text: { content: "文字" } },
	]);
});

test("DingTalk's signature stands in the address, over time and secret, in milliseconds", () => {
	const target = { kind: "dingtalk" as const, address: "https://oapi.dingtalk.com/robot/send?access_token=a", secret: "SECx" };
	const { url, body } = robotPush("dingtalk", target, "文字", AT);
	const { searchParams, search } = new URL(url);
	const timestamp = String(AT.getTime());
	const sign = createHmac("sha256", "SECx").update(`${timestamp}\nSECx`).digest("base64");
	expect(Object.fromEntries(searchParams)).toEqual({ access_token: "a", timestamp, sign });
	expect(search).toContain(`sign=${encodeURIComponent(sign)}`);
	expect(JSON.parse(body)).toEqual({ msgtype: "text", text: { content: "文字" } });
});

test("Feishu's signature stands in the body: time and secret are the key, in seconds, over nothing", () => {
	const target = { kind: "feishu" as const, address: "https://open.feishu.cn/open-apis/bot/v2/hook/x", secret: "s" };
	const timestamp = String(Math.floor(AT.getTime() / 1000));
	expect(JSON.parse(robotPush("feishu", target, "文字", AT).body)).toEqual({
		timestamp,
		sign: createHmac("sha256", `${timestamp}\ns`).update("").digest("base64"),
		msg_type: "text",
		content: { text: "文字" },
	});
});

test.each([
	["wecom", { errcode: 0, errmsg: "ok" }, null],
	["wecom", { errcode: 93000, errmsg: "invalid webhook url" }, "refused"],
	["wecom", { errcode: 45009, errmsg: "api freq out of limit" }, "tooFast"],
	["dingtalk", { errcode: 310000, errmsg: "sign not match" }, "refused"],
	["dingtalk", { errcode: 130101, errmsg: "send too fast" }, "tooFast"],
	["feishu", { code: 0, msg: "success", StatusCode: 0 }, null],
	["feishu", { code: 19021, msg: "sign match fail" }, "refused"],
	["feishu", { code: 11232, msg: "frequency limited" }, "tooFast"],
	["wecom", {}, "refused"],
	["wecom", null, "refused"],
] as const)("%s that answers %j under HTTP 200: %s", (kind, answer, trouble) => {
	const read = () => readRobotAnswer(kind, { status: 200, text: JSON.stringify(answer) });
	if (trouble === null) expect(read).not.toThrow();
	else expect(read).toThrow(expect.objectContaining({ trouble }));
});

test("a kept error is read back as it was said", () => {
	for (const failure of [new HookFailure("refused", "310000: sign not match"), new HookFailure("inside")])
		expect(readHookError(failure.message)).toEqual({ trouble: failure.trouble, said: failure.said });
	expect(readHookError("something: else")).toEqual({ trouble: null, said: "something: else" });
});

test("an answer that is no JSON is no receipt", () => {
	expect(() => readRobotAnswer("wecom", { status: 200, text: "<html>welcome</html>" })).toThrow(HookFailure);
});

test("the example of Standard Webhooks comes out as it is printed there", () => {
	const target = { kind: "webhook" as const, address: "https://a.test/", secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" };
	const { headers, body } = webhookPush(target, "msg_p5jXN8AQM9LWM0D4loKWxJek", { test: 2432232314 }, new Date(1614265330_000));
	expect(body).toBe('{"test":2432232314}');
	expect(headers).toEqual({
		"webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
		"webhook-timestamp": "1614265330",
		"webhook-signature": expect.stringMatching(/^v1,[A-Za-z0-9+/]{43}=$/),
	});
	expect(makeWebhookSecret()).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
});

test("a system is told no more than a group", () => {
	const value = JSON.stringify(noticeValue(notice, "zh", "https://liandu.test"));
	for (const secret of ["秘密理由", "区卫生健康委"]) expect(value).not.toContain(secret);
	expect(JSON.parse(value)).toMatchObject({ type: "notice.supervision", data: { what: "督办", dueOn: "2020-09-04" } });
});
