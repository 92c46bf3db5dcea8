import { describe, expect, test } from "vitest";
import { comparePlans } from "#app/amending/compare-plans.ts";
import { movedDates } from "#app/amending/moved-dates.ts";
import { isReworded, type TaskAmendment, taskAmendments } from "#app/amending/task-amendments.ts";
import { builtInPlans } from "#db/plans/index.ts";
import { type PlanDocument, planDocumentSchema } from "#db/plans/plan-document.ts";
import * as edit from "../../support/plan-edits.ts";

const [qingpu] = builtInPlans.map((input) => planDocumentSchema.parse(input)) as [PlanDocument];
const TODAY = "2020-09-10";
const amended = (...edits: edit.Edit[]): TaskAmendment[] =>
	taskAmendments(comparePlans(qingpu, edit.edited(qingpu, ...edits)), {}, TODAY);
const only = (...edits: edit.Edit[]): TaskAmendment => {
	const all = amended(...edits);
	expect(all).toHaveLength(1);
	return all[0] as TaskAmendment;
};
const names = (parts: TaskAmendment["added"]) => parts.map((p) => p.unit);

describe("what an amended document makes of a task", () => {
	test("other words, dates, obliged parties and indicators concern every unit that has a part in it", () => {
		expect(only(edit.reword("三（一）1", "另行组织调查。"))).toMatchObject({ facets: ["wording"], isForAll: true, dates: [] });
		expect(only(edit.redate("三（一）1", [edit.by("2020年10月底前", "2020-10-31")]))).toMatchObject({
			facets: ["deadlines"],
			isForAll: true,
			dates: [{ from: "2020-06-30", to: "2020-10-31" }],
		});
		const stricter: edit.Edit = (p) => ({
			...p,
			indicators: p.indicators.map((i, at) =>
				at === 0 ? { ...i, task: "三（一）1", targets: i.targets.map((t) => ({ ...t, value: 99 })) } : i,
			),
		});
		expect(amended(stricter).find((a) => a.after.clause === "三（一）1")).toMatchObject({
			facets: ["indicators"],
			isForAll: true,
		});
	});

	test("another number, another heading, our own title ask nobody", () => {
		const moved = amended(edit.insertBefore("三（一）3", { title: "在线监测", gist: "重点用人单位安装在线监测设备。" }));
		expect(moved.map((a) => [a.before.clause, a.after.clause, a.facets, a.isForAll])).toEqual([
			["三（一）3", "三（一）4", ["number"], false],
			["三（一）4", "三（一）5", ["number"], false],
			["三（一）5", "三（一）6", ["number"], false],
		]);
		expect(only(edit.retitle("三（一）1", "粉尘危害调查"))).toMatchObject({ facets: ["restated"], isForAll: false });
		const spaced = only((p) => ({
			...p,
			tasks: p.tasks.map((t, i) => (i === 0 ? { ...t, gist: t.gist.replaceAll("，", ", ") } : t)),
		}));
		expect(spaced).toMatchObject({ facets: ["restated"], isForAll: false });
	});

	test("units that come, go, or have another role concern those alone", () => {
		const come = only(edit.assign("三（一）1", { unit: "区民政局", role: "cooperate" }));
		expect([come.facets, come.isForAll, names(come.added), come.changed, come.removed]).toEqual([
			["units"],
			false,
			["区民政局"],
			[],
			[],
		]);
		const go = only(edit.unassign("三（一）1", "街道办事处"));
		expect([go.facets, names(go.removed)]).toEqual([["units"], ["夏阳街道办事处", "盈浦街道办事处", "香花桥街道办事处"]]);
		const cast = only(edit.recast("三（二）1", "区财政局", "lead"));
		expect([cast.facets, cast.isForAll, cast.changed]).toEqual([
			["roles"],
			false,
			[{ unit: "区财政局", role: "lead", verb: "配合", via: null, isAsked: true }],
		]);
		const left = only(edit.leaveOut("三（一）1", "徐泾镇人民政府"));
		expect([left.facets, names(left.removed)]).toEqual([["units"], ["徐泾镇人民政府"]]);
	});

	test("a group's roster concerns every task that names the group", () => {
		const all = amended(
			edit.addUnit("新城镇人民政府", { kind: "town", printed: false }),
			edit.enroll("各镇人民政府", "新城镇人民政府"),
		);
		expect(all.length).toBeGreaterThan(8);
		for (const { facets, added, removed } of all)
			expect([facets, names(added), removed]).toEqual([["units"], ["新城镇人民政府"], []]);
	});

	test("a unit that is named through another group keeps its part and its role", () => {
		const regrouped = amended(edit.strike("街道办事处", "夏阳街道办事处"), edit.enroll("各镇人民政府", "夏阳街道办事处")).find(
			(a) => a.after.clause === "三（一）1",
		);
		expect([regrouped?.facets, regrouped?.added, regrouped?.removed, regrouped?.isForAll]).toEqual([[], [], [], false]);
		expect(regrouped?.changed).toMatchObject([{ unit: "夏阳街道办事处", via: "各镇人民政府", role: "cooperate" }]);
	});

	test("a person may decide that a wording has to be signed for, or needn't be", () => {
		const comparison = comparePlans(qingpu, edit.edited(qingpu, edit.reword("三（一）1", "另行组织调查。")));
		expect(taskAmendments(comparison, { "三（一）1": false }, TODAY)).toMatchObject([{ facets: ["restated"], isForAll: false }]);
		const title = comparePlans(qingpu, edit.edited(qingpu, edit.retitle("三（一）1", "另题")));
		expect(taskAmendments(title, { "三（一）1": true }, TODAY)).toMatchObject([{ facets: ["wording"], isForAll: true }]);
	});
});

test("printed words count where both documents have them; a text that is printed for the first time says nothing about our own words", () => {
	expect(isReworded({ gist: "一", text: "甲" }, { gist: "二", text: "甲" })).toBe(false);
	expect(isReworded({ gist: "一", text: "甲" }, { gist: "一", text: "乙" })).toBe(true);
	expect(isReworded({ gist: "一", text: null }, { gist: "二", text: "甲" })).toBe(false);
	expect(isReworded({ gist: "一", text: null }, { gist: "二", text: null })).toBe(true);
	expect(isReworded({ gist: "一", text: "甲" }, { gist: "二", text: null })).toBe(true);
});

test("another unit in the brackets, or another date, is no other wording: each is compared for itself", () => {
	const said = (who: string, when: string) => {
		return { gist: "一", text: `开展核查，${when}完成。（${who}）`, words: who, deadlines: [edit.by(when, "2020-06-30")] };
	};
	expect(isReworded(said("甲局负责", "6月底前"), said("甲局负责，乙局配合", "9月底前"))).toBe(false);
	expect(
		isReworded(said("甲局负责", "6月底前"), { ...said("甲局负责", "6月底前"), text: "开展两轮核查，6月底前完成。（甲局负责）" }),
	).toBe(true);
});

describe("dates", () => {
	const { by } = edit;
	type Limits = Parameters<typeof movedDates>[0]["deadlines"];
	const moved = (before: Limits, after: Limits) =>
		movedDates({ deadlines: before, endsOn: null }, { deadlines: after, endsOn: null }, TODAY);
	const recurring = (every: "month" | "quarter" | "year") => {
		return { words: `每${every}`, on: null, altOn: null, precision: null, kind: "recurring" as const, every };
	};

	test("move to the limit that takes their place: the one with the same words, else the one in the same place", () => {
		expect(moved([by("一", "2020-06-30"), by("二", "2020-12-31")], [by("一", "2020-09-30"), by("二", "2020-12-31")])).toEqual([
			{ from: "2020-06-30", to: "2020-09-30" },
		]);
		expect(moved([by("一", "2020-06-30")], [by("新", "2020-11-30")])).toEqual([{ from: "2020-06-30", to: "2020-11-30" }]);
		expect(moved([by("一", "2020-06-30"), by("二", "2020-12-31")], [by("二", "2020-12-31")])).toEqual([
			{ from: "2020-06-30", to: "2020-12-31" },
		]);
	});

	test("that only go, or only come, move to nothing or from nothing; another spelling moves none", () => {
		expect(moved([by("一", "2020-06-30")], [])).toEqual([{ from: "2020-06-30", to: null }]);
		expect(moved([], [by("一", "2020-10-31")])).toEqual([{ from: null, to: "2020-10-31" }]);
		expect(moved([by("六月底", "2020-06-30")], [by("2020年6月底前", "2020-06-30")])).toEqual([]);
		expect(moved([], [])).toEqual([]);
	});

	test("that come back move with the period they come back in", () => {
		expect(moved([recurring("quarter")], [recurring("year")])).toEqual([{ from: "2020-09-30", to: "2020-12-31" }]);
		expect(moved([recurring("month")], [recurring("quarter")])).toEqual([]);
	});
});
