import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it came in. */
export type Received = { path: string; headers: IncomingHttpHeaders; body: string };
/** What the server does with the next request; without an end it hangs. */
export type Answering = (res: ServerResponse, got: Received) => void;

/** A real HTTP server on this machine that keeps what it gets and answers as it is told. */
export type Receiver = {
	/** Without a slash at the end. */
	origin: string;
	host: string;
	port: number;
	received: Received[];
	/** How often anybody has connected. */
	hits: () => number;
	answer: (how: Answering) => void;
	close: () => Promise<void>;
};

async function read(req: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of req) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString();
}

/** Answers JSON. */
export const json =
	(value: unknown, status = 200): Answering =>
	(res) =>
		void res.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(value));

/** Starts the server on an address of this machine; at first it answers as all three robots do when they are content. */
export async function openReceiver(address = "127.0.0.1", at = 0): Promise<Receiver> {
	let how: Answering = json({ errcode: 0, errmsg: "ok", code: 0, msg: "success" });
	let hits = 0;
	const received: Received[] = [];
	const server = createServer(async (req, res) => {
		const got = { path: req.url ?? "", headers: req.headers, body: await read(req) };
		received.push(got);
		how(res, got);
	});
	server.on("connection", () => {
		hits += 1;
	});
	await new Promise<void>((resolve) => server.listen(at, address, resolve));
	const { port } = server.address() as AddressInfo;
	const host = address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
	return {
		origin: `http://${host}`,
		host,
		port,
		received,
		hits: () => hits,
		answer: (next) => {
			how = next;
		},
		close: async () => {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			server.closeAllConnections();
			await closed;
		},
	};
}
