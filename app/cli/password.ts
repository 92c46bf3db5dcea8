import { generatePassword } from "../lib/password.server.ts";
import { resetPassword } from "../services/reset-password.ts";
import { say, withDatabase } from "./with-database.ts";

/** `npm run --silent password -- NAME`: gives whoever signs in as NAME another password and prints it, once. */
const [login = ""] = process.argv.slice(2);
if (!login) {
	say("Say who forgot theirs: npm run --silent password -- NAME (the name they sign in with)");
	process.exit(1);
}
await withDatabase(async (db) => {
	const password = generatePassword();
	if (!(await resetPassword(db, login, password, new Date()))) throw new Error(`Nobody signs in as ${login}.`);
	process.stdout.write(`${login} ${password}\n`);
});
