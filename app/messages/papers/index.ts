import type { PaperKind } from "#workflows/papers.ts";
import { bulletinWords } from "./bulletin.ts";
import type { PaperWords } from "./common.ts";
import { letterWords } from "./letter.ts";
import { minutesWords } from "./minutes.ts";
import { orderWords } from "./order.ts";
import { rectificationWords } from "./rectification.ts";
import { summaryWords } from "./summary.ts";

/** The words of every kind of paper as they come with the portal. */
export const paperWords: Record<PaperKind, PaperWords> = {
	order: orderWords,
	rectification: rectificationWords,
	letter: letterWords,
	bulletin: bulletinWords,
	minutes: minutesWords,
	summary: summaryWords,
};
