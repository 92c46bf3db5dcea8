import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";

/** An answer as it came over the wire: nothing followed, nothing decoded but the text. */
export type Answer = { status: number; headers: IncomingHttpHeaders; bytes: Buffer; text: string };

type Value = string | number | File;
/** The fields of a form; with a file among them it goes out as multipart. */
export type Fields = Record<string, Value | Value[]>;
export type Asking = { method?: string; headers?: OutgoingHttpHeaders; body?: string | Buffer; timeoutMs?: number };

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const TIMEOUT_MS = 60_000;

/** Sends one request as it is told, and gives the whole answer. Rejects when the connection breaks or nothing comes for `timeoutMs`. */
function ask(url: string, { method = "GET", headers = {}, body, timeoutMs = TIMEOUT_MS }: Asking = {}): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const length = body === undefined || "transfer-encoding" in headers ? {} : { "content-length": Buffer.byteLength(body) };
		const sent = request(url, { agent, method, headers: { ...length, ...headers } }, (answer) => {
			const chunks: Buffer[] = [];
			answer.on("data", (chunk) => chunks.push(chunk));
			answer.on("error", reject);
			answer.on("end", () => {
				const bytes = Buffer.concat(chunks);
				resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes, text: bytes.toString() });
			});
		});
		sent.setTimeout(timeoutMs, () => sent.destroy(new Error(`no answer from ${url} within ${timeoutMs} ms`)));
		sent.on("error", reject);
		sent.end(body);
	});
}

/** A form as a browser sends it: the body and its type. */
export async function encode(fields: Fields): Promise<{ body: Buffer; type: string }> {
	const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((v) => [name, v] as const));
	if (!pairs.some(([, value]) => value instanceof File)) {
		const params = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]));
		return { body: Buffer.from(params.toString()), type: "application/x-www-form-urlencoded;charset=UTF-8" };
	}
	const form = new FormData();
	for (const [name, value] of pairs) form.append(name, value instanceof File ? value : String(value));
	const made = new Response(form);
	return { body: Buffer.from(await made.arrayBuffer()), type: made.headers.get("Content-Type") ?? "" };
}

/** Somebody at a browser: keeps the cookie, names the page's origin on posts, follows no redirect. */
export class Visitor {
	readonly origin: string;
	/** What goes out as the Cookie header; empty for nobody. */
	cookie = "";
	private readonly headers: OutgoingHttpHeaders;

	constructor(origin: string, headers: OutgoingHttpHeaders = {}) {
		this.origin = origin;
		this.headers = headers;
	}

	/** Sends a request with the cookie; keeps a cookie that comes back. */
	async ask(path: string, { headers, ...asking }: Asking = {}): Promise<Answer> {
		const cookie = this.cookie ? { cookie: this.cookie } : {};
		const answer = await ask(this.origin + path, { ...asking, headers: { ...this.headers, ...cookie, ...headers } });
		for (const line of answer.headers["set-cookie"] ?? []) {
			const [pair = ""] = line.split(";");
			this.cookie = /max-age=0/i.test(line) ? "" : pair;
		}
		return answer;
	}

	get = (path: string, headers?: OutgoingHttpHeaders): Promise<Answer> => this.ask(path, { headers });

	async post(path: string, fields: Fields, headers: OutgoingHttpHeaders = {}): Promise<Answer> {
		const { body, type } = await encode(fields);
		return this.ask(path, { method: "POST", body, headers: { origin: this.origin, "content-type": type, ...headers } });
	}
}

export const visitor = (origin: string, headers?: OutgoingHttpHeaders): Visitor => new Visitor(origin, headers);

/** Signs in over HTTP; throws when the portal doesn't let them in. */
export async function signIn(origin: string, login: string, password: string, headers?: OutgoingHttpHeaders): Promise<Visitor> {
	const person = visitor(origin, headers);
	const answer = await person.post("/sign-in", { login, password });
	if (answer.status !== 302 || !person.cookie) throw new Error(`${login} could not sign in: ${answer.status}\n${answer.text}`);
	return person;
}
