import { request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import { env } from "../lib/env.server.ts";
import { HookFailure } from "./failure.ts";
import { type FoundHost, findHost, systemNames } from "./find-host.ts";

/** What is pushed: a body of JSON for an address, with headers of its own. */
export type Push = { url: string; headers: Record<string, string>; body: string };
/** An answer with a 2xx status, as far as it is read. */
export type HookAnswer = { status: number; text: string };
/** Posts something to somebody else's address and gives what it answered; rejects with `HookFailure`. */
export type Pusher = (push: Push) => Promise<HookAnswer>;

/** However slowly the other side speaks, a push ends within this. */
const PUSH_MS = 10_000;
/** More of an answer isn't read. */
const MAX_ANSWER = 64 * 1024;

/** The whole answer of one machine, whatever it is; rejects when there is none. */
function post(target: URL, { address, family }: FoundHost, { headers, body }: Push): Promise<HookAnswer> {
	const { promise, resolve, reject } = Promise.withResolvers<HookAnswer>();
	const sent = (target.protocol === "https:" ? overHttps : overHttp)(target, {
		method: "POST",
		agent: false,
		signal: AbortSignal.timeout(PUSH_MS),
		headers: {
			"Content-Type": "application/json",
			"Content-Length": Buffer.byteLength(body),
			"User-Agent": "Liandu",
			...headers,
		},
		lookup: (_host, { all }, done) => (all ? done(null, [{ address, family }]) : done(null, address, family)),
	});
	sent.once("error", reject);
	sent.once("response", (answer) => {
		const chunks: Buffer[] = [];
		let size = 0;
		answer.on("data", (chunk: Buffer) => {
			size += chunk.length;
			size > MAX_ANSWER ? sent.destroy(new Error("an answer that doesn't end")) : chunks.push(chunk);
		});
		answer.once("error", reject);
		answer.once("end", () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
	});
	sent.end(body);
	return promise;
}

function judged(answer: HookAnswer): HookAnswer {
	const { status } = answer;
	if (status >= 300 && status < 400) throw new HookFailure("redirected", `HTTP ${status}`);
	if (status === 429) throw new HookFailure("tooFast", `HTTP ${status}`);
	if (status < 200 || status > 299) throw new HookFailure("refused", `HTTP ${status}`);
	return answer;
}

/**
 * The way out for robots and hooks: to the machine that `findHost` has looked at, on a connection of its own, following nothing, over in ten
 * seconds. `allowed` hosts may lie inside (LIANDU_HOOK_ALLOW's unless told otherwise).
 */
export const openPusher =
	(allowed = env.LIANDU_HOOK_ALLOW, names = systemNames): Pusher =>
	async (push) => {
		const target = new URL(push.url);
		const host = await findHost(target, allowed, names);
		const answer = await post(target, host, push).catch((error: Error & { code?: string }) => {
			throw new HookFailure("unreachable", error.code ?? error.name);
		});
		return judged(answer);
	};
