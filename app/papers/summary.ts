import type { SummaryContext } from "#workflows/summary/machine.ts";
import { messagesFor } from "../messages/index.ts";
import { printedDate } from "../messages/papers/common.ts";
import type { summaryWords } from "../messages/papers/summary.ts";
import { markName } from "../summaries/mark-name.ts";
import { figureRows, unitColumns, unitRows } from "../summaries/tables.ts";
import type { Block } from "./blocks.ts";
import { type Compose, unitName } from "./issue.ts";

/** 工作总结: its text, and the figures that it was drafted with, as tables. */
export const composeSummary: Compose<keyof typeof summaryWords.phrases> = ({ step, issuedOn, facts }, say) => {
	const { from, to, text, counts, targets } = step.context as SummaryContext;
	const { plan, secretariat: issuer } = facts;
	// Papers are issued in Chinese.
	const { summaries: words } = messagesFor("zh");
	const figures = figureRows(counts).map(({ kind, value, n }) => [words.kinds[kind], markName({ kind, value }, "zh"), String(n)]);
	const units = unitRows(counts).map(({ unitId, cells }) => [unitName(facts, unitId), ...cells.map(({ n }) => String(n))]);
	const { indicator, asks, by, known } = words.targetColumns;
	const blocks: Block[] = [
		{ type: "paragraph", text: say("term", { since: printedDate(from), date: printedDate(to) }) },
		...text.split("\n").map((line): Block => ({ type: "paragraph", text: line })),
		{ type: "heading", level: 1, text: say("figures") },
		{ type: "table", titles: [words.kind, words.counted, words.n], rows: figures },
		{ type: "heading", level: 1, text: say("perUnit") },
		{ type: "table", titles: [words.unit, ...unitColumns.map((column) => column.title(words))], rows: units },
		{ type: "heading", level: 1, text: say("targets") },
		targets.length === 0
			? { type: "paragraph", text: say("noTargets") }
			: {
					type: "table",
					titles: [indicator, asks, by, known],
					rows: targets.map((t) => [t.indicator, t.asks, t.by ? printedDate(t.by) : "", t.known ?? words.unknown]),
				},
		{ type: "gap" },
		{ type: "signature", issuer, date: printedDate(issuedOn) },
	];
	return { issuer, title: say("title", { plan }), blocks };
};
