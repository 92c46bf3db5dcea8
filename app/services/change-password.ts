import type { Database } from "#db/client.server.ts";
import { getPasswordHash, setPasswordHash, type Viewer } from "#db/queries/sessions.ts";
import { isCommonPassword } from "../lib/common-passwords.ts";
import { hashPassword, verifyPassword } from "../lib/password.server.ts";

const MIN = 8;
const MAX = 128;

export type PasswordProblem = "wrongCurrent" | "tooShort" | "tooLong" | "tooCommon" | "different";

/**
 * Changes a person's password and ends their other sessions; gives what is wrong, or null when it is done. Length and a list of common ones
 * are the only rules (NIST SP 800-63B 5.1.1.2; OWASP ASVS 5.0 6.2): no composition rules, no forced rotation.
 */
export async function changePassword(
	db: Database,
	viewer: Viewer,
	given: { current: string; next: string; again: string },
	now: Date,
): Promise<PasswordProblem | null> {
	const { current, next, again } = given;
	if (next !== again) return "different";
	if ([...next].length < MIN) return "tooShort";
	if ([...next].length > MAX) return "tooLong";
	if (isCommonPassword(next, [viewer.login, viewer.name])) return "tooCommon";
	if (!(await verifyPassword(current, await getPasswordHash(db.sql, viewer.personId)))) return "wrongCurrent";
	await setPasswordHash(db.sql, viewer, await hashPassword(next), now);
	return null;
}
