import { openDatabase } from "#db/open.ts";
import { hasPlans } from "#db/queries/settings.ts";
import { firstStart, keepSignIns } from "../services/first-start.ts";
import { say } from "./with-database.ts";

/** `npm run db:seed`: loads the built-in plans and people into the database, if it holds no plan yet. */
const opened = await openDatabase();
try {
	if (await hasPlans(opened.db.sql)) say("There are plans in this database already; nothing was loaded.");
	else {
		const { signIns } = await firstStart(opened.db);
		// Another server's people sign in there, not here.
		if (opened.isEmbedded) keepSignIns(signIns);
		for (const { kind, login, password } of signIns) say(`${kind.padEnd(12)} ${login.padEnd(14)} ${password}`);
	}
} finally {
	await opened.close();
}
