import type { Page } from "@playwright/test";
import { en } from "#app/messages/en/index.ts";
import { zh } from "#app/messages/zh/index.ts";
import { readDrafts } from "#app/services/read-drafts.ts";
import type { Database } from "#db/client.server.ts";
import { clockLabels, processLabels, roleLabels, rungLabels } from "#workflows/labels.ts";
import { expectAccessible, expectFits, wordsOn } from "./looking.ts";
import { expect, test } from "./test.ts";

/** The same screens for somebody who reads English: no Chinese in the interface's own words. What is stored stays as it is. */
test.use({ world: { name: "english", plans: "story", on: "2020-09-10" } });

const HAN = /\p{Script=Han}+/gu;
const FULL_WIDTH = /[\u3000-\u303f\uff01-\uff60]/;
const runsIn = (text: string): string[] => text.match(HAN) ?? [];

/** Whatever a message says in Chinese, functions with something to place. */
function textsIn(value: unknown): string[] {
	if (typeof value === "string") return [value];
	if (typeof value === "function") {
		try {
			return textsIn(value(...Array(value.length).fill(1)));
		} catch {
			return [];
		}
	}
	return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const labels = Object.values(processLabels).map((label) => label.zh);
const own = new Set(textsIn([zh, labels, clockLabels.zh, rungLabels.zh, roleLabels.zh]).flatMap(runsIn));

/** All that is stored in Chinese: whole pieces, places with the one they lie in, and everything in one string. */
async function storedIn({ sql }: Database): Promise<{ pieces: Set<string>; all: string }> {
	const tables = await sql<{ name: string }[]>`
		select table_name as name from information_schema.tables where table_schema = 'public'`;
	const rows = await Promise.all(
		tables.map(({ name }) => sql<{ row: string }[]>`select (to_jsonb(t) - 'content')::text as row from ${sql(name)} t`),
	);
	const places = await sql<{ row: string }[]>`
		select above.name || j.name as row from jurisdictions j join jurisdictions above on above.id = j.parent_id`;
	const pieces = new Set([...rows.flat(), ...places].flatMap(({ row }) => runsIn(row)));
	return { pieces, all: [...pieces].join(" ") };
}

/** Everything that the interface says of itself on a page is English; stored words are shown as they are. */
async function expectEnglish(page: Page, name: string, { pieces, all }: Awaited<ReturnType<typeof storedIn>>): Promise<void> {
	const isStored = (run: string) => pieces.has(run) || (!own.has(run) && all.includes(run));
	const words = (await wordsOn(page)).filter((word) => word !== zh.me.languages.zh);
	const chinese = words.filter((word) => !runsIn(word).every(isStored) || (FULL_WIDTH.test(word) && runsIn(word).length === 0));
	expect.soft(chinese, name).toEqual([]);
	expect.soft(await page.locator("html").getAttribute("lang"), name).toBe("en");
	expect.soft(await page.title(), name).toMatch(/Liandu$/);
}

const lists = ["/tasks", "/tasks?view=matrix", "/escalations", "/ledgers/work", "/ledgers/problems", "/ledgers/escalations"];
const others = ["/ledgers/work?on=2020-02-31", "/plans", "/units", "/notices", "/notices?kind=supervision", "/mail", "/me"];
const tabs = ["clauses", "responsibility", "indicators", "discrepancies"].map((tab) => `/plans/:plan?tab=${tab}`);
const screens = {
	lead: ["/desk", ...lists],
	leadHead: ["/desk", ...others, ...tabs],
	unit: ["/desk", "三（三）2", "五（三）"],
	secretariat: ["/desk", "/escalations", "三（二）2b", "三（三）3", "五（一）"],
	leadership: ["/desk", "三（一）1", "三（一）4", "三（二）3"],
};

test("before anybody has signed in, the browser's language decides", async ({ openBrowser, portal, expectComplaint }) => {
	expectComplaint(/status of 401/);
	const page = await (await openBrowser({ locale: "en-GB" })).newPage();
	await page.goto("/sign-in");
	await page.getByLabel("User name").fill("nobody");
	await page.getByLabel("Password").fill("wrong");
	await page.getByRole("button", { name: "Sign in" }).click();
	await expect(page.getByRole("alert")).toBeVisible();
	await expectEnglish(page, "/sign-in", await storedIn(portal.db));
});

async function chooseEnglish(page: Page): Promise<void> {
	await page.goto("/me");
	const label = /^(语言|Language)/;
	const language = page.locator("form").filter({ has: page.getByLabel(label) });
	await language.getByLabel(label).selectOption({ label: "English" });
	await language.getByRole("button", { name: /^(保存|Save)$/ }).click();
	await expect(page.getByRole("heading", { level: 1, name: "My account" })).toBeVisible();
}

test("whatever the language and however far a laptop is zoomed, the head of a page is one line and fits", async ({
	signInAs,
}) => {
	const page = await signInAs("secretariat");
	for (const language of ["zh-CN", "en"]) {
		if (language === "en") await chooseEnglish(page);
		await page.goto("/desk");
		await expect(page.locator("html")).toHaveAttribute("lang", language);
		for (const width of [720, 1024, 1152, 1280, 1366]) {
			await page.setViewportSize({ width, height: 800 });
			const { over, high } = await page.evaluate(() => ({
				over: document.documentElement.scrollWidth - innerWidth,
				high: document.querySelector("header > :last-child")?.getBoundingClientRect().height ?? 0,
			}));
			expect.soft(over, `${language} at ${width}`).toBeLessThanOrEqual(0);
			expect.soft(high, `${language} at ${width}`).toBeLessThan(64);
		}
	}
});

for (const [who, paths] of Object.entries(screens))
	test(`${who} chooses English, and every screen is in English, fits and can be used by everybody`, async ({
		signInAs,
		portal,
	}) => {
		test.setTimeout(240_000);
		const page = await signInAs(who);
		await chooseEnglish(page);

		const tasks = await portal.db.sql<{ clause: string; id: number; plan: number }[]>`
			select t.clause, t.id, p.id as plan from tasks t join plans p on p.id = t.plan_id where p.seed = '000'`;
		const stored = await storedIn(portal.db);
		for (const path of paths) {
			const task = tasks.find(({ clause }) => clause === path);
			await page.goto(task ? `/tasks/${task.id}` : path.replace(":plan", String(tasks[0]?.plan)));
			await expectFits(page, `${path} of ${who}`);
			await expectAccessible(page, `${path} of ${who}`);
			await expectEnglish(page, `${path} of ${who}`, stored);
		}
	});

/** A plan in English, with all that the reader has its own words for: doubts of its head, rows of a table, figures. */
const plan = `# Clean Air Action Plan 2024-2026

## 1. Targets
The share of zero-emission vehicles to be at least 60% by end of 2025.

## 2. Actions
2.1 Introduce a low-emission zone in the town centre. Lead agency: Transport Department. Supporting agencies: Police Service. Timeline: by 30 June 2025.
2.2 Publish monthly traffic counts (Responsible: Transport Department; Support: Statistics Office).

| No. | Action | Lead | Partners | Due |
|---|---|---|---|---|
| 1 | Inspect all registered boilers | Environment Department | Fire Service | 31 Oct 2024 |
`;

test("an officer brings in a plan in English: pasted, refused, read, checked, corrected, held against another, confirmed", async ({
	signInAs,
	portal,
	expectComplaint,
}) => {
	test.setTimeout(240_000);
	expectComplaint(/status of 422/);
	const page = await signInAs("secretariat");
	await chooseEnglish(page);
	const look = async (name: string) => {
		await expectFits(page, name);
		await expectAccessible(page, name);
		await expectEnglish(page, name, await storedIn(portal.db));
	};
	const go = async (path: string) => {
		await page.goto(path);
		await look(path);
	};
	await go("/plans/import");
	await page.goto("/plans/import");
	await page.getByText("No file? Paste the text").click();
	await page.getByLabel("Name of the document").fill("Clean air");
	await page.getByLabel("Text", { exact: true }).fill(plan);
	await page.getByRole("button", { name: "Read the text" }).click();
	await expect(page.getByRole("progressbar")).toBeVisible();
	await look("while it is read");
	const draft = new URL(page.url()).pathname;
	expect(await readDrafts(portal.db)).toBe(1);
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("Clean Air Action Plan 2024-2026");
	for (const tab of ["warnings", "head", "units", "tasks", "tables", "rows", "confirm"]) {
		await go(`${draft}?tab=${tab}`);
		await expect(page.getByRole("main")).not.toContainText("文首");
	}
	for (const place of ["units&open=u1", "tables&open=i1", "rows&open=r1"]) await go(`${draft}?tab=${place}`);
	await go(`${draft}/changes`);

	await page.goto(`${draft}?tab=tasks&open=t1`);
	await page.getByLabel("Add a unit", { exact: true }).first().fill("No such office");
	await page.getByRole("button", { name: "Save", exact: true }).click();
	await expect(page.getByRole("alert").first()).toBeVisible();
	await look("a refused task");
	await page.getByLabel("What isn't in the list is a new unit: make it").check();
	await page.getByRole("button", { name: "Save", exact: true }).click();
	await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
	await expect(page.getByRole("article").filter({ hasText: "2.1" })).toContainText("No such office");

	await page.goto(`${draft}?tab=confirm`);
	await page.getByRole("button", { name: "Put the draft away" }).click();
	await look("a draft that was put away");
	await page.getByRole("button", { name: "Take it back" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("Clean Air Action Plan 2024-2026");
});

test("whatever keeps a file from being read is said in English", async ({ signInAs, portal }) => {
	test.setTimeout(120_000);
	const page = await signInAs("lead");
	await chooseEnglish(page);
	await page.goto("/plans/import");
	const file = { name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from("1. Do it.") };
	await page.getByLabel("Choose a file").setInputFiles(file);
	await page.getByRole("button", { name: "Upload and read" }).click();
	await expect(page.getByRole("progressbar")).toBeVisible();
	for (const [reason, sentence] of Object.entries(en.imports.unreadable)) {
		await portal.db.sql`update plan_drafts set state = 'failed', reason = ${reason} where file_name = ${file.name}`;
		await page.reload();
		await expect(page.getByRole("alert")).toHaveText(sentence);
	}
	await expectEnglish(page, "an unreadable file", await storedIn(portal.db));
	await expectFits(page, "an unreadable file");
});
