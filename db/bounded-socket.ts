import { Socket } from "node:net";

type Target = { host: string[]; port: number[]; path?: string | false | null };

/** Closes itself after a silence. Not by a listener: the driver takes all of them off when it puts TLS on top. */
class BoundedSocket extends Socket {
	override emit(event: string | symbol, ...said: unknown[]): boolean {
		if (event === "timeout") this.destroy();
		return super.emit(event, ...said);
	}
}

/**
 * Sockets for the driver that give a server up which says nothing for `silenceMs` while it is asked: one that hangs, or a network that
 * swallows, keeps connections open for ever, and the statement's own limit is the server's to keep. Whoever waits gets the driver's
 * CONNECTION_CLOSED. A connection that idles this long is closed as well, so let the pool close idle ones sooner. Several hosts take turns.
 */
export function boundedSockets(silenceMs: number): (target: Target) => Socket {
	let turn = 0;
	return ({ host, port, path }) => {
		const at = turn++ % host.length;
		const socket = new BoundedSocket().setTimeout(silenceMs);
		return path ? socket.connect(path) : socket.connect(port[at] ?? 5432, host[at] ?? "localhost");
	};
}
