import { openDatabase } from "#db/open.ts";
import { hasPlans } from "#db/queries/settings.ts";
import { firstStart, readSignIns } from "../services/first-start.ts";
import { say } from "./with-database.ts";

/** `npm run db:seed`: loads the built-in plans and people into the database, if it holds no plan yet. */
const opened = await openDatabase();
try {
	if (await hasPlans(opened.db.sql)) say("There are plans in this database already; nothing was loaded.");
	else {
		await firstStart(opened.db);
		for (const { kind, login, password } of readSignIns()) say(`${kind.padEnd(12)} ${login.padEnd(14)} ${password}`);
	}
} finally {
	await opened.close();
}
