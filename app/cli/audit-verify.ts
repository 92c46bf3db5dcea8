import { verifyHistory } from "../services/verify-history.ts";
import { say, withDatabase } from "./with-database.ts";

/** `npm run --silent audit:verify`: recomputes every chain; exit code 1 and the first break on stderr if one doesn't hold. */
await withDatabase(async (db) => {
	const { broken, ...counted } = await verifyHistory(db);
	if (!broken) return void process.stdout.write(`${JSON.stringify({ ok: true, ...counted })}\n`);
	process.stdout.write(`${JSON.stringify({ ok: false, ...counted, broken })}\n`);
	say(`The history of task ${broken.taskId} does not hold at entry ${broken.seq ?? "-"}: ${broken.why}`);
	process.exitCode = 1;
});
