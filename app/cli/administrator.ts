import { generatePassword } from "../lib/password.server.ts";
import { appointAdministrator } from "../services/appoint-administrator.ts";
import { say, withDatabase } from "./with-database.ts";

/** `npm run administrator -- LOGIN`: makes a system administrator and prints the password, once. */
const [login = ""] = process.argv.slice(2);
if (!/^[\w.@-]{2,40}$/.test(login)) {
	say("Say under which name the administrator signs in: npm run administrator -- NAME (letters, digits, . _ @ -)");
	process.exit(1);
}
await withDatabase(async (db) => {
	const password = generatePassword();
	if (!(await appointAdministrator(db, { login, password }, new Date())))
		throw new Error(`Somebody signs in as ${login} already.`);
	process.stdout.write(`${login} ${password}\n`);
});
