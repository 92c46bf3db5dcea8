import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { makeFeed } from "#app/services/make-feed.ts";
import { drawnCampaign } from "#tests/support/campaigns.ts";
import { draftOfFile, importerOf } from "#tests/support/drafts.ts";
import { MOMENT } from "#tests/support/scene.ts";
import type { Portal } from "#tests/support/server.ts";
import { isGuest, type Kind, TASK, taskId } from "./people.ts";

/** Whose the object of an address is: 青浦's, 荣昌's, or nobody's because there is none. */
export type Whose = "ours" | "theirs" | "nowhere";
/** A status; with a place, a redirect to it. */
export type Expected = number | `${302 | 202} ${string}`;

/** What one route owes everybody. */
export type Owed = {
	/** Its address for each kind of object; a route without objects has one. */
	paths: Partial<Record<Whose, string>>;
	get: (kind: Kind, whose: Whose) => Expected;
	/** The answer to an empty form from our own page. */
	post: (kind: Kind, whose: Whose) => Expected;
	/** The same asked of the action alone, where the page's loader has a say in it. */
	postAlone?: (kind: Kind) => Expected;
};

/** The routes as they were built, so that a new one can't be forgotten here. Import after `startPortal`. */
export const builtRoutes = async (): Promise<ServerBuild["routes"]> =>
	((await import(/* @vite-ignore */ pathToFileURL("build/server/index.js").href)) as ServerBuild).routes;

const signIn = "302 /sign-in" as const;
const page = (kind: Kind): Expected => (isGuest(kind) ? signIn : 200);
const away = (): Expected => "302 /desk";
const nothing = (): Expected => 405;
/** Whether an object lies within somebody's reach. */
const reaches = (kind: Kind, whose: Whose) => (kind === "neighbour" ? whose === "theirs" : whose === "ours");
/** For whoever keeps the portal running; for everybody else there is nothing there. */
const administering =
	(then: Expected) =>
	(kind: Kind): Expected =>
		isGuest(kind) ? signIn : kind === "administrator" ? then : 404;
const object = (kind: Kind, whose: Whose): Expected => (isGuest(kind) ? signIn : reaches(kind, whose) ? 200 : 404);
const known = (kind: Kind, whose: Whose): Expected => (isGuest(kind) ? signIn : whose === "nowhere" ? 404 : 200);

/** 华新's evidence is for 华新, for the leads and for the secretariat; 荣昌's for its health commission. */
const READERS: readonly Kind[] = ["owner", "lead", "leadHead", "secretariat", "neighbour"];
const file = (kind: Kind, whose: Whose): Expected =>
	READERS.includes(kind) ? object(kind, whose) : isGuest(kind) ? signIn : 404;

/** 重固's order is for 重固, for the lead and for the secretariat. */
const paper = (kind: Kind, whose: Whose): Expected =>
	["lead", "leadHead", "secretariat", "neighbour"].includes(kind) ? object(kind, whose) : isGuest(kind) ? signIn : 404;

function onPlan(kind: Kind, whose: Whose): Expected {
	const may = object(kind, whose);
	// 荣昌's secretariat is its health commission's leading group office, not the health commission.
	return may !== 200 ? may : kind === "secretariat" ? 422 : 403;
}
/** An empty form was filled from no measures: the plan has some. */
const onMeasures = (kind: Kind, whose: Whose): Expected => {
	const may = onPlan(kind, whose);
	return may === 422 ? 409 : may;
};
const onTask = (kind: Kind, whose: Whose): Expected => {
	const may = object(kind, whose);
	return may === 200 ? 400 : may;
};

/** A unit's page is for its jurisdiction, and for whoever keeps the portal running. */
const unitPage = (kind: Kind, whose: Whose): Expected =>
	kind === "administrator" ? (whose === "nowhere" ? 404 : 200) : object(kind, whose);
/** Where its notices are pushed to is for them and for its head: ours is headed by one of those who ask, theirs by nobody. */
const onUnit = (kind: Kind, whose: Whose): Expected => {
	const may = unitPage(kind, whose);
	return may !== 200 ? may : kind === "head" || kind === "administrator" ? 400 : 403;
};

/** Where somebody without a seat in any unit gets the same as everybody, or something of their own. */
const SEATLESS = [
	"_index",
	"me",
	"units._index",
	"units.$id",
	"admin.health",
	"admin.mail",
	"feeds.$token[.]ics",
	"sign-in",
	"sign-out",
	"healthz",
];
const AWAY = "302 /admin/health" as const;

/** Whoever keeps the portal running has no seat: from all that belongs to units they are sent to what is theirs. */
function withSeatless(owed: Record<string, Owed>): Record<string, Owed> {
	const sent = (name: string, of: Owed): Owed => {
		if (SEATLESS.includes(name)) return of;
		const get: Owed["get"] = (kind, whose) => (kind === "administrator" && of.get !== away ? AWAY : of.get(kind, whose));
		const post: Owed["post"] = (kind, whose) => (kind === "administrator" && of.post !== nothing ? AWAY : of.post(kind, whose));
		return { ...of, get, post };
	};
	return Object.fromEntries(Object.entries(owed).map(([id, of]) => [id, sent(id.replace("routes/", ""), of)]));
}

/** Plans come in through governments, bureaus and coordinating bodies; towns are told so, whatever they ask for. */
const TOWNS: readonly Kind[] = ["cooperating", "head", "owner"];
const importing =
	(then: (kind: Kind, whose: Whose) => Expected) =>
	(kind: Kind, whose: Whose): Expected =>
		isGuest(kind) ? signIn : TOWNS.includes(kind) ? 403 : then(kind, whose);
const onDraft = importing((kind, whose) => (reaches(kind, whose) ? 422 : 404));

export type Objects = {
	task: Record<"ours" | "theirs", number>;
	plan: Record<"ours" | "theirs", number>;
	file: Record<"ours" | "theirs", number>;
	/** A 督办通知单. */
	order: Record<"ours" | "theirs", number>;
	draft: Record<"ours" | "theirs", number>;
	unit: Record<"ours" | "theirs", number>;
	/** The number of 青浦's visit to 华新 in its task. */
	visit: number;
	/** A campaign that has been drawn. */
	draw: Record<"ours" | "theirs", number>;
	/** What stands in the address of a unit's feed: whoever has it needs nothing else. */
	feed: string;
};
const NOWHERE = 999_999;
const each = <T extends number | string>(of: Record<"ours" | "theirs", T>, path: (id: T | number) => string) => ({
	ours: path(of.ours),
	theirs: path(of.theirs),
	nowhere: path(NOWHERE),
});

/** An order of 青浦, and one of 荣昌 on a task that has none: a copy, under its next number. */
async function ordersIn({ db }: Portal, theirTask: number): Promise<Objects["order"]> {
	const [row] = await db.sql<Objects["order"][]>`
		with ours as (select s.* from steps s join dockets d using (task_id) join plans p on p.id = d.plan_id
			where p.seed = '000' and s.machine = 'order' order by s.task_id, s.no limit 1),
		theirs as (insert into steps (task_id, no, machine, version, unit_id, parent_no, state, clock, due_on, rung, context, seq)
			select ${theirTask}, (select max(no) + 1 from steps where task_id = ${theirTask}), machine, version,
				(select unit_id from steps where task_id = ${theirTask} and no = 3), 3, state, 'stopped', due_on, rung, context, seq from ours returning task_id, no),
		original as (select p.* from papers p join ours on p.task_id = ours.task_id and p.step_no = ours.no),
		paper as (insert into papers (jurisdiction_id, kind, year, number, printed, task_id, step_no, seq, issued_at, text, sha256)
			select d.jurisdiction_id, 'order', 2020, (select coalesce(max(number), 0) + 1 from papers p
				where p.jurisdiction_id = d.jurisdiction_id and p.kind = 'order' and p.year = 2020), original.printed, theirs.task_id, theirs.no,
				original.seq, now(), original.text, original.sha256 from original, theirs join dockets d using (task_id) returning id)
		select original.id as ours, paper.id as theirs from original, paper`;
	if (!row) throw new Error("there is no order");
	return row;
}

/** A task, a plan, a file, an order and a draft of 青浦 and of 荣昌. */
export async function findObjects(portal: Portal): Promise<Objects> {
	const { sql } = portal.db;
	const task = { ours: await taskId(portal, TASK.seed, TASK.clause), theirs: await taskId(portal, "001", "二（一）3") };
	const [ours] = await sql<{ plan: number; file: number }[]>`
		select d.plan_id as plan, f.id as file from dockets d join files f using (task_id) where d.task_id = ${task.ours} order by f.id limit 1`;
	const [theirs] = await sql<{ plan: number; file: number }[]>`
		with kept as (insert into files (task_id, unit_id, person_id, name, type, size, sha256, content, at)
			select ${task.theirs}, unit_id, person_id, '荣昌佐证.pdf', 'application/pdf', 4, md5(random()::text), '%PDF', now()
			from positions o join units u on u.id = o.unit_id join plans p on p.jurisdiction_id = u.jurisdiction_id
			where p.seed = '001' and u.name = '万灵镇人民政府' order by o.id limit 1 returning id, task_id)
		select d.plan_id as plan, kept.id as file from kept join dockets d using (task_id)`;
	if (!ours || !theirs) throw new Error("the built-in plans hold no such objects");
	const order = await ordersIn(portal, task.theirs);
	const draftOf = async (seed: string) =>
		draftOfFile(portal.db, "county-food-safety.txt", await importerOf(portal.db, "区卫生健康委", "officer", seed));
	const draft = { ours: await draftOf("000"), theirs: await draftOf("001") };
	const [visit] = await sql<
		{ no: number }[]
	>`select no from steps where task_id = ${task.ours} and machine = 'inspection' order by no limit 1`;
	const [unit] = await sql<Objects["unit"][]>`
		select (select u.id from units u join plans p using (jurisdiction_id) where p.seed = '000' and u.name = '朱家角镇人民政府') as ours,
			(select u.id from units u join plans p using (jurisdiction_id) where p.seed = '001' and u.name = '万灵镇人民政府') as theirs`;
	if (!unit) throw new Error("there is no such unit");
	const [chair] = await sql<
		{ id: number }[]
	>`select person_id as id from positions where unit_id = ${unit.ours} order by id limit 1`;
	const address = await makeFeed(portal.db, { unitId: unit.ours }, chair?.id ?? 0, MOMENT);
	const feed = /([\w-]+)\.ics$/.exec(address)?.[1] ?? "";
	const draw = { ours: await drawnCampaign(portal.db, "000"), theirs: await drawnCampaign(portal.db, "001") };
	return {
		draw,
		visit: visit?.no ?? 0,
		feed,
		order,
		draft,
		task,
		unit,
		plan: { ours: ours.plan, theirs: theirs.plan },
		file: { ours: ours.file, theirs: theirs.file },
	};
}

/** Every route that a browser can ask for, with what it owes those who have a seat. `root` is the frame of every page and has no address of its own. */
const rowsOf = ({ task, plan, order, file: files, draft, unit, feed, draw, visit }: Objects): Record<string, Owed> => ({
	"routes/_index": { paths: { ours: "/" }, get: away, post: nothing },
	"routes/desk": { paths: { ours: "/desk" }, get: page, post: nothing },
	"routes/tasks._index": { paths: { ours: "/tasks", theirs: `/tasks?plan=${plan.theirs}` }, get: page, post: nothing },
	"routes/tasks.$id": { paths: each(task, (id) => `/tasks/${id}`), get: object, post: onTask },
	"routes/sanctions": { paths: { ours: "/sanctions" }, get: page, post: nothing },
	"routes/rectifications": { paths: { ours: "/rectifications" }, get: page, post: nothing },
	"routes/inspections._index": {
		paths: { ours: "/inspections" },
		get: page,
		// An empty form says nothing of a campaign.
		post: (kind) => (isGuest(kind) ? signIn : 422),
	},
	"routes/inspections.$id.draw[.]json": { paths: each(draw, (id) => `/inspections/${id}/draw.json`), get: object, post: nothing },
	"routes/letters": {
		paths: { ours: "/letters" },
		get: page,
		// An empty form names no plan.
		post: (kind) => (isGuest(kind) ? signIn : 404),
	},
	"routes/inspections.checklists": {
		paths: { ours: "/inspections/checklists" },
		get: page,
		post: (kind) => (isGuest(kind) ? signIn : ["lead", "leadHead", "secretariat", "neighbour"].includes(kind) ? 422 : 403),
	},
	// 华新's visit is for those who read its evidence.
	"routes/visits.$taskId.$no": {
		paths: { ours: `/visits/${task.ours}/${visit}`, nowhere: `/visits/${NOWHERE}/1` },
		get: file,
		post: (kind, whose) => {
			const may = file(kind, whose);
			return may === 200 ? 400 : may;
		},
	},
	"routes/inspections.employers": {
		paths: { ours: "/inspections/employers" },
		get: page,
		// Secretariats and leads import, of which 荣昌's health commission is one; an empty form has no file.
		post: (kind) => (isGuest(kind) ? signIn : ["lead", "leadHead", "secretariat", "neighbour"].includes(kind) ? 422 : 403),
	},
	"routes/inspections.employers_.template[.]xlsx": {
		paths: { ours: "/inspections/employers/template.xlsx" },
		get: page,
		post: nothing,
	},
	"routes/summaries.$id.rows": {
		paths: { nowhere: `/summaries/${NOWHERE}/rows?kind=duty&value=late` },
		get: object,
		post: nothing,
	},
	"routes/bulletins": {
		paths: { ours: "/bulletins" },
		get: page,
		// An empty form names no plan.
		post: (kind) => (isGuest(kind) ? signIn : 404),
	},
	"routes/escalations": { paths: { ours: "/escalations" }, get: page, post: nothing },
	"routes/ledgers.$kind": {
		paths: { ours: "/ledgers/work", theirs: `/ledgers/problems?plan=${plan.theirs}`, nowhere: "/ledgers/none" },
		get: known,
		post: nothing,
	},
	"routes/ledgers.$kind[.]xlsx": {
		paths: {
			ours: "/ledgers/escalations.xlsx",
			theirs: `/ledgers/problems.xlsx?plan=${plan.theirs}`,
			nowhere: "/ledgers/none.xlsx",
		},
		get: known,
		post: nothing,
	},
	"routes/plans._index": { paths: { ours: "/plans" }, get: page, post: nothing },
	"routes/plans.$id": { paths: each(plan, (id) => `/plans/${id}`), get: object, post: onPlan },
	"routes/plans.$id_.bodies": { paths: each(plan, (id) => `/plans/${id}/bodies`), get: object, post: onPlan },
	"routes/plans.$id_.responsibility[.]xlsx": {
		paths: each(plan, (id) => `/plans/${id}/responsibility.xlsx`),
		get: object,
		post: nothing,
	},
	"routes/meetings": {
		paths: { ours: "/meetings" },
		get: page,
		// An empty form names no body.
		post: (kind) => (isGuest(kind) ? signIn : 404),
	},
	"routes/plans.$id_.measures": { paths: each(plan, (id) => `/plans/${id}/measures`), get: object, post: onMeasures },
	"routes/plans.$id_.ladder": { paths: each(plan, (id) => `/plans/${id}/ladder`), get: object, post: onPlan },
	"routes/plans.import._index": { paths: { ours: "/plans/import" }, get: importing(() => 200), post: importing(() => 422) },
	"routes/plans.import.$id": { paths: each(draft, (id) => `/plans/import/${id}`), get: importing(object), post: onDraft },
	"routes/plans.import.$id_.changes": {
		paths: each(draft, (id) => `/plans/import/${id}/changes`),
		get: importing(object),
		post: onDraft,
	},
	"routes/plans.import.$id_.file": {
		paths: each(draft, (id) => `/plans/import/${id}/file`),
		get: importing(object),
		post: nothing,
	},
	// The built-in drafts are no templates with faults: there is nothing marked, for nobody.
	"routes/plans.import.$id_.marked": {
		paths: each(draft, (id) => `/plans/import/${id}/marked`),
		get: importing(() => 404),
		post: nothing,
	},
	"routes/plans.template[.]xlsx": { paths: { ours: "/plans/template.xlsx" }, get: importing(() => 200), post: nothing },
	"routes/admin.calendars": {
		paths: { ours: "/admin/calendars" },
		get: page,
		// Only a plan's secretariat keeps the calendar of its place; an empty form asks for nothing.
		post: (kind) => (isGuest(kind) ? signIn : kind === "secretariat" ? 400 : 403),
	},
	"routes/admin.papers": {
		paths: { ours: "/admin/papers" },
		// Only a plan's secretariat words the papers of its place; an empty form asks for nothing.
		get: (kind) => (isGuest(kind) ? signIn : kind === "secretariat" ? 200 : 403),
		post: (kind) => (isGuest(kind) ? signIn : kind === "secretariat" ? 400 : 403),
	},
	"routes/units._index": { paths: { ours: "/units" }, get: page, post: nothing },
	"routes/units.$id": { paths: each(unit, (id) => `/units/${id}`), get: unitPage, post: onUnit },
	"routes/admin.health": { paths: { ours: "/admin/health" }, get: administering(200), post: administering(400) },
	"routes/admin.mail": { paths: { ours: "/admin/mail" }, get: administering(200), post: administering(400) },
	"routes/notices": { paths: { ours: "/notices" }, get: page, post: (kind) => (isGuest(kind) ? signIn : "302 /notices") },
	"routes/mail": { paths: { ours: "/mail" }, get: page, post: nothing },
	"routes/me": { paths: { ours: "/me" }, get: page, post: (kind) => (isGuest(kind) ? signIn : 400) },
	"routes/files.$id": { paths: each(files, (id) => `/files/${id}`), get: file, post: nothing },
	"routes/papers.$id": { paths: each(order, (id) => `/papers/${id}`), get: paper, post: nothing },
	"routes/papers.$id[.]docx": { paths: each(order, (id) => `/papers/${id}.docx`), get: paper, post: nothing },
	"routes/feeds.$token[.]ics": {
		paths: { ours: `/feeds/${feed}.ics`, nowhere: `/feeds/${NOWHERE}.ics` },
		get: (_kind, whose) => (whose === "ours" ? 200 : 404),
		post: nothing,
	},
	"routes/hat": { paths: { ours: "/hat" }, get: away, post: (kind) => (isGuest(kind) ? signIn : 404) },
	"routes/sign-in": {
		paths: { ours: "/sign-in" },
		get: (kind) => (isGuest(kind) ? 200 : "302 /desk"),
		post: (kind) => (isGuest(kind) ? 422 : "302 /desk"),
		postAlone: () => 422,
	},
	"routes/sign-out": { paths: { ours: "/sign-out" }, get: away, post: () => signIn },
	"routes/healthz": { paths: { ours: "/healthz" }, get: () => 200, post: nothing },
	"routes/$": {
		paths: { nowhere: "/no/such/page" },
		get: (kind) => (isGuest(kind) ? signIn : 404),
		post: (kind) => (isGuest(kind) ? signIn : 404),
	},
});

/** Every route with what it owes everybody. */
export const owedBy = (objects: Objects): Record<string, Owed> => withSeatless(rowsOf(objects));
