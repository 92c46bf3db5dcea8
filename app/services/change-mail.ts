import { z } from "zod";
import type { Database } from "#db/client.server.ts";
import { getMailWishes, setMailWishes } from "#db/queries/mail-settings.ts";
import { type MailSettings, mailSettingsSchema } from "#workflows/deliveries.ts";

/** A plain address: nothing in it that a header could take for something else, and no name longer than RFC 5321 lets a server take. */
const address = z
	.string()
	.trim()
	.max(200)
	.pipe(z.union([z.literal(""), z.email().refine((email) => email.indexOf("@") <= 64)]));

/** What the form of mail settings says. */
export type MailForm = {
	email: string;
	ways: Record<string, string>;
	digestAt: string;
	quiet: { from: string; until: string };
};
export type MailProblem = "badAddress" | "addressNeeded" | "badTimes";

const settingsOf = ({ ways, digestAt, quiet }: MailForm): unknown => ({
	ways,
	digestAt: digestAt || null,
	quiet: quiet.from || quiet.until ? quiet : null,
});

/**
 * Changes where a person's mail goes and what they want of it; gives what is wrong, or null when it is done. An empty field is none; but who has an address
 * can't be without one again: 督办 comes by mail, and can't be unsubscribed from.
 */
export async function changeMail(db: Database, personId: number, form: MailForm, now: Date): Promise<MailProblem | null> {
	const email = address.safeParse(form.email);
	if (!email.success) return "badAddress";
	if (email.data === "" && (await getMailWishes(db.sql, personId)).email !== null) return "addressNeeded";
	const settings = mailSettingsSchema.safeParse(settingsOf(form));
	if (!settings.success) return "badTimes";
	const mailSettings: MailSettings = settings.data;
	await setMailWishes(db.sql, personId, { email: email.data || null, mailSettings }, now);
	return null;
}
