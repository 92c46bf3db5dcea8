import { Socket } from "node:net";

type Target = { host: string[]; port: number[]; path?: string | false | null };

/** A server's message fields: fatal, by the code for sending a connection away. No text in a row holds the zero byte between them. */
const FAREWELLS = ["57P01", "57P02"].map((code) => `VFATAL\0C${code}`);
const isFarewell = (said: unknown) => said instanceof Buffer && FAREWELLS.some((words) => said.subarray(-1024).includes(words));

/**
 * Closes itself after a silence, and when the server sends it away. The driver (3.4.9) would keep a farewell that came during a statement and
 * hold it against the first statement after reconnecting: each such connection would fail once more, however long the server has been back.
 * Whoever waits gets CONNECTION_CLOSED instead. Under TLS what the server says can't be read here, and the driver's way stays.
 * Not by listeners: the driver takes all of them off when it puts TLS on top.
 */
class BoundedSocket extends Socket {
	override emit(event: string | symbol, ...said: unknown[]): boolean {
		const isOver = event === "timeout" || (event === "data" && isFarewell(said[0]));
		if (isOver) this.destroy();
		return event === "data" && isOver ? true : super.emit(event, ...said);
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
