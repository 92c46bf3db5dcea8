import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { Answer, Visitor } from "#tests/support/http.ts";
import { type Portal, startPortal } from "#tests/support/server.ts";
import { brand, brandOf } from "./branding.ts";
import { formFor } from "./html.ts";
import { gather, type Kind } from "./people.ts";
import { findObjects, type Objects } from "./routes.ts";
import { fingerprint } from "./state.ts";
import { readWorkbook } from "./workbook.ts";

let portal: Portal;
let people: Record<Kind, Visitor>;
let objects: Objects;

beforeAll(async () => {
	portal = await startPortal(inject("serverUrl"));
	people = await gather(portal);
	objects = await findObjects(portal);
	await brand(portal.db);
});
afterAll(() => portal.close());

/** Every page with whatever its address can be made to ask for, as somebody would who looks for what isn't theirs. */
function addresses({ task, plan, file }: Objects): string[] {
	const ids = [task.ours, task.theirs, plan.ours, plan.theirs, file.ours, file.theirs];
	const units = [
		"/tasks?view=matrix",
		"/tasks?mine=on",
		"/tasks?after=0",
		...ids.flatMap((id) => [`/tasks?unit=${id}`, `/tasks?plan=${id}`]),
	];
	const ledgers = ["work", "problems", "rectifications", "escalations"].flatMap((kind) =>
		["", `?plan=${plan.ours}`, `?plan=${plan.theirs}`, "?unit=1", "?on=2020-08-20"].map((query) => `/ledgers/${kind}${query}`),
	);
	const tabs = ["clauses", "responsibility", "indicators", "discrepancies"].flatMap((tab) =>
		[plan.ours, plan.theirs].map((id) => `/plans/${id}?tab=${tab}`),
	);
	const tasks = [task.ours, task.theirs].flatMap((id) => [`/tasks/${id}`, `/tasks/${id}?before=40`]);
	return ["/desk", "/escalations", "/plans", "/units", "/notices", "/me", ...units, ...ledgers, ...tabs, ...tasks];
}

const dataOf = (path: string) => path.replace(/(\?|$)/, ".data$1");
const seeds = ["000", "001", "002", "003", "004"];
/** The brands that somebody of a plan's jurisdiction must not find in a text. */
const foreignIn = (text: string, seed: string): string[] =>
	seeds.filter((other) => other !== seed && text.includes(brandOf(other)));
const timesIn = (text: string, seed: string): number => text.split(brandOf(seed)).length - 1;

describe("no page says a word of another jurisdiction's", () => {
	const watched: [Kind, string][] = [
		["neighbour", "001"],
		["lead", "000"],
		["secretariat", "000"],
		["leadership", "000"],
		["cooperating", "000"],
		["bystander", "000"],
	];

	test.each(watched)("to %s", async (kind, seed) => {
		let own = 0;
		for (const path of addresses(objects).flatMap((path) => [path, dataOf(path)])) {
			const { status, text } = await people[kind].get(path);
			expect([200, 404]).toContain(status);
			expect(foreignIn(text, seed), path).toEqual([]);
			own += timesIn(text, seed);
		}
		expect(own).toBeGreaterThan(1_000);
	});

	test("nor does a workbook", async () => {
		for (const [kind, seed] of watched.slice(0, 2))
			for (const ledger of ["work", "problems", "rectifications", "escalations"])
				for (const query of ["", `?plan=${objects.plan.ours}`, `?plan=${objects.plan.theirs}`]) {
					const { bytes } = await people[kind].get(`/ledgers/${ledger}.xlsx${query}`);
					expect(foreignIn((await readWorkbook(bytes)).rows.flat().join("\n"), seed)).toEqual([]);
				}
	});

	test("nor does looking for their names bring them up", async () => {
		for (const q of ["万灵镇", "荣昌", "尘肺病", "镇"])
			for (const page of ["/tasks", "/units"]) {
				const { status, text } = await people.lead.get(`${page}?q=${encodeURIComponent(q)}`);
				expect(status).toBe(200);
				expect(foreignIn(text, "000")).toEqual([]);
			}
	});

	test("nor does the notice of somebody else as a place to go on from", async () => {
		const [notice] = await portal.db.sql<{ key: string }[]>`
			select n.key from notices n join dockets d using (task_id) join plans p on p.id = d.plan_id where p.seed = '001' order by n.key limit 1`;
		const { status, text } = await people.lead.get(`/notices?before=${encodeURIComponent(notice?.key ?? "")}`);
		expect(status).toBe(200);
		expect(foreignIn(text, "000")).toEqual([]);
	});
});

describe("what is another jurisdiction's can't be told from what doesn't exist", () => {
	/** An answer with what differs between any two requests taken out: the nonce and the clock. */
	const bare = ({ status, headers, text }: Answer) => ({
		status,
		headers: Object.keys(headers).sort(),
		length: headers["content-length"]?.length,
		text: text
			.replace(/nonce="[^"]*"/g, "")
			.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "")
			.replace(/\d\d:\d\d/g, ""),
	});
	const NOWHERE = 999_999;
	const kinds = ["tasks", "plans", "files"] as const;
	const theirsOf = (kind: (typeof kinds)[number]) =>
		({ tasks: objects.task, plans: objects.plan, files: objects.file })[kind].theirs;

	test.each(kinds)("%s, as a page, as data and a loader alone", async (kind) => {
		const id = theirsOf(kind);
		for (const path of [`/${kind}/ID`, `/${kind}/ID.data`, `/${kind}/ID.data?_routes=routes%2F${kind}.%24id`]) {
			const [theirs, none] = await Promise.all([id, NOWHERE].map((n) => people.lead.get(path.replace("ID", String(n)))));
			if (!theirs || !none) throw new Error("no answer");
			expect(theirs.status).toBe(404);
			expect(bare(theirs)).toEqual(bare(none));
		}
	});

	test("an event that would be right from one of their own is a 404 to everybody else, and changes nothing", async () => {
		const [row] = await portal.db.sql<{ id: number; no: number; seq: number }[]>`
			select s.task_id as id, s.no, s.seq from steps s join dockets d using (task_id) join plans p on p.id = d.plan_id
			where p.seed = '001' and s.machine = 'implementation' and s.state = 'underway' order by s.task_id, s.no limit 1`;
		if (!row) throw new Error("nobody in 荣昌 is at work");
		const before = await fingerprint(portal.db);
		const fields = { event: "report.submit", step: row.no, seen: row.seq, "items.text": "越界", "items.figure1": "1" };
		for (const suffix of ["", ".data"]) {
			const theirs = await people.lead.post(`/tasks/${row.id}${suffix}`, fields);
			const none = await people.lead.post(`/tasks/${NOWHERE}${suffix}`, fields);
			expect(theirs.status).toBe(404);
			expect(bare(theirs)).toEqual(bare(none));
		}
		expect(await fingerprint(portal.db)).toBe(before);
	});

	test("a decision on another jurisdiction's discrepancy is a 404 and changes nothing, also under one's own plan", async () => {
		const [row] = await portal.db.sql<{ id: number; planId: number }[]>`
			select x.id, x.plan_id as "planId" from discrepancies x join plans p on p.id = x.plan_id where p.seed = '001' order by x.id limit 1`;
		if (!row) throw new Error("荣昌 has no discrepancy");
		const before = await fingerprint(portal.db);
		const fields = { discrepancyId: row.id, decision: "越界" };
		expect((await people.secretariat.post(`/plans/${row.planId}`, fields)).status).toBe(404);
		expect((await people.secretariat.post(`/plans/${objects.plan.ours}`, fields)).status).toBe(409);
		expect(await fingerprint(portal.db)).toBe(before);
	});

	test("a unit of another jurisdiction can't be given a part", async () => {
		const [unit] = await portal.db.sql<{ id: number }[]>`select id from units where name like '万灵镇人民政府%'`;
		const [task] = await portal.db.sql<{ id: number }[]>`
			select s.task_id as id from steps s join dockets d using (task_id) join plans p on p.id = d.plan_id
			where p.seed = '000' and s.machine = 'deployment' and s.state in ('toAssign', 'drafted', 'issued') order by s.task_id limit 1`;
		const path = `/tasks/${task?.id}`;
		const form = formFor((await people.secretariat.get(path)).text, "task.assign");
		const before = await fingerprint(portal.db);
		const answer = await people.secretariat.post(path, { ...form, role: "implement", unitIds: String(unit?.id), reason: "越界" });
		expect(answer.status).toBe(422);
		expect(await fingerprint(portal.db)).toBe(before);
	});
});
