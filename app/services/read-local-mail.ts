import { readFile } from "node:fs/promises";
import PostalMime from "postal-mime";
import type { Database } from "#db/client.server.ts";
import { listMail } from "#db/queries/deliveries/list-mail.ts";
import { mailFile } from "../emails/mailer.ts";

/** A mail as it lies in its file. */
export type LocalMail = { id: number; sentAt: string; subject: string; to: string; text: string };

/** The mails that have landed in files for a person, as their mail program would show them, the newest first; a file that is gone is left out. */
export async function readLocalMail(db: Database, personId: number, limit: number): Promise<LocalMail[]> {
	const sent = await listMail(db.sql, personId, limit);
	const read = await Promise.all(
		sent.map(async ({ id, messageId, sentAt }): Promise<LocalMail[]> => {
			const content = await readFile(mailFile(messageId)).catch(() => null);
			if (!content) return [];
			const { subject = "", to = [], text = "" } = await PostalMime.parse(content);
			return [{ id, sentAt, subject, to: to.map((t) => t.address ?? "").join(", "), text }];
		}),
	);
	return read.flat();
}
