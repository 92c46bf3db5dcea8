import { act, deskGroup } from "../acting.ts";
import { expect, test } from "../test.ts";
import { drawn, held, here } from "./cast.ts";

/** A day that nobody can read before it comes; then the same item is open again. */
export function lookingBack(): void {
	test("until its day nobody reads when it is looked back at", async ({ signInAs, portal }) => {
		const { on, from, to, seed } = await held(portal);
		const bounds = new RegExp(`${from}|${to}`, "g");
		for (const who of [drawn.town, drawn.inspector.unit, "secretariat"]) {
			const page = await signInAs(who);
			await page.goto(drawn.campaign);
			await expect(here(page)).toContainText("日期已抽定并封存");
			const shown = await page.content();
			expect(shown).not.toContain(seed);
			expect(shown.replaceAll(bounds, "")).not.toContain(on);
			await expect(deskGroup(page, "待审核")).toHaveCount(0);
		}
	});

	test("its day comes with the sweep: it has relapsed, and the same item is open again", async ({ signInAs, portal }) => {
		const { on } = await held(portal);
		await portal.moveTo(on);
		const page = await signInAs("secretariat");
		await expect(deskGroup(page, "待审核")).toContainText("待回头看");
		await page.goto(drawn.campaign);
		await expect(here(page)).toContainText(`所抽日期 ${on} 已到`);
		await act(here(page), "问题反弹", { 反弹情况: "一处又停用。", 重新整改期限: on });
		await expect(here(page)).toContainText("反弹 1 次");
		expect(await held(portal)).toMatchObject({ no: drawn.step, state: "ordered", relapses: "1", on: null });
		await page.goto("/rectifications");
		await expect(page.getByRole("row").filter({ hasText: drawn.town }).first()).toContainText("100%");
	});
}
