import { expect, test } from "vitest";
import { composeFeed } from "#app/feeds/compose-feed.ts";
import type { FeedDate } from "#db/queries/feeds.ts";
import { arrows } from "#workflows/graph.ts";
import { processLabels } from "#workflows/labels.ts";
import { type MachineName, machineNames } from "#workflows/names.ts";
import { registry } from "#workflows/registry.ts";

const summaryOf = (machine: MachineName): string | undefined => {
	const date: FeedDate = {
		taskId: 1,
		stepNo: 2,
		machine,
		state: Object.keys(processLabels[machine].zh.states)[1] ?? "",
		clock: "running",
		clause: "一",
		title: "t",
		unitName: "u",
		dueOn: "2020-06-30",
		reportBy: null,
		movedAt: "2020-05-25T00:00:00Z",
		moves: 0,
	};
	const feed = composeFeed({ name: "n", language: "zh", unitIds: [1] }, [date], { origin: "https://liandu.example.test" });
	return /^SUMMARY:(.*?)：/m.exec(feed)?.[1];
};
/** Whether a machine ever starts its clock. */
const hasDates = (name: MachineName): boolean =>
	registry[name].some(({ machine }) => JSON.stringify(machine.config).includes('"startClock"') && arrows(machine).length > 0);

test("whatever can be due says in a calendar what is to be done, each in words of its own", () => {
	const said = machineNames.map((name): [MachineName, string | undefined] => [name, summaryOf(name)]);
	expect(said.filter(([name, words]) => hasDates(name) && !words)).toEqual([]);
	const words = said.flatMap(([, w]) => w ?? []);
	expect(new Set(words).size).toBe(words.length);
	expect(Object.fromEntries(said)).toMatchObject({
		referral: "答复移送",
		point: "对通报事项提出异议",
		extension: "答复延期申请",
	});
});
