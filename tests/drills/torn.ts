import { verifyHistory } from "#app/services/verify-history.ts";
import { cloneDatabase } from "#tests/support/database.ts";
import { atLeast, type Drill, exactly } from "./drill.ts";
import { type Found, openKnife } from "./knife.ts";
import { tearActions } from "./torn-actions.ts";
import { eventKinds, tearEvents } from "./torn-events.ts";
import { tearMail } from "./torn-mail.ts";
import { tearPushes } from "./torn-pushes.ts";

/** Actions that are no event, mail and pushes. */
const OTHERS = 10;

/** The database's backend is killed so many times, at every boundary of a statement and within, in events of every kind and in whatever else is written. */
export const torn: Drill = async (serverUrl, rounds) => {
	const each = Math.max(2, Math.floor(rounds / 4 / OTHERS));
	const found: Found = { cuts: 0, torn: [], lost: [], stuck: [] };
	const knife = await openKnife(serverUrl);
	const opened = await cloneDatabase(serverUrl, "loaded");
	try {
		const actions = await tearActions(serverUrl, knife, each, found);
		await tearMail(serverUrl, knife, each, found);
		await tearPushes(serverUrl, knife, each, found);
		const kinds = await tearEvents(opened, knife, rounds, found);
		process.stderr.write(`torn: never cut short: ${eventKinds.filter((kind) => !kinds.has(kind)).join(" ")}\n`);
		for (const where of [...found.torn, ...found.lost, ...found.stuck]) process.stderr.write(`torn: ${where}\n`);
		return [
			atLeast("backends killed", found.cuts, rounds * 0.8),
			atLeast("kinds of events cut short", kinds.size, rounds >= 500 ? 15 : 3),
			exactly("other actions cut short", actions + 2, OTHERS),
			exactly("torn", found.torn.length),
			exactly("acknowledged and lost", found.lost.length),
			exactly("callers stuck", found.stuck.length),
			exactly("histories torn", (await verifyHistory(opened.db)).broken === null ? 0 : 1),
		];
	} finally {
		await opened.drop();
		await knife.close();
	}
};
