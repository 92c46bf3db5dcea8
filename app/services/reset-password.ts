import type { Database } from "#db/client.server.ts";
import { resetPassword as storeReset } from "#db/queries/sessions.ts";
import { hashPassword } from "../lib/password.server.ts";
import { loginHashOf } from "./sign-in.ts";

/**
 * Gives whoever forgot theirs another password, by the word of whoever runs the machine: their sessions end, and the pause after wrong tries
 * is lifted. False if nobody signs in with this name.
 */
export const resetPassword = async (db: Database, login: string, password: string, now: Date): Promise<boolean> =>
	storeReset(db.sql, login, loginHashOf(login), await hashPassword(password), now);
