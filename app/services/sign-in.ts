import { randomBytes } from "node:crypto";
import type { Database } from "#db/client.server.ts";
import { countWrongTries, dropTry, findSignIn, insertSession, logTry } from "#db/queries/sessions.ts";
import { verifyPassword } from "../lib/password.server.ts";
import { secretHash } from "../lib/secret-hash.ts";

/** Five wrong tries, then a pause for that name; as long for a name that doesn't exist. */
export const MAX_TRIES = 5;
export const PAUSE_MINUTES = 15;
const ABSOLUTE_HOURS = 12;

export type From = { ip: string | null; agent: string | null };
export type SignedIn = { ok: true; secret: string; endsAt: Date } | { ok: false; code: "wrong" | "paused" };

/** Under which hash tries on a name are counted. */
export const loginHashOf = (name: string): string => secretHash(`login:${name.toLowerCase()}`);
const minutesBefore = (at: Date, minutes: number) => new Date(at.getTime() - minutes * 60_000);

/**
 * Signs a person in: gives the secret of a new session, or `wrong` (whichever of the two was wrong), or `paused`. Takes equally long for a
 * name that exists and one that doesn't. Every try is counted before the password is looked at, so that tries at once
 * count as well; one during the pause doesn't make it longer, or anybody could keep a name out for good.
 */
export async function signIn(db: Database, login: string, password: string, from: From, now: Date): Promise<SignedIn> {
	const name = login.normalize("NFKC").replaceAll("\u0000", "").trim();
	const loginHash = loginHashOf(name);
	const tryId = await logTry(db.sql, loginHash, now);
	if ((await countWrongTries(db.sql, loginHash, minutesBefore(now, PAUSE_MINUTES), tryId)) >= MAX_TRIES) {
		await dropTry(db.sql, tryId);
		return { ok: false, code: "paused" };
	}
	const person = await findSignIn(db.sql, name);
	const isRight = await verifyPassword(password, person?.passwordHash ?? null);
	if (!person || !isRight) return { ok: false, code: "wrong" };
	const secret = randomBytes(32).toString("base64url");
	const endsAt = new Date(now.getTime() + ABSOLUTE_HOURS * 3_600_000);
	await insertSession(db.sql, { secretHash: secretHash(secret), personId: person.id, now, endsAt, tryId, ...from });
	return { ok: true, secret, endsAt };
}
