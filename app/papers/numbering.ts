import { headingNumbers } from "../messages/papers/common.ts";
import type { Block } from "./blocks.ts";

/** Puts its number before each heading: 一、（一）1.（1）, each level from one under the heading above it. Pure. */
export function numbered(blocks: Block[]): Block[] {
	const counts = [0, 0, 0, 0];
	return blocks.map((block) => {
		if (block.type !== "heading") return block;
		const n = (counts[block.level - 1] ?? 0) + 1;
		counts.fill(0, block.level);
		counts[block.level - 1] = n;
		return { ...block, text: `${headingNumbers[block.level](n)}${block.text}` };
	});
}
