import type { AddressInfo, Socket } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

/**
 * What the server does with the next mail: takes it; answers its address or its content with a code; never answers; ends the connection
 * before it has the mail, or with the mail in hand but before it has said so.
 */
export type Behaviour = "take" | { refuse: "rcpt" | "data" | "connect"; code: number } | "hang" | "drop" | "takeAndDrop";
/** A mail that the server has in hand. */
export type Taken = { messageId: string; to: string[]; raw: Buffer };

/** A real SMTP server on 127.0.0.1 that does as it is told. */
export type Sink = {
	url: string;
	taken: Taken[];
	/** What it does from now on, for each mail anew; a connection is refused by what it would do with a mail. */
	behave: (next: (to: string) => Behaviour) => void;
	read: (mail: Taken) => Promise<Email>;
	close: () => Promise<void>;
};

const refusal = (code: number) => Object.assign(new Error(`no (${code})`), { responseCode: code });

async function collect(stream: NodeJS.ReadableStream): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of stream) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

const messageIdOf = (raw: Buffer): string => /^message-id:\s*(\S+)/im.exec(raw.toString("latin1"))?.[1] ?? "";

/** Starts the server, by default one that takes everything. */
export async function openSink(port = 0): Promise<Sink> {
	let decide: (to: string) => Behaviour = () => "take";
	const taken: Taken[] = [];
	const sockets = new Set<Socket>();
	const cut = () => {
		for (const socket of sockets) socket.destroy();
	};
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ["STARTTLS", "AUTH"],
		logger: false,
		disableReverseLookup: true,
		onConnect(_session, done) {
			const now = decide("");
			if (now === "hang") return;
			done(typeof now === "object" && now.refuse === "connect" ? refusal(now.code) : null);
		},
		onRcptTo({ address }, _session, done) {
			const now = decide(address);
			if (now === "drop") return cut();
			done(typeof now === "object" && now.refuse === "rcpt" ? refusal(now.code) : null);
		},
		async onData(stream, session, done) {
			// Null when its sender dies halfway.
			const raw = await collect(stream).catch(() => null);
			if (!raw) return done(refusal(451));
			const to = session.envelope.rcptTo.map(({ address }) => address);
			const now = decide(to[0] ?? "");
			if (now === "hang") return;
			if (typeof now === "object") return done(refusal(now.code));
			taken.push({ messageId: messageIdOf(raw), to, raw });
			if (now === "takeAndDrop") return cut();
			done();
		},
	});
	server.on("error", () => {});
	await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
	server.server.on("connection", (socket: Socket) => {
		sockets.add(socket);
		socket.once("close", () => sockets.delete(socket));
	});
	return {
		url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
		taken,
		behave: (next) => {
			decide = next;
		},
		read: ({ raw }) => PostalMime.parse(raw),
		close: async () => {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			cut();
			await closed;
		},
	};
}
