import { loadBodies } from "#app/services/load-bodies.ts";
import { loadPlan } from "#app/services/load-plan.ts";
import { makeBuiltInPeople } from "#app/services/make-built-in-people.ts";
import { sendTicks } from "#app/services/send-ticks.ts";
import type { Database } from "#db/client.server.ts";
import { freePort } from "#db/embedded/cluster.ts";
import qingpu from "#db/plans/000-qingpu.ts";
import { addDays, momentOf, type PlainDate } from "#workflows/calendar/plain-date.ts";
import { cloneDatabase } from "../support/database.ts";
import { startWeb } from "../support/server.ts";
import { hashesFor, type Run } from "./global-setup.ts";

/** In which database the portal of a test file stands, and when. */
export type World = {
	/** Files with different names never share a portal. */
	name: string;
	/** The five plans with their story as of 10 September 2020, or 青浦's plan alone, just loaded, nothing done. */
	plans: "story" | "untouched";
	/** The day on which its clock starts, at half past nine in the morning. */
	on: PlainDate;
};

/** A web process on a database of its own. */
export type Portal = {
	origin: string;
	db: Database;
	/** The day that its clock shows. */
	today: () => PlainDate;
	/** Lets the days up to a day pass, each with its morning sweep, and starts the web process again with its clock there. */
	moveTo: (day: PlainDate) => Promise<void>;
	/** Does something while nobody answers at the portal's address: what a browser without a line meets, and whatever works for it. */
	unreachable: (work: () => Promise<void>) => Promise<void>;
	/** What the web process has complained about since it was last asked. */
	complaints: () => string[];
	close: () => Promise<void>;
};

/** What the setup says of this run. */
export const run = (): Run => JSON.parse(process.env.LIANDU_E2E ?? "{}") as Run;

async function loadUntouched(db: Database, on: PlainDate): Promise<void> {
	const planId = await loadPlan(db, qingpu, new Date(momentOf(on, "08:30")));
	await loadBodies(db, qingpu.seed ?? "", planId);
	await makeBuiltInPeople(db.orm, qingpu.seed, hashesFor(run().hash), new Date(momentOf(on, "08:40")));
}

/** Opens a portal on a fresh clone of its world. */
export async function openPortal({ plans, on }: World): Promise<Portal> {
	const { db, url, drop } = await cloneDatabase(run().serverUrl, plans === "story" ? "loaded" : "empty", 4);
	if (plans === "untouched") await loadUntouched(db, on);
	const port = await freePort();
	const start = (day: PlainDate) => startWeb(url, { PORT: String(port), LIANDU_NOW: `${day}T09:30+08:00` });
	let web = await start(on);
	let today = on;
	let heard = 0;
	const complaints = () => {
		const lines = web.words().slice(heard).split("\n").filter(Boolean);
		heard = web.words().length;
		return lines;
	};
	const moveTo = async (day: PlainDate) => {
		await web.stop();
		for (; today < day; today = addDays(today, 1)) await sendTicks(db, new Date(momentOf(addDays(today, 1), "09:00")));
		heard = 0;
		web = await start(today);
	};
	const unreachable = async (work: () => Promise<void>) => {
		await web.stop();
		heard = 0;
		await work().finally(async () => {
			web = await start(today);
		});
	};
	const close = async () => {
		await web.stop();
		await drop();
	};
	return { origin: `http://localhost:${port}`, db, today: () => today, moveTo, unreachable, complaints, close };
}
