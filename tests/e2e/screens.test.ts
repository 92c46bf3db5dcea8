import type { Page } from "@playwright/test";
import { uploadDraft } from "#app/services/upload-draft.ts";
import { draftOfFile, importerOf } from "../support/drafts.ts";
import { MOMENT } from "../support/scene.ts";
import { expectGood } from "./looking.ts";
import { expect, test } from "./test.ts";

/** Every screen, on the five plans as they stand in their story: fits, can be used by everybody, speaks Chinese. */
test.use({ world: { name: "screens", plans: "story", on: "2020-09-10" } });

test("the sign-in page, also after a wrong password", async ({ openBrowser, expectComplaint }) => {
	expectComplaint(/status of 401/);
	const page = await (await openBrowser()).newPage();
	await page.goto("/");
	await expect(page).toHaveURL(/\/sign-in/);
	await expectGood(page, "/sign-in");
	await page.getByLabel("用户名").fill("nobody");
	await page.getByLabel("密码").fill("wrong");
	await page.getByRole("button", { name: "登录" }).click();
	await expect(page.getByRole("alert")).toHaveText("用户名或密码不对。请核对后再试。");
	await expectGood(page, "/sign-in, refused");
});

const lists = ["/tasks", "/tasks?view=matrix", "/escalations", "/ledgers/work", "/ledgers/problems", "/ledgers/escalations"];
const others = [
	"/ledgers/work?on=2020-02-31",
	"/inspections",
	"/letters",
	"/inspections/employers",
	"/inspections/employers?hazard=severe&q=朱家角",
	"/inspections/employers?q=无此单位",
	"/inspections/checklists",
	"/rectifications",
	"/sanctions",
	"/sanctions?ended=on",
	"/rectifications?late=on&severity=grave",
	"/ledgers/rectifications",
	"/bulletins",
	"/meetings",
	"/plans",
	"/units",
	"/units?q=无此单位",
	"/notices",
	"/notices?kind=supervision",
	"/mail",
	"/me",
	"/admin/calendars",
	"/admin/calendars?year=2021",
];

for (const path of [...lists, ...others])
	test(`${path} as the lead sees it`, async ({ signInAs }) => {
		const page = await signInAs("lead");
		await page.goto(path);
		await expectGood(page, path);
	});

for (const who of ["lead", "leadHead", "unit", "unitHead", "secretariat", "leadership"] as const)
	test(`the desk of ${who}`, async ({ signInAs }) => {
		const page = await signInAs(who);
		await expectGood(page, `/desk of ${who}`);
	});

test("at their desks, who leads sees which units are late; who watches over the plan, what has climbed, but no answer that isn't theirs to read", async ({
	signInAs,
}) => {
	const climbed = (page: Page) => page.getByRole("region", { name: "已升到督办及以上" });
	const silent = (page: Page) => page.getByRole("region", { name: "牵头任务中逾期的单位" });
	const [lead, office, leader, town] = [
		await signInAs("lead"),
		await signInAs("secretariat"),
		await signInAs("leadership"),
		await signInAs("unit"),
	];
	await expect(silent(lead)).toContainText("重固镇人民政府");
	await expect(silent(lead)).toContainText("练塘镇人民政府");
	await expect(climbed(lead)).toHaveCount(0);
	await expect(climbed(office)).toContainText("八月底前补查完毕");
	await expect(climbed(leader)).toContainText("督〔2020〕2号");
	await expect(climbed(leader)).not.toContainText("八月底前补查完毕");
	for (const region of [silent(office), silent(leader), silent(town), climbed(town)]) await expect(region).toHaveCount(0);
	await leader.getByRole("link", { name: /^已中止/ }).click();
	await expect(leader.getByRole("row").filter({ hasText: "三（五）1" })).toBeVisible();
	await expect(leader.getByRole("row")).toHaveCount(2);
});

test("the words of papers, before and after somebody changes them, also with a place left out; and a paper", async ({
	signInAs,
	portal,
	expectComplaint,
}) => {
	expectComplaint(/status of 422/);
	const page = await signInAs("secretariat");
	await page.goto("/admin/papers");
	await expectGood(page, "/admin/papers");
	await page.getByLabel("发文字号").fill("督字〔{年份}〕第{序号}号");
	await page.getByRole("button", { name: "预览" }).click();
	await expect(page.getByRole("article")).toContainText("督字〔2020〕第");
	await page.getByLabel("发文字号").fill("督字第{序号}号");
	await page.getByRole("button", { name: "保存为新版本" }).click();
	await expect(page.getByText("缺少 {年份}。")).toBeVisible();
	await expectGood(page, "/admin/papers, a place left out");
	await page.getByLabel("发文字号").fill("督字〔{年份}〕第{序号}号");
	await page.getByRole("button", { name: "保存为新版本" }).click();
	await expect(page.getByRole("status")).toHaveText("已保存。此后印发的公文使用新版本。");
	await expectGood(page, "/admin/papers, kept");
	await page.goto("/admin/papers?kind=rectification");
	await expectGood(page, "/admin/papers of another kind");
	const [paper] = await portal.db.sql<{ id: number }[]>`
		select p.id from papers p join plans l using (jurisdiction_id) where l.seed = '000' and p.kind = 'order' order by p.id limit 1`;
	await page.goto(`/papers/${paper?.id}`);
	await expectGood(page, "a paper");
	await page.emulateMedia({ media: "print" });
	await expect(page.getByRole("banner")).toBeHidden();
	await expect(page.getByRole("link", { name: "下载 Word 文件" })).toBeHidden();
	await expect(page.getByRole("article")).toBeVisible();
});

/** The pixels between the margins of A4, upright, and across where a ledger stands on the page. */
const PRINTED = { upright: 680, across: 1032 };

test("printed, every ledger, list and paper fits its page and has its headings on each, without what can be done there", async ({
	signInAs,
	portal,
}) => {
	const { sql } = portal.db;
	const papers = await sql<{ id: number }[]>`
		select min(p.id) as id from papers p join plans l using (jurisdiction_id) where l.seed = '000' group by p.kind`;
	const matters = await sql<{ id: number }[]>`
		select min(t.id) as id from tasks t join plans l on l.id = t.plan_id where l.seed = '000' group by t.kind, t.clause_id is null`;
	const [plan] = await sql<{ id: number }[]>`select id from plans where seed = '000'`;
	const tabs = ["responsibility", "indicators", "discrepancies"].map((tab) => `/plans/${plan?.id}?tab=${tab}`);
	const page = await signInAs("secretariat");
	await page.emulateMedia({ media: "print" });
	for (const path of [
		...[
			...lists,
			"/ledgers/rectifications",
			"/rectifications",
			"/sanctions",
			"/meetings",
			"/letters",
			"/bulletins",
			"/inspections",
		],
		...[...tabs, ...matters.map(({ id }) => `/tasks/${id}`), ...papers.map(({ id }) => `/papers/${id}`)],
	]) {
		await page.goto(path);
		const isAcross = (await page.locator(".ledger, .across").count()) > 0;
		expect(isAcross, path).toBe(/^\/ledgers|matrix/.test(path));
		await page.setViewportSize({ width: isAcross ? PRINTED.across : PRINTED.upright, height: 900 });
		const { over, shown, heads } = await page.evaluate(() => ({
			over: document.documentElement.scrollWidth - innerWidth,
			shown: [...document.querySelectorAll("main :is(button, input, select, textarea, summary, .button)")].filter((e) =>
				e.checkVisibility(),
			).length,
			heads: [...document.querySelectorAll("main thead")].map((head) => getComputedStyle(head).display),
		}));
		expect({ path, over, shown, heads: heads.filter((display) => display !== "table-header-group") }).toEqual({
			path,
			over: 0,
			shown: 0,
			heads: [],
		});
	}
});

test("a unit as everybody sees it, and with its pushed notices as its head does", async ({ signInAs, portal }) => {
	const [unit] = await portal.db.sql<{ id: number }[]>`
		select u.id from units u join plans p using (jurisdiction_id) where p.seed = '000' and u.name = '朱家角镇人民政府'`;
	const everybody = await signInAs("lead");
	await everybody.goto(`/units/${unit?.id}`);
	await expect(everybody.getByRole("heading", { name: "消息推送" })).toHaveCount(0);
	await expectGood(everybody, "a unit");
	const head = await signInAs("unitHead");
	await head.goto(`/units/${unit?.id}`);
	await expectGood(head, "a unit as its head sees it, nothing pushed yet");
	await head.getByLabel("类型").selectOption("webhook");
	await head.getByLabel("名称").fill("镇综合平台");
	await head.getByLabel("Webhook 地址").fill("https://127.0.0.1/hook");
	await head.getByRole("button", { name: "添加推送" }).click();
	await expect(head.getByRole("status")).toContainText("whsec_");
	await expectGood(head, "a secret shown once");
	await head.getByRole("button", { name: "发送测试消息" }).click();
	await expect(head.getByRole("alert")).toContainText("这个地址指向内部网络，没有推送。");
	await expectGood(head, "a test that went nowhere");
	await expect(head.locator("main")).not.toContainText("whsec_");
	await head.getByRole("button", { name: "生成订阅地址" }).click();
	await expect(head.getByRole("status")).toContainText(".ics");
	await expectGood(head, "a feed's address shown once");
});

test("the health of the portal, with a docket parked; and what could not be delivered, before and after it is sent again", async ({
	administer,
	portal,
}) => {
	const page = await administer();
	await expectGood(page, "/admin/health");
	await portal.db.sql`
		update dockets set next_action_at = null, parked_at = now(), parked_error = ${"出错：演示"}
		where task_id = (select task_id from dockets d join plans p on p.id = d.plan_id where p.seed = '004' order by task_id limit 1)`;
	await page.reload();
	await expectGood(page, "/admin/health, a docket parked");
	await page.reload();
	await page.getByRole("button", { name: "放回重试" }).click();
	await expect(page.getByRole("status")).toHaveText("已放回，系统将立即重试。");
	await page.goto("/admin/mail");
	await expectGood(page, "/admin/mail, nothing undelivered");
	await portal.db.sql`
		insert into deliveries (key, channel, notice_key, person_id, state, why, error, tries, at)
		select 'dead/' || n, 'mail', (select key from notices order by key limit 1), (select id from people where login = 'qp-town'), 'dead', 'refused', '550', 1, now()
		from generate_series(1, 2) n`;
	await page.reload();
	await expectGood(page, "/admin/mail");
	await page.reload();
	await page.getByRole("button", { name: "全部重新发送" }).click();
	await expect(page.getByRole("status")).toHaveText("2 条已重新排队，几秒内发出。");
});

test("a desk with nothing on it says where to look next", async ({ signInAs, portal }) => {
	// A unit that has no part in anything, sits on no body and leads none.
	const [idle] = await portal.db.sql<{ name: string }[]>`
		select u.name from plans p join plan_units pu on pu.plan_id = p.id join units u on u.id = pu.unit_id
		where p.seed = '000' and p.secretariat_unit_id <> u.id and exists (select from positions o where o.unit_id = u.id and o.position = 'officer')
			and not exists (select from steps s where s.unit_id = u.id) and not exists (select from body_members m where m.unit_id = u.id)
			and not exists (select from bodies b where b.chair_unit_id = u.id) order by u.id limit 1`;
	const page = await signInAs(idle?.name ?? "");
	await expect(page.getByRole("main")).toContainText("今天没有待办事项。");
});

test("a page that doesn't exist, and a task of another jurisdiction, are the same 404", async ({
	signInAs,
	portal,
	expectComplaint,
}) => {
	expectComplaint(/status of 404/);
	const [foreign] = await portal.db.sql<{ id: number }[]>`
		select t.id from tasks t join plans p on p.id = t.plan_id where p.seed = '001' order by t.id limit 1`;
	const page = await signInAs("unit");
	for (const path of ["/nowhere", `/tasks/${foreign?.id}`, "/tasks/999999", "/plans/abc"]) {
		expect((await page.goto(path))?.status()).toBe(404);
		await expect(page.getByRole("heading", { level: 1 })).toHaveText("没有找到");
	}
	await expectGood(page, "404");
});

/** One task of 青浦 in each state that the story has, by whoever has something to do there. */
const tasks = [
	["三（一）1", "closed", "lead"],
	["三（一）2", "inspection", "lead"],
	["三（一）4", "rectification", "lead"],
	["三（二）1", "late and supervised", "lead"],
	["三（二）2b", "blocked, and one to review", "lead"],
	["三（二）3", "an extension asked for", "lead"],
	["三（三）2", "returned", "unit"],
	["三（三）3", "answered", "secretariat"],
	["五（三）", "one refused", "leadHead"],
] as const;

for (const [clause, state, who] of tasks)
	test(`the page of task ${clause} (${state}) as ${who} sees it`, async ({ signInAs, portal }) => {
		const [task] = await portal.db.sql<{ id: number }[]>`
			select t.id from tasks t join plans p on p.id = t.plan_id where p.seed = '000' and t.clause = ${clause}`;
		const page = await signInAs(who);
		await page.goto(`/tasks/${task?.id}`);
		await expect(page.getByRole("heading", { level: 1 })).toContainText(clause);
		await expectGood(page, clause);
	});

const offices = {
	"000": "区公共卫生联席会议办公室",
	"001": "区尘肺病防治工作领导小组办公室",
	"002": "乐清市尘肺病防治工作领导小组办公室",
	"003": "沧州市卫生健康委员会",
	"004": "区职业病防治工作联席会议办公室",
};

for (const [seed, office] of Object.entries(offices))
	test(`plan ${seed} with its tabs, and what its secretariat has to do`, async ({ signInAs, portal }) => {
		const [plan] = await portal.db.sql<{ id: number; office: string }[]>`
			select p.id, u.name as office from plans p join units u on u.id = p.secretariat_unit_id where p.seed = ${seed}`;
		expect(plan?.office).toBe(office);
		const page = await signInAs(office, "officer", { seed });
		await expectGood(page, `desk of ${office}`);
		for (const tab of ["clauses", "responsibility", "indicators", "discrepancies", "amendments"]) {
			await page.goto(`/plans/${plan?.id}?tab=${tab}`);
			await expectGood(page, `plan ${seed}, ${tab}`);
		}
		for (const asked of ["", "?remind=5&urge=0&supervise=6&bulletin=20&jointMeeting=30", "?remind=5&urge=9&supervise=6"]) {
			await page.goto(`/plans/${plan?.id}/ladder${asked}`);
			await expectGood(page, `ladder of ${seed}${asked}`);
		}
		for (const part of ["bodies", "measures"]) {
			await page.goto(`/plans/${plan?.id}/${part}`);
			await expectGood(page, `${part} of ${seed}`);
		}
	});

test.describe("a document on its way to being a plan", () => {
	let id = 0;
	test.beforeAll(async ({ portal }) => {
		id = await draftOfFile(portal.db, "district-fire-safety.docx", await importerOf(portal.db, "区卫生健康委"));
	});
	const places = ["warnings", "head", "units", "tasks", "tables", "rows", "confirm"].map((tab) => `tab=${tab}`);
	const opened = ["tab=units&open=u1", "tab=tasks&open=t1", "tab=tables&open=p1", "tab=tables&open=i1", "tab=rows&open=r1"];

	for (const place of [...places, ...opened])
		test(`its review, ${place}`, async ({ signInAs }) => {
			const page = await signInAs("lead");
			await page.goto(`/plans/import/${id}?${place}`);
			await expect(page.getByRole("region", { name: "原文" })).toBeVisible();
			await expectGood(page, place);
		});

	test("a form of it that is refused", async ({ signInAs, expectComplaint }) => {
		expectComplaint(/status of 422/);
		const page = await signInAs("lead");
		await page.goto(`/plans/import/${id}?tab=tasks&open=t1`);
		await page.getByLabel("增补单位", { exact: true }).first().fill("区无此局");
		await page.getByRole("button", { name: "保存", exact: true }).click();
		await expect(page.getByRole("alert")).toBeVisible();
		await expectGood(page, "a refused task");
	});

	test("the way in, with a draft in each state, and the page of each", async ({ signInAs, portal }) => {
		test.setTimeout(240_000);
		const by = await importerOf(portal.db, "区卫生健康委");
		const bring = async (name: string, state: string, reason: string | null) => {
			const sent = await uploadDraft(portal.db, { name, content: Buffer.from("一、任务"), token: "" }, by, MOMENT);
			const made = sent.ok ? sent.id : 0;
			await portal.db.sql`update plan_drafts set state = ${state}, reason = ${reason} where id = ${made}`;
			return made;
		};
		const made = [
			await bring("待读的方案.txt", "reading", null),
			await bring("扫描件.pdf", "failed", "scanned"),
			await bring("放下的方案.txt", "discarded", null),
		];
		const page = await signInAs("lead");
		for (const path of ["/plans/import", ...made.map((one) => `/plans/import/${one}`)]) {
			await page.goto(path);
			await expectGood(page, path);
		}
	});
});

test("pages fade into each other, but not for somebody who has asked for less motion", async ({ signInAs }) => {
	for (const reducedMotion of ["no-preference", "reduce"] as const) {
		const page = await signInAs("leadership", "officer", { reducedMotion });
		await page.addInitScript(() => {
			addEventListener("pagereveal", (event) =>
				document.documentElement.setAttribute("data-fades", String(event.viewTransition !== null)),
			);
		});
		await page.reload();
		await page.getByRole("link", { name: "任务", exact: true }).click();
		await expect(page).toHaveURL(/\/tasks$/);
		await expect(page.locator("html")).toHaveAttribute("data-fades", String(reducedMotion === "no-preference"));
	}
});
