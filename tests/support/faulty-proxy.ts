import { connect, createServer, type Socket } from "node:net";

/**
 * A real TCP hop before the server. It can cut every connection the hard way: with a reset, as a dying host or a firewall does; and it can
 * swallow all that the server says, as one that hangs does.
 */
export type Hop = { url: string; reset: () => void; swallow: (isSwallowing: boolean) => void; close: () => void };

/** Opens a hop to the server behind `url`. */
export async function openProxy(url: string): Promise<Hop> {
	const target = new URL(url);
	const clients = new Set<Socket>();
	let isSwallowing = false;
	const server = createServer((client) => {
		const backend = connect(Number(target.port), target.hostname);
		clients.add(client);
		client.pipe(backend);
		backend.on("data", (said) => isSwallowing || client.write(said));
		for (const [one, other] of [
			[client, backend],
			[backend, client],
		] as const) {
			one.on("error", () => other.destroy());
			one.on("close", () => other.destroy());
		}
		client.on("close", () => clients.delete(client));
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const through = new URL(url);
	through.port = String((server.address() as { port: number }).port);
	return {
		url: through.href,
		reset: () => {
			for (const client of clients) client.resetAndDestroy();
		},
		swallow: (is) => {
			isSwallowing = is;
		},
		close: () => {
			for (const client of clients) client.destroy();
			server.close();
		},
	};
}
