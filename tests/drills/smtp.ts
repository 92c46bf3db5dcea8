import { cloneDatabase } from "#tests/support/database.ts";
import { signIn } from "#tests/support/http.ts";
import { openOutbox } from "#tests/support/outbox.ts";
import { hoursLater } from "#tests/support/scene.ts";
import { ensureBuilt, givePasswords, loginOf, PASSWORD, startWeb } from "#tests/support/server.ts";
import { type Behaviour, openSink } from "#tests/support/smtp-sink.ts";
import { atLeast, type Drill, exactly, type Figure } from "./drill.ts";
import { mailFigures } from "./mailing.ts";

/** How a mail server can fail its callers; all of it passes. */
const FAULTS: Record<string, Behaviour> = {
	"turns us away at the door for good": { refuse: "connect", code: 554 },
	"defers the address": { refuse: "rcpt", code: 451 },
	"defers the content": { refuse: "data", code: 452 },
	"ends the connection": "drop",
	"takes the mail and ends the connection": "takeAndDrop",
};
/** This one takes half a minute of real time, whatever the clock says. */
const HANGS: Record<string, Behaviour> = { hangs: "hang" };
const LONG = 50;
/** A refusal for good; nobody tries again. */
const REFUSED: Behaviour = { refuse: "rcpt", code: 550 };

/**
 * A mail server fails in every way there is, refuses one person for good, then is away for two hours, while so many mails are due each time and
 * people look at pages. The portal's clock alone is moved.
 */
export const smtp: Drill = async (serverUrl, mails) => {
	await ensureBuilt(serverUrl);
	const { db, url, drop } = await cloneDatabase(serverUrl, "loaded");
	await givePasswords(db);
	const outbox = await openOutbox(db, hoursLater(1));
	const web = await startWeb(url);
	const login = await loginOf(db, "华新镇人民政府");
	const visitor = await signIn(web.origin, login, PASSWORD);
	const units = await db.sql<{ unitId: number; login: string; officers: number }[]>`
		select o.unit_id as "unitId", min(p.login) as login, count(*)::int as officers from positions o join people p on p.id = o.person_id
		where o.position = 'officer' and p.email is not null and p.login <> ${login} group by o.unit_id order by 1`;
	const [scapegoat, ...others] = units;
	let told = 0;
	let pages = 0;
	let wrongPages = 0;

	const tell = async (unitIds: number[]) => {
		for (const unitId of unitIds) await outbox.tell(unitId, "todo");
		told += unitIds.length;
	};
	const chosen = Array.from({ length: mails }, (_, i) => others[i % others.length]);
	const some = () => chosen.map((unit) => unit?.unitId ?? 0);
	/** Every officer of a unit gets a mail of their own. */
	const dueEachTime = chosen.reduce((n, unit) => n + (unit?.officers ?? 0), 0);
	/** Sends what is due while somebody turns pages. */
	const send = async () => {
		const sending = outbox.send();
		const looks = await Promise.all(["/desk", "/tasks", "/notices"].map((path) => visitor.get(path)));
		pages += looks.length;
		wrongPages += looks.filter(({ status }) => status !== 200).length;
		await sending;
	};
	const open = async () =>
		(await outbox.standings()).filter(({ state }) => ["pending", "sending", "failed"].includes(state)).length;
	const drain = async () => {
		for (let hours = 0; hours < 48 && (await open()) > 0; hours++) {
			await outbox.send();
			outbox.wait(60);
		}
	};

	try {
		const repeated = new Map<string, number>();
		const figures: Figure[] = [];
		const count = () => outbox.sink.taken.length - new Set(outbox.sink.taken.map(({ messageId }) => messageId)).size;
		for (const [fault, behaviour] of Object.entries({ ...FAULTS, ...(mails >= LONG ? HANGS : {}) })) {
			const before = count();
			await tell(some());
			outbox.sink.behave(() => behaviour);
			await send();
			outbox.sink.behave(() => "take");
			await drain();
			repeated.set(fault, count() - before);
			figures.push(exactly(`left when a server that ${fault} is well again`, await open()));
		}
		outbox.sink.behave((to) => (to.startsWith(`${scapegoat?.login}@`) ? REFUSED : "take"));
		await tell([scapegoat?.unitId ?? 0, ...some()]);
		await send();
		await drain();
		figures.push(...(await twoHoursAway()));
		const dead = (await outbox.standings()).filter(({ state }) => state === "dead");
		const gap = repeated.get("takes the mail and ends the connection") ?? 0;
		return [
			...figures,
			...(await mailFigures({ db, outbox }, told)).filter(({ what }) => what !== "mails sent"),
			exactly(
				"refused for good, and only they",
				dead.filter(({ login: who }) => who === scapegoat?.login).length + dead.length,
				2,
			),
			exactly("mails twice outside SMTP's own gap", count() - gap),
			atLeast("mails twice within it, under one Message-ID", gap, 1),
			atLeast("pages looked at meanwhile", pages, 15),
			exactly("pages affected", wrongPages),
		];
	} finally {
		await web.stop();
		await outbox.close();
		await drop();
	}

	/** Nobody answers at the server's port for two hours, in which the worker asks every five minutes. */
	async function twoHoursAway(): Promise<Figure[]> {
		await tell(some());
		await outbox.sink.close();
		for (let minutes = 0; minutes < 120; minutes += 5) {
			await send();
			outbox.wait(5);
		}
		const waiting = await open();
		const back = await openSink(Number(new URL(outbox.sink.url).port));
		await drain();
		outbox.sink.taken.push(...back.taken);
		await back.close();
		return [
			exactly("waiting after two hours without a server", waiting, dueEachTime),
			exactly("left once it is back", await open()),
		];
	}
};
