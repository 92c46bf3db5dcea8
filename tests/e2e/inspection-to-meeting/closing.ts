import { verifyHistory } from "#app/services/verify-history.ts";
import { act } from "../acting.ts";
import { readLedger } from "../ledger.ts";
import { expect, test } from "../test.ts";
import { drawn, finding, held, here } from "./cast.ts";
import { closeOut, putRight } from "./rectifying.ts";

/** Round again, and closed at last. */
export function closing(): void {
	test("put right and closed out once more, looked back at on a day drawn anew, and closed", async ({ signInAs, portal }) => {
		const on = portal.today();
		await putRight(signInAs, { done: "更换水泵", by: on, on });
		await closeOut(signInAs, { on, until: on });
		await portal.moveTo((await held(portal)).on);
		const page = await signInAs(drawn.inspector.unit);
		await page.goto(drawn.campaign);
		await act(here(page), "回头看通过", { 回头看意见: "两处均正常。" });
		expect(await held(portal)).toMatchObject({ no: drawn.step, state: "closed", relapses: "1" });
		await page.goto("/ledgers/rectifications");
		await expect(page.getByRole("row").filter({ hasText: finding })).toContainText("50%");
		const [line] = (await readLedger(page, "problems", portal.today())).filter(({ 单位 }) => 单位 === drawn.town);
		expect(line).toMatchObject({ 状态: "已销号", 程度: "较重" });
		expect((await verifyHistory(portal.db)).broken).toBeNull();
	});
}
