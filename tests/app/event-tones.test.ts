import { expect, test } from "vitest";
import { buttonOf, inOrder, isAwaited } from "#app/components/event-tones.ts";
import { inOneLine } from "#app/messages/in-one-line.ts";

const free = (type: string) => ({ type, obstacles: [] });
const held = (type: string) => ({ type, obstacles: [{ code: "silent", unitIds: [] }] });

test("what a step waits for comes first and stands out; what can't be done yet doesn't; what takes away comes last", () => {
	const events = [free("task.cancel"), held("task.close"), free("extension.request"), free("report.submit")];
	expect(inOrder(events).map(({ type }) => type)).toEqual(["report.submit", "extension.request", "task.close", "task.cancel"]);
	expect(events.map(buttonOf)).toEqual(["button-danger", "", "", "button-primary"]);
	expect([isAwaited("finding.uphold"), isAwaited("duty.waive")]).toEqual([true, false]);
});

test("sentences in one line end once", () => {
	expect(inOneLine(["已参保。", "2020-06-29"], "，")).toBe("已参保，2020-06-29");
	expect(inOneLine(["Done.", "Seen."], "; ")).toBe("Done; Seen.");
});
