import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport, type SendMailOptions } from "nodemailer";
import { dataDir } from "#db/embedded/home.ts";
import { env, origin } from "../lib/env.server.ts";
import type { Mail } from "./compose-mail.ts";

/** Hands mails over. `send` rejects with what the server said; `close` ends idle connections. */
export type Mailer = { send: (mail: Mail) => Promise<void>; close: () => void };

/** How many mails are on their way at once. */
export const MAIL_LANES = 5;
const CONNECT_MS = 8_000;
const SILENCE_MS = 20_000;
/** However slowly a server answers, a try ends within this; well before the delivery's lease does. */
const SEND_MS = 60_000;

/** Where mails lie when there is no server to give them to. */
export const mailDir = (): string => join(dataDir(), "mail");

/** The file of a mail, named after its Message-ID: the same mail again is the same file. */
export const mailFile = (messageId: string): string =>
	join(mailDir(), `${messageId.replace(/[^\w-]+/g, "_").replace(/^_/, "")}.eml`);

const optionsOf = (mail: Mail): SendMailOptions => ({
	from: { name: mail.fromName, address: env.LIANDU_MAIL_FROM ?? `no-reply@${new URL(origin()).hostname}` },
	to: mail.to,
	subject: mail.subject,
	text: mail.text,
	html: mail.html,
	messageId: mail.messageId,
	date: mail.date,
	headers: { "Auto-Submitted": "auto-generated", ...(mail.unsubscribeAt && { "List-Unsubscribe": `<${mail.unsubscribeAt}>` }) },
	disableFileAccess: true,
	disableUrlAccess: true,
});

function overSmtp(url: string): Mailer {
	const transport = createTransport({
		url,
		pool: true,
		maxConnections: MAIL_LANES,
		maxRequeues: 1,
		connectionTimeout: CONNECT_MS,
		greetingTimeout: CONNECT_MS,
		dnsTimeout: CONNECT_MS,
		socketTimeout: SILENCE_MS,
	});
	const send = async (mail: Mail) => {
		const late = new Error("no end of it within a minute");
		const { promise, reject } = Promise.withResolvers<never>();
		const timer = setTimeout(() => reject(Object.assign(late, { code: "ETIMEDOUT" })), SEND_MS);
		await Promise.race([transport.sendMail(optionsOf(mail)), promise]).finally(() => clearTimeout(timer));
	};
	return { send, close: () => transport.close() };
}

function intoFiles(): Mailer {
	const transport = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
	const send = async (mail: Mail) => {
		const { message } = await transport.sendMail(optionsOf(mail));
		await mkdir(mailDir(), { recursive: true });
		const part = join(mailDir(), `${randomUUID()}.part`);
		await writeFile(part, message as Buffer, { mode: 0o600 });
		await rename(part, mailFile(mail.messageId));
	};
	return { send, close: () => {} };
}

/** Over a mail server (SMTP_URL's unless told otherwise) or, without one, into files under `.data/mail`. */
export const openMailer = (smtpUrl = env.SMTP_URL): Mailer => (smtpUrl ? overSmtp(smtpUrl) : intoFiles());
