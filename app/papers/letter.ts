import type { LetterContext, Signature } from "#workflows/letter/context.ts";
import { headingNumbers, printedDate } from "../messages/papers/common.ts";
import { letterPositions, type letterWords, signatureColumns } from "../messages/papers/letter.ts";
import type { Block } from "./blocks.ts";
import { type Compose, type PaperFacts, unitName } from "./issue.ts";

/** The signed text, line by line as it was signed: a line that begins with the number that its heading would be given is that heading. */
function blocksOf(text: string): Block[] {
	let headings = 0;
	return text.split("\n").flatMap((line): Block[] => {
		const number = headingNumbers[1](headings + 1);
		if (!line.startsWith(number)) return line.trim() === "" ? [] : [{ type: "paragraph", text: line }];
		headings += 1;
		return [{ type: "heading", level: 1, text: line.slice(number.length) }];
	});
}

const signed = (facts: PaperFacts, { unitId, personId, position, on }: Signature): string[] => [
	unitName(facts, unitId),
	facts.people[personId] ?? "",
	letterPositions[position],
	printedDate(on),
];

/** 目标责任书: the text that both sides signed, their signatures, and its hash. One each time a text comes into force. */
export const composeLetterPaper: Compose<keyof typeof letterWords.phrases> = ({ step, docket, facts }, say) => {
	const { text, signatures } = step.context as LetterContext;
	const blocks: Block[] = [
		...blocksOf(text),
		{ type: "gap" },
		{ type: "paragraph", text: say("hash", { text: docket.digest(text) }) },
		{ type: "paragraph", text: say("signatures") },
		{ type: "table", titles: signatureColumns, rows: signatures.map((signature) => signed(facts, signature)) },
	];
	return { issuer: facts.secretariat, title: say("title", { unit: unitName(facts, step.unitId) }), blocks };
};
