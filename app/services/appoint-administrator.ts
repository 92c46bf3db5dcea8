import type { Database } from "#db/client.server.ts";
import { insertAdministrator } from "#db/queries/administrators.ts";
import { hashPassword } from "../lib/password.server.ts";
import { messagesFor } from "../messages/index.ts";

/** Makes a system administrator who signs in with this name and password; false if somebody has the name already. */
export async function appointAdministrator(
	db: Database,
	{ login, password, isMadeUp = false }: { login: string; password: string; isMadeUp?: boolean },
	now: Date,
): Promise<boolean> {
	const name = messagesFor("zh").admin.administrator;
	return insertAdministrator(db.sql, { login, name, passwordHash: await hashPassword(password), isMadeUp }, now);
}
