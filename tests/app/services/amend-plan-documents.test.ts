import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { comparePlans, isUnchanged } from "#app/amending/compare-plans.ts";
import { verifyHistory } from "#app/services/verify-history.ts";
import { inOrder } from "#db/plans/in-order.ts";
import { openPlan } from "../../support/amending.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";
import * as edit from "../../support/plan-edits.ts";
import { anEdit, made } from "../../support/random-edits.ts";
import { openScene } from "../../support/scene.ts";

const office = "区公共卫生联席会议办公室";

let opened: TestDatabase;
// Each on a plan as it was loaded: what random edits leave behind is another plan.
beforeEach(async () => {
	opened = await cloneDatabase(inject("serverUrl"), "loaded");
});
afterEach(() => opened.drop());

describe("an amended plan", () => {
	test("says what its document says, and after the old document has come again, what it said before", {
		timeout: 300_000,
	}, async () => {
		const plan = await openPlan(opened.db, "000");
		const scene = await openScene(opened.db, "000", "三（三）3");
		const sender = scene.senderOf(office);
		await fc.assert(
			fc.asyncProperty(fc.array(anEdit, { minLength: 1, maxLength: 8 }), async (edits) => {
				const before = await plan.document();
				const amended = made(before, edits);
				const { after, diff } = comparePlans(before, amended);
				const sent = await plan.send(amended, sender);
				if (isUnchanged(diff)) {
					expect(sent).toEqual({ ok: false, refusal: { code: "unchanged" } });
					return;
				}
				expect(sent.ok).toBe(true);
				expect(inOrder(await plan.document())).toEqual(inOrder(after));
				const back = comparePlans(await plan.document(), before).after;
				await plan.send(before, sender);
				expect(inOrder(await plan.document())).toEqual(inOrder(back));
				expect({ ...inOrder(back), setup: null }).toEqual({ ...inOrder(before), setup: null });
			}),
			{ numRuns: 25 },
		);
		expect((await verifyHistory(opened.db)).broken).toBeNull();
	});

	test("keeps what goes, readable and out of force; the same clause may come again as another task", async () => {
		const plan = await openPlan(opened.db, "000");
		const scene = await openScene(opened.db, "000", "三（三）3");
		const sender = scene.senderOf(office);
		const before = await plan.document();
		await plan.must(edit.remove("三（三）3"), sender);
		const [gone] = await opened.db.sql`select t.clause, c.path, a.no from tasks t join clauses c on c.id = t.clause_id
			join plan_amendments a on a.id = t.removed_by_id where t.id = ${scene.taskId}`;
		expect(gone).toMatchObject({ clause: "三（三）3", path: "三（三）3" });
		expect((await plan.document()).tasks.map((t) => t.clause)).not.toContain("三（三）3");
		await plan.must(() => before, sender);
		expect(inOrder(await plan.document())).toEqual(inOrder(before));
		const rows = await opened.db.sql<
			{ id: number }[]
		>`select id from tasks where plan_id = ${plan.planId} and clause = '三（三）3'`;
		expect(rows.length).toBe(2);
	});
});
