import { connect } from "node:net";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { messagesFor } from "#app/messages/index.ts";
import type { Visitor } from "#tests/support/http.ts";
import { type Portal, startPortal } from "#tests/support/server.ts";
import { type EventForm, formFor } from "./html.ts";
import { taskId } from "./people.ts";
import { withoutTrace } from "./state.ts";

let portal: Portal;
let town: Visitor;
let path: string;
let form: EventForm;

beforeAll(async () => {
	portal = await startPortal(inject("serverUrl"));
	town = await portal.as("朱家角镇人民政府");
	path = `/tasks/${await taskId(portal, "000", "五（三）")}`;
	form = formFor((await town.get(path)).text, "report.submit");
});
afterAll(() => portal.close());

const FORM = "application/x-www-form-urlencoded";
const hidden = () => `event=${form.event}&step=${form.step}&seen=${form.seen}`;
const LETTERS = 10 * 1024 * 1024;

test("a text of 10 MB is a 422 that says how long it is, with the text kept", async () => {
	await withoutTrace(portal, async () => {
		const { status, text } = await town.post(path, { ...form, "items.text": "a".repeat(LETTERS) });
		expect(status).toBe(422);
		expect(text).toContain(messagesFor("zh").fields.tooBig(4_000, LETTERS));
		expect(text.length).toBeGreaterThan(LETTERS);
	});
});

test.each(["zh", "en"] as const)("30 MB are a 413 that reaches the browser, in %s", async (language) => {
	await withoutTrace(portal, async () => {
		for (let i = 0; i < 10; i++) {
			const body = Buffer.alloc(30_000_000, 97);
			const headers = { origin: portal.origin, "content-type": FORM, "accept-language": language };
			const answer = await town.ask(path, { method: "POST", body, headers });
			expect([answer.status, answer.text]).toEqual([413, `${messagesFor(language).problems.tooLarge}\n`]);
		}
	});
});

/** Sends a whole body before it looks for an answer, as browsers do. Gives the status. */
const sendThenRead = (to: string, body: Buffer, cookie: string): Promise<string> =>
	new Promise((resolve, reject) => {
		const { port, host } = new URL(portal.origin);
		const socket = connect(Number(port), "127.0.0.1");
		socket.setTimeout(30_000, () => socket.destroy(new Error(`${to}: the server stopped reading`)));
		socket.on("error", reject);
		const head = [
			`POST ${to} HTTP/1.1`,
			`Host: ${host}`,
			`Origin: ${portal.origin}`,
			`Cookie: ${cookie}`,
			`Content-Type: ${FORM}`,
			`Content-Length: ${body.length}`,
		];
		socket.write(`${head.join("\r\n")}\r\n\r\n`);
		socket.write(body, () =>
			socket.once("data", (chunk) => {
				socket.destroy();
				resolve(chunk.toString().split(" ")[1] ?? "");
			}),
		);
	});

test("a body that nobody wants is read to its end all the same, so that its answer is seen", async () => {
	await withoutTrace(portal, async () => {
		const body = Buffer.alloc(20_000_000, 97);
		expect(await sendThenRead(path, body, "")).toBe("302");
		expect(await sendThenRead("/desk", body, town.cookie)).toBe("405");
		expect(await sendThenRead("/tasks/999999", Buffer.alloc(30_000_000), town.cookie)).toBe("413");
		expect(await sendThenRead(`${path}.data`, body, "")).toBe("202");
	});
});

test("a post that breaks off in the middle is no post", async () => {
	const text = encodeURIComponent("断线之前的半句话");
	await withoutTrace(portal, async () => {
		for (const end of ["end", "destroy", "resetAndDestroy"] as const) {
			const { port, host } = new URL(portal.origin);
			const socket = connect(Number(port), "127.0.0.1");
			const closed = new Promise((resolve) => socket.once("close", resolve));
			socket.on("error", () => {});
			const head = [
				`POST ${path} HTTP/1.1`,
				`Host: ${host}`,
				`Origin: ${portal.origin}`,
				`Cookie: ${town.cookie}`,
				`Content-Type: ${FORM}`,
				"Content-Length: 5000",
			];
			await new Promise((resolve) => socket.write(`${head.join("\r\n")}\r\n\r\n${hidden()}&items.text=${text}`, resolve));
			await town.get("/desk");
			socket[end]();
			socket.resume();
			await closed;
		}
		await town.get("/desk");
	});
});
