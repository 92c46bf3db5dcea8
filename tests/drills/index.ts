import type { Drill } from "./drill.ts";
import { killPostgres } from "./kill-postgres.ts";
import { killWeb } from "./kill-web.ts";
import { killWorker } from "./kill-worker.ts";
import { poisoned } from "./poisoned.ts";
import { sigterm } from "./sigterm.ts";
import { smtp } from "./smtp.ts";
import { torn } from "./torn.ts";
import { twoWorkers } from "./two-workers.ts";

/** All drills by name, with how many rounds they take: what the promises say, and the short form of every test run. */
export const drills: Record<string, { run: Drill; rounds: number; short: number }> = {
	"kill-web": { run: killWeb, rounds: 50, short: 2 },
	"kill-worker": { run: killWorker, rounds: 50, short: 2 },
	"kill-postgres": { run: killPostgres, rounds: 50, short: 2 },
	torn: { run: torn, rounds: 500, short: 60 },
	smtp: { run: smtp, rounds: 100, short: 5 },
	"two-workers": { run: twoWorkers, rounds: 500, short: 40 },
	poisoned: { run: poisoned, rounds: 1, short: 1 },
	sigterm: { run: sigterm, rounds: 10, short: 1 },
};
