import { expectGood } from "./looking.ts";
import { test } from "./test.ts";

/** The screens that differ with who looks, as each kind of person but the lead sees them (the lead's, and all desks, are in screens.test.ts). */
test.use({ world: { name: "people", plans: "story", on: "2020-09-10" } });

const shared = ["/tasks", "/escalations", "/ledgers/problems", "/units", "/notices"];

/** Each with a task in which they have something to say, or to look at. */
const people = {
	leadHead: "三（二）1",
	unit: "五（三）",
	unitHead: "三（三）2",
	secretariat: "五（一）",
	leadership: "三（一）4",
} as const;

for (const [who, clause] of Object.entries(people))
	test(`the screens of ${who} fit, can be used by everybody and speak Chinese`, async ({ signInAs, portal }) => {
		const [found] = await portal.db.sql<{ task: number }[]>`
			select t.id as task from tasks t join plans p on p.id = t.plan_id where p.seed = '000' and t.clause = ${clause}`;
		test.setTimeout(240_000);
		const page = await signInAs(who);
		for (const path of [...shared, `/tasks/${found?.task}`]) {
			await page.goto(path);
			await expectGood(page, `${path} of ${who}`);
		}
	});
