import { connect, createServer, type Socket } from "node:net";

/**
 * A real TCP hop before the server. It can cut every connection the hard way: with a reset, as a dying host or a firewall does; and it can
 * swallow all that the server says, as one that hangs does.
 */
export type Hop = {
	url: string;
	reset: () => void;
	swallow: (isSwallowing: boolean) => void;
	/** Lets so many pieces of what is said through, either way; instead of the next, whatever `kill` does happens and every connection is reset. */
	cutAfter: (pieces: number, kill: () => Promise<unknown>) => Cut;
	close: () => void;
};
/** A cut to come: how many pieces have passed so far, whether it has happened, and how to call it off, or see it over if it is under way. */
export type Cut = { passed: () => number; isDone: () => boolean; cancel: () => Promise<void> };

/** Opens a hop to the server behind `url`. */
export async function openProxy(url: string): Promise<Hop> {
	const target = new URL(url);
	const clients = new Set<Socket>();
	let isSwallowing = false;
	/** What is asked about every piece: whether it may pass. */
	let mayPass = (): boolean => true;
	const letAll = () => {
		mayPass = () => true;
	};
	const reset = () => {
		for (const client of clients) client.resetAndDestroy();
	};
	const server = createServer((client) => {
		const backend = connect(Number(target.port), target.hostname);
		clients.add(client);
		client.on("data", (said) => mayPass() && backend.write(said));
		client.on("end", () => backend.end());
		backend.on("data", (said) => isSwallowing || (mayPass() && client.write(said)));
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
		reset,
		swallow: (is) => {
			isSwallowing = is;
		},
		cutAfter: (pieces, kill) => {
			let passed = 0;
			let killing: Promise<void> | undefined;
			mayPass = () => {
				if (killing) return false;
				if (passed < pieces) return ++passed > 0;
				killing = kill().then(reset, reset).finally(letAll);
				return false;
			};
			const cancel = async () => {
				await killing;
				letAll();
			};
			return { passed: () => passed, isDone: () => killing !== undefined, cancel };
		},
		close: () => {
			for (const client of clients) client.destroy();
			server.close();
		},
	};
}
