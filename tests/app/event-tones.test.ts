import { expect, test } from "vitest";
import { buttonOf, inOrder, isAwaited, mainOnlyIn, standings } from "#app/components/event-tones.ts";
import { inOneLine } from "#app/messages/in-one-line.ts";
import { registry } from "#workflows/registry.ts";

const free = (type: string, state = "underway") => ({ type, state, obstacles: [] });
const held = (type: string) => ({ type, state: "underway", obstacles: [{ code: "silent", unitIds: [] }] });

test("what a step waits for comes first and stands out; what can't be done yet doesn't; what takes away comes last", () => {
	const events = [free("task.cancel"), held("task.close"), free("extension.request"), free("report.submit")];
	expect(inOrder(events).map(({ type }) => type)).toEqual(["report.submit", "extension.request", "task.close", "task.cancel"]);
	expect(events.map(buttonOf)).toEqual(["button-danger", "", "", "button-primary"]);
	expect([isAwaited(free("finding.uphold")), isAwaited(free("duty.waive"))]).toEqual([true, false]);
});

test("an order that was answered waits to be lifted, and may be returned; before, lifting it is nothing that it waits for", () => {
	const [lift, back] = [free("order.lift", "answered"), free("order.return", "answered")];
	expect(inOrder([back, lift])).toEqual([lift, back]);
	expect([lift, back, free("order.lift", "issued")].map(isAwaited)).toEqual([true, true, false]);
	expect([lift, back].map(buttonOf)).toEqual(["button-primary", ""]);
});

test("every event stands in one place, and is one that people may send", () => {
	const named = Object.values(standings).flatMap(({ desk, page }): string[] => [...desk, ...page]);
	expect(named).toHaveLength(new Set(named).size);
	const sent = new Set(Object.values(registry).flatMap((versions) => versions.flatMap(({ forms }) => Object.keys(forms))));
	expect([...named, ...Object.keys(mainOnlyIn)].filter((event) => !sent.has(event))).toEqual([]);
});

test("sentences in one line end once", () => {
	expect(inOneLine(["已参保。", "2020-06-29"], "，")).toBe("已参保，2020-06-29");
	expect(inOneLine(["Done.", "Seen."], "; ")).toBe("Done; Seen.");
});
