import { builtInCalendar } from "#workflows/calendar/papers.ts";
import { addWorkingDays } from "#workflows/calendar/working-days.ts";
import { act, deskGroup } from "../acting.ts";
import { expect, test } from "../test.ts";
import { bodyCard, drawn, finding, here, wordsOf } from "./cast.ts";

/** What has relapsed is let lie: it climbs, is ordered on a numbered paper, and comes to the top. */
export function climbing(): void {
	test("what has relapsed is proposed for the joint meeting at once, as a problem that came back", async ({ signInAs }) => {
		const page = await signInAs("secretariat");
		await page.goto("/meetings");
		const item = bodyCard(page).locator("ol > li").filter({ hasText: drawn.town });
		await expect(item).toContainText("重大问题");
		await expect(item).toContainText("已反弹 1 次");
		await expect(page.getByRole("main")).not.toContainText(finding);
	});

	test("three working days late it is supervised: the unit's head answers, and the order says what it is about", async ({
		signInAs,
		portal,
	}) => {
		await portal.moveTo(addWorkingDays(portal.today(), 3, builtInCalendar));
		const officer = await signInAs(drawn.town);
		const orders = (page: typeof officer) => deskGroup(page, "待签收、答复的督办单").getByRole("listitem");
		await act(orders(officer), "签收督办单");
		const head = await signInAs(drawn.town, "head");
		await act(orders(head), "答复督办单", { "原因、措施和完成时间": "水泵损坏，正在更换。" });
		await head.goto(drawn.campaign);
		await head.getByRole("link", { name: /^督〔2020〕\d+号$/ }).click();
		await expect(head.getByRole("heading", { name: "督办通知单" }).first()).toBeVisible();
		const words = await wordsOf(head);
		for (const said of ["督办通知单", `${drawn.town}：`, finding, "区公共卫生联席会议办公室"]) expect(words).toContain(said);
		expect(words).not.toContain("（条款）");
	});

	test("ten working days late it stands on the proposed agenda as climbed", async ({ signInAs, portal }) => {
		await portal.moveTo(addWorkingDays(portal.today(), 7, builtInCalendar));
		const page = await signInAs("secretariat");
		await page.goto(drawn.campaign);
		await expect(here(page)).toContainText("提交联席会议");
		await page.goto("/escalations");
		await expect(page.getByRole("row").filter({ hasText: drawn.town })).toContainText("水泵损坏，正在更换。");
		await page.goto("/meetings");
		await expect(bodyCard(page).locator("ol > li").filter({ hasText: drawn.town })).toContainText(`${drawn.town}的整改期限`);
	});
}
