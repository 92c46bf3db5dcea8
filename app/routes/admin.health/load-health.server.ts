import { statfs } from "node:fs/promises";
import type { AppLoadContext } from "@remix-run/node";
import { dataDir } from "#db/embedded/home.ts";
import { readHealth } from "#db/queries/health.ts";

/** A worker that lives sweeps every few seconds. */
const AWAY_MS = 2 * 60_000;
/** What is due waits no longer than this when all is well. */
const LATE_MS = 60_000;
/** Less free space than this share wants a look. */
const LITTLE = 0.1;

/** The disk that the portal's own folder lies on, or will: free bytes and their share; null where the system doesn't say. */
async function readDisk() {
	const disk = await statfs(dataDir()).catch(() => statfs(".").catch(() => null));
	return disk && { free: disk.bavail * disk.bsize, share: disk.bavail / disk.blocks };
}

const minutesSince = (since: string | null, now: Date) =>
	since === null ? 0 : Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / 60_000));

/** How the portal is, and what of it wants somebody's look. */
export async function loadHealth({ db, now }: AppLoadContext) {
	const [health, disk] = await Promise.all([readHealth(db.sql, now), readDisk()]);
	const ago = (since: string | null | undefined) => (since ? now.getTime() - Date.parse(since) : Number.POSITIVE_INFINITY);
	const sweep = health.jobs.find(({ name }) => name === "sweep");
	const wrong = {
		sweep: ago(sweep?.doneAt) > AWAY_MS || (health.dueSince !== null && ago(health.dueSince) > LATE_MS),
		parked: health.parkedCount > 0,
		jobs: health.jobs.some(({ doneAt, failedAt }) => failedAt !== null && ago(failedAt) < ago(doneAt)),
		deliveries:
			health.dead.mail + health.dead.hook > 0 || (health.waitingSince !== null && ago(health.waitingSince) > 5 * LATE_MS),
		disk: disk !== null && disk.share < LITTLE,
	};
	return {
		...health,
		disk,
		wrong,
		isWorkerAway: ago(sweep?.doneAt) > AWAY_MS,
		lagMinutes: minutesSince(health.dueSince, now),
		waitingMinutes: minutesSince(health.waitingSince, now),
	};
}
export type HealthView = Awaited<ReturnType<typeof loadHealth>>;
