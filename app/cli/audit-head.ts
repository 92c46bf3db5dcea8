import { readHeads } from "#db/queries/heads.ts";
import { withDatabase } from "./with-database.ts";

/** `npm run --silent audit:head`: the heads of all chains and the hash of every paper as one line of JSON, to be kept where whoever runs the database can't reach. */
await withDatabase(async ({ sql }) => {
	process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), ...(await readHeads(sql)) })}\n`);
});
