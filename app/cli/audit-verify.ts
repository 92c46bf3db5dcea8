import { verifyHistory } from "../services/verify-history.ts";
import { verifyPapers } from "../services/verify-papers.ts";
import { say, withDatabase } from "./with-database.ts";

/** `npm run --silent audit:verify`: recomputes every chain and the hash of every paper; exit code 1 and the first break on stderr if one doesn't hold. */
await withDatabase(async (db) => {
	const { broken, ...counted } = await verifyHistory(db);
	const { broken: brokenPaper, papers } = await verifyPapers(db);
	const all = { ...counted, papers };
	if (!broken && !brokenPaper) return void process.stdout.write(`${JSON.stringify({ ok: true, ...all })}\n`);
	process.stdout.write(
		`${JSON.stringify({ ok: false, ...all, ...(broken && { broken }), ...(brokenPaper && { brokenPaper }) })}\n`,
	);
	if (broken) say(`The history of task ${broken.taskId} does not hold at entry ${broken.seq ?? "-"}: ${broken.why}`);
	if (brokenPaper)
		say(`The paper of task ${brokenPaper.taskId} that entry ${brokenPaper.seq} issued does not hold: ${brokenPaper.why}`);
	process.exitCode = 1;
});
