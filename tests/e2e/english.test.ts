import type { Page } from "@playwright/test";
import { zh } from "#app/messages/zh/index.ts";
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

/** All that is stored in Chinese: whole pieces, and everything in one string. */
async function storedIn({ sql }: Database): Promise<{ pieces: Set<string>; all: string }> {
	const tables = await sql<{ name: string }[]>`
		select table_name as name from information_schema.tables where table_schema = 'public'`;
	const rows = await Promise.all(
		tables.map(({ name }) => sql<{ row: string }[]>`select (to_jsonb(t) - 'content')::text as row from ${sql(name)} t`),
	);
	const pieces = new Set(rows.flat().flatMap(({ row }) => runsIn(row)));
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

for (const [who, paths] of Object.entries(screens))
	test(`${who} chooses English, and every screen is in English, fits and can be used by everybody`, async ({
		signInAs,
		portal,
	}) => {
		test.setTimeout(240_000);
		const page = await signInAs(who);
		await page.goto("/me");
		const language = page.locator("form").filter({ has: page.getByLabel("语言") });
		await language.getByLabel("语言").selectOption({ label: "English" });
		await language.getByRole("button", { name: "保存" }).click();
		await expect(page.getByRole("heading", { level: 1, name: "My account" })).toBeVisible();

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
