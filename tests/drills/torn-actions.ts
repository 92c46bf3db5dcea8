import { draftLetters } from "#app/services/draft-letters.ts";
import { importDraft } from "#app/services/import-draft.ts";
import { keepFiles } from "#app/services/keep-files.ts";
import { sendTicks } from "#app/services/send-ticks.ts";
import { signIn } from "#app/services/sign-in.ts";
import { type Importer, uploadDraft } from "#app/services/upload-draft.ts";
import { verifyHistory } from "#app/services/verify-history.ts";
import { verifyPapers } from "#app/services/verify-papers.ts";
import type { Database } from "#db/client.server.ts";
import { openPlan } from "#tests/support/amending.ts";
import { cloneDatabase } from "#tests/support/database.ts";
import { composed, draftOfFile, hands, importerOf } from "#tests/support/drafts.ts";
import { issueMinutes, type Minuted, minutedMeeting } from "#tests/support/minuted-meeting.ts";
import { edited, reword } from "#tests/support/plan-edits.ts";
import { hoursLater, MOMENT, openScene } from "#tests/support/scene.ts";
import { givePasswords, PASSWORD } from "#tests/support/server.ts";
import type { Found, Knife } from "./knife.ts";

const CLAUSE = "三（三）3";
const OFFICE = "区公共卫生联席会议办公室";
const FOOD = "county-food-safety.txt";
const TOKEN = "00000000-0000-4000-8000-000000000000";
const MONTHS = 24 * 60;
/** Longer than a name's pause: a try that was cut short counts as a wrong one. */
const GAP_MS = 20 * 60_000;

/** How many dockets the issue of the minutes opens. */
const RESOLUTIONS = 4;

type Acting = { officer: Importer; draft: { id: number; version: number }; minuted: Minuted };
/** Something that people or the clock do; `isOnce` if to do it again changes nothing more. */
type Action = { name: string; isOnce: boolean; act: (db: Database) => Promise<unknown> };

/** Everything beside the events of a docket that is written in more than a row or a statement. */
const actionsOf = ({ officer, draft, minuted }: Acting, signInAt = MOMENT.getTime()): Action[] => [
	{
		name: "sign in",
		isOnce: false,
		act: async (db) => {
			signInAt += GAP_MS;
			const made = await signIn(db, "qp-town", PASSWORD, { ip: null, agent: null }, new Date(signInAt));
			if (!made.ok) throw new Error(made.code);
		},
	},
	{
		name: "hand in a file",
		isOnce: true,
		act: async (db) => {
			const scene = await openScene(db, "000", CLAUSE);
			const file = new File([Buffer.from(`%PDF-1.4${"x".repeat(200_000)}`)], "佐证.pdf");
			await keepFiles(db, scene.taskId, [file], scene.senderOf("重固镇人民政府"), MOMENT);
		},
	},
	{
		name: "upload a document",
		isOnce: true,
		act: async (db) => uploadDraft(db, { name: FOOD, content: await composed(FOOD), token: TOKEN }, officer, MOMENT),
	},
	{
		name: "confirm an import",
		isOnce: true,
		act: async (db) => {
			const made = await importDraft(db, { id: draft.id, seen: draft.version }, officer, MOMENT);
			if (!made.ok) throw new Error(made.refusal.code);
		},
	},
	{
		name: "amend a plan",
		isOnce: true,
		act: async (db) => {
			const plan = await openPlan(db, "000");
			const scene = await openScene(db, "000", CLAUSE);
			await plan.send(edited(await plan.document(), reword(CLAUSE, "逐户复查。")), scene.senderOf(OFFICE));
		},
	},
	{
		name: "draft letters",
		isOnce: true,
		act: async (db) => {
			const { cast, senderOf } = await openScene(db, "000", CLAUSE);
			const unitIds = ["重固镇人民政府", "区卫生健康委", "区民政局"].map((name) => cast.unitId("000", name));
			await draftLetters(db, { planId: cast.planId("000"), unitIds }, senderOf(OFFICE), MOMENT);
		},
	},
	{ name: "issue minutes", isOnce: true, act: (db) => issueMinutes(db, minuted) },
	{ name: "sweep", isOnce: true, act: (db) => sendTicks(db, hoursLater(MONTHS)) },
];

/** How many rows each table has, how many dockets are due, and the last numbers of papers: what an action is known by. Tries to sign in are noted whatever comes of them. */
async function look({ sql }: Database): Promise<string> {
	const tables = await sql<{ name: string }[]>`
		select table_name as name from information_schema.tables where table_schema = 'public' and table_name <> 'sign_in_tries' order by 1`;
	const counts = tables.map(({ name }) => `select '${name}' as name, count(*) as n from ${name}`).join(" union all ");
	const [row] = await sql.unsafe(
		`select json_object_agg(name, n)::text as counts, (select count(*) from dockets where next_action_at <= $1) as due,
			(select string_agg(c::text, ' ' order by c) from paper_counters c) as numbers from (${counts}) t`,
		[hoursLater(MONTHS).toISOString()],
	);
	return `${row?.counts} ${row?.due} ${row?.numbers}`;
}

/** Whether every history and every paper holds, and no number is missing. */
const holds = async (db: Database): Promise<boolean> =>
	(await verifyHistory(db)).broken === null && (await verifyPapers(db)).broken === null;

/** One action, cut short so many times on copies of a database: as long as nothing has come of it, on the same. */
async function tearAction(
	serverUrl: string,
	knife: Knife,
	template: string,
	action: Action,
	cuts: number,
	found: Found,
): Promise<void> {
	const { name, isOnce, act } = action;
	const clean = await cloneDatabase(serverUrl, template);
	const before = await look(clean.db);
	const pieces = await knife.count(clean.url, act);
	const after = await look(clean.db);
	await clean.drop();
	if (after === before) throw new Error(`to ${name} changes nothing`);
	let copy = await cloneDatabase(serverUrl, template);
	for (let i = 0; i < cuts; i++) {
		const at = Math.floor((i * pieces) / cuts);
		const what = `${name} after ${at} of ${pieces} pieces`;
		const outcome = await knife.cut(copy.url, at, what, act, found);
		const seen = await look(copy.db);
		if (seen !== before && seen !== after) found.torn.push(what);
		if (outcome === "done" && seen !== after) found.lost.push(what);
		if (seen === before && i < cuts - 1) continue;
		await act(copy.db);
		if (isOnce && (await look(copy.db)) !== after) found.torn.push(`${what}, done again`);
		if (!(await holds(copy.db))) found.torn.push(`${what}, its histories or papers`);
		await copy.drop();
		copy = await cloneDatabase(serverUrl, template);
	}
	await copy.drop();
}

/**
 * Cuts each action short so many times, from its first piece to its last, each time on a fresh copy of the same database: it must be there whole or not
 * at all, and done again it must be there once.
 */
export async function tearActions(serverUrl: string, knife: Knife, cutsEach: number, found: Found): Promise<number> {
	const prepared = await cloneDatabase(serverUrl, "loaded");
	await givePasswords(prepared.db);
	const officer = await importerOf(prepared.db, "区卫生健康委");
	const id = await draftOfFile(prepared.db, FOOD, officer);
	const draft = hands(prepared.db, id);
	await draft.settle(officer, OFFICE);
	const minuted = await minutedMeeting(prepared.db, RESOLUTIONS);
	const actions = actionsOf({ officer, draft: { id, version: (await draft.source(officer)).version }, minuted });
	await prepared.db.end();
	for (const action of actions) await tearAction(serverUrl, knife, prepared.name, action, cutsEach, found);
	await prepared.drop();
	return actions.length;
}
