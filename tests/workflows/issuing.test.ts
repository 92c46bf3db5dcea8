import { expect, test } from "vitest";
import type { Printed } from "#workflows/calendar/effective-deadline.ts";
import { decide } from "#workflows/decide.ts";
import { at, person, smallDocket } from "../support/dockets.ts";
import { LEAD } from "../support/samples.ts";

type Limit = Printed["deadlines"][number];
const on = (date: string, kind: Limit["kind"] = "hard"): Limit => ({ on: date, kind, every: null });
const every = (period: Limit["every"]): Limit => ({ on: null, kind: "recurring", every: period });
const printing = (deadlines: Limit[], endsOn: string | null = "2020-12-31") => smallDocket({ printed: { deadlines, endsOn } });

/** What a task that prints these limits is issued with on a day: the date of its report, or the fields that are refused. */
function issued(deadlines: Limit[], date: string, data: Record<string, unknown> = {}, endsOn?: string | null) {
	const decision = decide(printing(deadlines, endsOn), { stepNo: 2, type: "task.issue", data }, person(LEAD), at(date));
	if (!decision.ok) return "fields" in decision.refusal ? decision.refusal.fields : decision.refusal;
	const [move] = decision.change.moves;
	const brief = move?.to.context.brief as { reportBy: string | null } | undefined;
	return { reportBy: brief?.reportBy, said: move?.data.reason };
}
const refused = { reason: { code: "laterThanPrinted" } };

test("whoever gives more time than a date that must be met says why, and it stays in the history", () => {
	const limits = [on("2020-06-30")];
	expect(issued(limits, "2020-05-26", { reportBy: "2020-07-01" })).toEqual(refused);
	expect(issued(limits, "2020-05-26", { reportBy: "2020-07-01", reason: "  " })).toEqual(refused);
	expect(issued(limits, "2020-05-26", { reportBy: "2020-07-01", reason: "水毁" })).toEqual({
		reportBy: "2020-07-01",
		said: "水毁",
	});
	// Once the date has passed, every date is later.
	expect(issued(limits, "2020-07-02", { reportBy: "2020-07-10" })).toEqual(refused);
	expect(issued([on("2020-06-30", "relative")], "2020-05-26", { reportBy: "2020-07-01" })).toEqual(refused);
});

test("a date that isn't later needs no reason, nor does one where no date must be met", () => {
	expect(issued([on("2020-06-30")], "2020-05-26", { reportBy: "2020-06-30" })).toMatchObject({ reportBy: "2020-06-30" });
	expect(issued([on("2020-06-30")], "2020-05-26")).toMatchObject({ reportBy: "2020-06-30" });
	for (const limits of [[], [on("2020-06-30", "stretch")], [on("2020-06-30", "ambiguous")], [every("quarter")]])
		expect(issued(limits, "2020-05-26", { reportBy: "2020-08-01" })).toMatchObject({ reportBy: "2020-08-01" });
});

test("the date of the report is the next one printed on the day of issue, not on the day the plan came in", () => {
	const columns = [on("2019-12-31"), on("2020-12-31")];
	expect(issued(columns, "2019-11-01")).toMatchObject({ reportBy: "2019-12-31" });
	expect(issued(columns, "2020-01-02")).toMatchObject({ reportBy: "2020-12-31" });
	expect(issued(columns, "2019-11-01", { reportBy: "2020-03-31" })).toEqual(refused);
	expect(issued([every("quarter")], "2020-05-26")).toMatchObject({ reportBy: "2020-06-30" });
	expect(issued([every("quarter")], "2020-09-30")).toMatchObject({ reportBy: "2020-09-30" });
	expect(issued([every("quarter")], "2020-10-01")).toMatchObject({ reportBy: "2020-12-31" });
	expect(issued([every("month"), on("2020-06-15")], "2020-06-01")).toMatchObject({ reportBy: "2020-06-15" });
	expect(issued([every("year")], "2020-06-01", {}, "2020-10-31")).toMatchObject({ reportBy: "2020-10-31" });
	expect(issued([every("year")], "2020-06-01", {}, null)).toMatchObject({ reportBy: "2020-12-31" });
});
