import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { Answer, Fields, Visitor } from "#tests/support/http.ts";
import { type Portal, startPortal } from "#tests/support/server.ts";
import { foreignIn, isInline, tagsOf, textOf } from "./html.ts";
import { gather, type Kind } from "./people.ts";
import { plant } from "./planting.ts";
import { findObjects, type Objects } from "./routes.ts";

let portal: Portal;
let people: Record<Kind, Visitor>;
let objects: Objects;
let fields: number;

/** Everything that could end a text, an attribute, a comment or a script and begin another. */
const PAYLOAD = `"'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;i&gt;</textarea></title><!--]]>\\u003c\${7*7}{{7*7}}`;
const marked = (mark: string) => `${PAYLOAD}⟦${mark}⟧`;

beforeAll(async () => {
	portal = await startPortal(inject("serverUrl"));
	people = await gather(portal);
	objects = await findObjects(portal);
	fields = await plant(portal.db, (table, column) => marked(`${table}.${column}`));
});
afterAll(async () => {
	expect(portal.words()).toBe("");
	await portal.close();
});

/** The marks of the payloads that a page shows as they were typed. Throws or fails if any of them is more than text. */
function marksIn(answer: Answer, where: string): string[] {
	const tags = tagsOf(answer.text);
	const nonce = /nonce-([\w-]+)/.exec(String(answer.headers["content-security-policy"]))?.[1];
	const scripts = tags.filter(({ name }) => name === "script").map(({ attributes }) => attributes.get("nonce"));
	expect(scripts, where).toEqual([nonce]);
	expect(tags.filter(isInline), where).toEqual([]);
	expect(tags.flatMap(foreignIn), where).toEqual([]);
	const values = tags.flatMap(({ attributes }) => [...attributes.values()]);
	const shown = [textOf(answer.text), ...values].join("\n").split(PAYLOAD).slice(1);
	return shown.flatMap((rest) => /^⟦([^⟧]*)⟧/.exec(rest)?.[1] ?? []);
}

/** Every page, with whatever on it can be unfolded by its address. */
async function addresses(): Promise<string[]> {
	const tasks = await portal.db.sql<{ id: number }[]>`
		select distinct on (machine, state) s.task_id as id from steps s join dockets d using (task_id) where d.plan_id = ${objects.plan.ours}
		order by machine, state, s.task_id`;
	const tabs = ["clauses", "responsibility", "indicators", "discrepancies"].map(
		(tab) => `/plans/${objects.plan.ours}?tab=${tab}`,
	);
	const ids = [...new Set([objects.task.ours, ...tasks.map(({ id }) => id)])];
	return [
		...["/desk", "/tasks", "/tasks?view=matrix", "/escalations", "/plans", "/units", "/notices", "/me"],
		...["/letters", "/meetings", "/rectifications", "/inspections", "/inspections/employers", "/bulletins"],
		...["work", "problems", "rectifications", "escalations"].map((kind) => `/ledgers/${kind}`),
		...tabs,
		...ids.map((id) => `/tasks/${id}`),
		`/tasks/${objects.task.ours}?before=30`,
	];
}

/** A paper of each kind; the secretariat reads them all. */
async function paperAddresses(): Promise<string[]> {
	const papers = await portal.db.sql<{ id: number }[]>`
		select distinct on (kind) id from papers p join dockets d using (task_id) where d.plan_id = ${objects.plan.ours} order by kind, id`;
	return papers.map(({ id }) => `/papers/${id}`);
}

/** Columns of which no page shows the text: audit and attempts, and what only stands behind other words. */
const UNSEEN = ["audit_entries.subject"];

test("whatever stands in the database comes back as the text it is, on every page, to everybody", async () => {
	const seen = new Set<string>();
	for (const kind of ["lead", "owner", "secretariat"] as const)
		for (const path of [...(await addresses()), ...(kind === "secretariat" ? await paperAddresses() : [])]) {
			const answer = await people[kind].get(path);
			expect(answer.status, path).toBe(200);
			for (const mark of marksIn(answer, `${kind} ${path}`)) seen.add(mark);
		}
	for (const mark of [
		"tasks.title",
		"units.name",
		"people.name",
		"plans.title",
		"files.name",
		"steps.context",
		"entries.data",
		"papers.text",
	])
		expect(seen).toContain(mark);
	expect(UNSEEN.filter((mark) => seen.has(mark))).toEqual([]);
	expect(seen.size).toBeGreaterThan(fields / 2);
});

test("what an address says comes back as text too", async () => {
	const q = encodeURIComponent(marked("q").slice(0, 200));
	const params = ["q", "on", "tab", "before", "of", "done", "plan", "unit", "to", "light"]
		.map((name) => `${name}=${q}`)
		.join("&");
	for (const path of ["/tasks", "/units", "/desk", "/ledgers/work", "/notices", `/tasks/${objects.task.ours}`, "/me", "/plans"])
		marksIn(await people.lead.get(`${path}?${params}`), path);
	for (const path of [`/no/such/${q}`, `/tasks/${q}`, `/ledgers/${q}`]) marksIn(await people.lead.get(path), path);
	expect(marksIn(await portal.nobody().get(`/sign-in?to=${encodeURIComponent(`/${marked("to")}`)}`), "sign-in")).toEqual([]);
});

describe("what somebody types into a form comes back as text", () => {
	/** The event forms of a page: their address, their hidden fields with the event, and the names that they ask for. */
	function formsOn(html: string): { action: string; hidden: Fields; asked: string[] }[] {
		return [...html.matchAll(/<form[^>]*action="\/(?:tasks|plans)\/\d+[\s\S]*?<\/form>/g)].map(([form]) => {
			const tags = tagsOf(form).map(({ name, attributes }) => ({ tag: name, get: (key: string) => attributes.get(key) ?? "" }));
			const isHidden = ({ tag, get }: (typeof tags)[number]) => get("type") === "hidden" || tag === "button";
			const named = tags.filter(({ get }) => get("name") !== "");
			return {
				action: tags[0]?.get("action") ?? "",
				hidden: Object.fromEntries(named.filter(isHidden).map(({ get }) => [get("name"), get("value")])),
				asked: [...new Set(named.filter((tag) => !isHidden(tag)).map(({ get }) => get("name")))],
			};
		});
	}

	test("whether it is refused at its field, refused altogether, or taken", async () => {
		const done = new Set<string>();
		const back = new Set<string>();
		const taken: [string, string][] = [];
		for (const kind of ["secretariat", "lead", "leadHead", "cooperating", "head", "owner"] as const)
			for (const path of (await addresses()).filter((address) => /^\/(tasks\/\d+$|plans\/.*discrep)/.test(address)))
				for (const { action, hidden, asked } of formsOn((await people[kind].get(path)).text)) {
					const what = String(hidden.event ?? "decision");
					if (done.has(what) || asked.length === 0) continue;
					done.add(what);
					const typed = Object.fromEntries(asked.map((name) => [name, marked(name)]));
					for (const given of [
						{ ...hidden, ...typed, seen: "0" },
						{ ...hidden, ...typed },
					]) {
						const answer = await people[kind].post(action, given);
						if (answer.status === 302) {
							taken.push([what, answer.headers.location ?? ""]);
							marksIn(await people[kind].get(answer.headers.location ?? ""), what);
							continue;
						}
						const marks = marksIn(answer, `${kind} ${what}`);
						const texts = asked.filter((name) => /text|reason|note|summary|subject|finding|result|decision/i.test(name));
						expect(marks, `${kind} ${what} ${answer.status}`).toEqual(expect.arrayContaining(texts));
						for (const mark of marks) back.add(mark);
					}
				}
		expect(done.size).toBeGreaterThan(12);
		expect(taken.length).toBeGreaterThan(2);
		expect([...back]).toEqual(expect.arrayContaining(["reason", "items.text", "dueOn"]));
	});

	test("also the name of whoever can't sign in, and the name of a file", async () => {
		const login = PAYLOAD.slice(0, 60);
		const answer = await portal.nobody().post("/sign-in", { login, password: PAYLOAD });
		expect(answer.status).toBe(401);
		marksIn(answer, "sign-in");
		const field = tagsOf(answer.text).find(({ attributes }) => attributes.get("name") === "login");
		expect(field?.attributes.get("value")).toBe(login);
	});
});
