import { parseArgs } from "node:util";
import type { Database } from "#db/client.server.ts";
import { findLostHead, type LostHead } from "#db/queries/heads.ts";
import { verifyActs } from "../services/verify-acts.ts";
import { verifyHistory } from "../services/verify-history.ts";
import { verifyPapers } from "../services/verify-papers.ts";
import { readHeadsFile } from "./heads-file.ts";
import { say, withDatabase } from "./with-database.ts";

const sayLost = ({ of, id, seq }: LostHead): string =>
	`The database doesn't continue from the heads that were kept: ${of} ${id}${seq === null ? "" : ` at ${seq}`}`;

/** Everything that can be found broken, with the sentence that says so; null where it holds. */
async function verify(db: Database, against: string | undefined) {
	const kept = against === undefined ? null : readHeadsFile(against);
	const { broken, ...counted } = await verifyHistory(db);
	const { broken: brokenPaper, papers } = await verifyPapers(db);
	const { broken: brokenAct, acts } = await verifyActs(db);
	const lost = kept && (await findLostHead(db.sql, kept));
	const sentences = [
		broken && `The history of task ${broken.taskId} does not hold at entry ${broken.seq ?? "-"}: ${broken.why}`,
		brokenPaper &&
			`The paper of task ${brokenPaper.taskId} that entry ${brokenPaper.seq} issued does not hold: ${brokenPaper.why}`,
		brokenAct && `The audit trail of person ${brokenAct.chain} does not hold at act ${brokenAct.seq}: ${brokenAct.why}`,
		lost && sayLost(lost),
	].filter((sentence) => sentence !== null);
	const found = { ...(broken && { broken }), ...(brokenPaper && { brokenPaper }), ...(brokenAct && { brokenAct }) };
	const continues = kept && { continues: lost === null, ...(lost && { lost }) };
	return { sentences, answer: { ok: sentences.length === 0, ...counted, papers, acts, ...found, ...continues } };
}

/**
 * `npm run --silent audit:verify [-- --against FILE]`: recomputes every chain and the hash of every paper, and looks whether the database continues from heads
 * that `audit:head` printed earlier; exit code 1 and the first of each that doesn't hold on stderr.
 */
await withDatabase(async (db) => {
	const { values } = parseArgs({ options: { against: { type: "string" } } });
	const { sentences, answer } = await verify(db, values.against);
	process.stdout.write(`${JSON.stringify(answer)}\n`);
	for (const sentence of sentences) say(sentence);
	if (sentences.length > 0) process.exitCode = 1;
});
