import { createHmac } from "node:crypto";
import type { HookTarget } from "#db/queries/deliveries/claim-pushes.ts";
import { type HookKind, hookKinds } from "#workflows/hooks.ts";
import { HookFailure } from "./failure.ts";
import type { HookAnswer, Push } from "./push.ts";

/** The robot of a chat group; what isn't one is a system of the unit's own. */
export type RobotKind = Exclude<HookKind, "webhook">;
export const isRobot = (kind: HookKind): kind is RobotKind => kind !== "webhook";

/** What a vendor documents of its robots. */
type Robot = {
	/** Whose addresses they are, outside an intranet. */
	host: string;
	/** The longest text, in bytes of UTF-8. */
	maxBytes: number;
	isSigned: boolean;
	body: (text: string, secret: string, at: Date) => { body: object; query?: Record<string, string> };
	/** Codes that say: too much in a minute. */
	tooFast: number[];
};

const hmac = (key: string, text: string): string => createHmac("sha256", key).update(text).digest("base64");

const robots: Record<RobotKind, Robot> = {
	/** 企业微信群机器人: developer.work.weixin.qq.com, document 91770. */
	wecom: {
		host: "qyapi.weixin.qq.com",
		maxBytes: 2_048,
		isSigned: false,
		body: (text) => ({ body: { msgtype: "text", text: { content: text } } }),
		tooFast: [45009],
	},
	/** 钉钉自定义机器人, 加签: time in milliseconds and signature go into the address. */
	dingtalk: {
		host: "oapi.dingtalk.com",
		maxBytes: 10_000,
		isSigned: true,
		body: (text, secret, at) => {
			const timestamp = String(at.getTime());
			return {
				body: { msgtype: "text", text: { content: text } },
				query: { timestamp, sign: hmac(secret, `${timestamp}\n${secret}`) },
			};
		},
		tooFast: [130101, 410100],
	},
	/** 飞书自定义机器人, 签名校验: time in seconds and secret are the key, and what is signed is empty. */
	feishu: {
		host: "open.feishu.cn",
		maxBytes: 10_000,
		isSigned: true,
		body: (text, secret, at) => {
			const timestamp = String(Math.floor(at.getTime() / 1000));
			return { body: { timestamp, sign: hmac(`${timestamp}\n${secret}`, ""), msg_type: "text", content: { text } } };
		},
		tooFast: [9499, 11232],
	},
};

/** The robots that sign what they are told, with a secret that their group shows. */
export const signedKinds: readonly HookKind[] = hookKinds.filter((kind) => isRobot(kind) && robots[kind].isSigned);
/** How long a text a robot takes, in bytes. */
export const maxBytesOf = (kind: RobotKind): number => robots[kind].maxBytes;
/** Where the vendor's robots are. */
export const vendorHost = (kind: RobotKind): string => robots[kind].host;

/** A text for a group, as its vendor wants it said. `at` is the machine's time, not the portal's: vendors refuse what is an hour off. Pure. */
export function robotPush(kind: RobotKind, { address, secret }: HookTarget, text: string, at: Date): Push {
	const { body, query } = robots[kind].body(text, secret ?? "", at);
	const url = new URL(address);
	for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
	return { url: url.href, headers: {}, body: JSON.stringify(body) };
}

/** Reads what a robot answered to it; throws `HookFailure` when it hasn't taken it: they say so with a code, under HTTP 200. Pure. */
export function readRobotAnswer(kind: RobotKind, { text }: HookAnswer): void {
	let said: { errcode?: unknown; errmsg?: unknown; code?: unknown; msg?: unknown };
	try {
		said = JSON.parse(text);
	} catch {
		throw new HookFailure("refused", text.slice(0, 100));
	}
	const code = said?.errcode ?? said?.code;
	if (code === 0) return;
	const words = `${code ?? ""} ${said?.errmsg ?? said?.msg ?? ""}`.trim();
	throw new HookFailure(robots[kind].tooFast.includes(Number(code)) ? "tooFast" : "refused", words);
}
