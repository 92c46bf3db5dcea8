import { startLoad } from "#tests/support/reporters.ts";
import { startPortal } from "#tests/support/server.ts";
import { until } from "#tests/support/until.ts";
import { type Drill, exactly, type Figure, inTime } from "./drill.ts";
import { figuresOf, reportedTask } from "./load.ts";
import { mailFigures, openMailing } from "./mailing.ts";

const STOP_S = 15;

/** The web process is told to stop while eight towns report. */
async function stopWeb(serverUrl: string): Promise<Figure[]> {
	const portal = await startPortal(serverUrl);
	try {
		const load = await startLoad(portal.origin, portal.db, await reportedTask(portal.db));
		await load.more(10);
		const { code, afterMs } = await portal.stop();
		const tally = await load.end();
		return [
			...(await figuresOf(tally, portal.db, 1)),
			exactly("requests failed", tally.unspoken.length + tally.failed.length),
			exactly("the web process's exit code", code ?? -1),
			inTime("until the web process had stopped", afterMs / 1_000, STOP_S),
		];
	} finally {
		await portal.close();
	}
}

/** The worker is told to stop while mails go out. */
async function stopWorker(serverUrl: string, mails: number): Promise<Figure[]> {
	const mailing = await openMailing(serverUrl);
	try {
		await mailing.tell(mails);
		const worker = await mailing.startWorker();
		await until("mails go out", () => mailing.outbox.sink.taken.length >= 10);
		const { code, afterMs } = await worker.stop();
		await mailing.drain();
		return [
			...(await mailFigures(mailing, mails)),
			exactly("mails twice", mailing.repeated()),
			exactly("the worker's exit code", code ?? -1),
			inTime("until the worker had stopped", afterMs / 1_000, STOP_S),
		];
	} finally {
		await mailing.close();
	}
}

/** Web and worker are told to stop under load, one after the other. */
export const sigterm: Drill = async (serverUrl, rounds) => {
	const figures: Figure[] = [];
	for (let round = 0; round < rounds; round++) figures.push(...(await stopWeb(serverUrl)), ...(await stopWorker(serverUrl, 100)));
	return figures;
};
