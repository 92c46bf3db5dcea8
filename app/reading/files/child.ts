import { answerOnce, type Refusal, refusalOf } from "../apart.ts";
import type { ReadPlan } from "../read-plan.ts";
import { parseFile } from "./parse.ts";

/** How far a document has come: `done` from 0 to 1, over the file's pages and then over what is made of them. */
export type Progress = { step: "parsing" | "understanding"; done: number };
export type Answer = { plan: ReadPlan } | Refusal | { progress: Progress };
/** Parsing is most of the work. */
const PARSING = 0.8;

const tell = (progress: Progress): void => void process.send?.({ progress } satisfies Answer);

answerOnce<Answer>(async (content, name) => {
	try {
		const lines = await parseFile(content, name, (done) => tell({ step: "parsing", done: PARSING * done }));
		tell({ step: "understanding", done: PARSING });
		// Not before it is needed: what is refused costs nothing that it doesn't use.
		const { readPlan } = await import("../read-plan.ts");
		return { plan: readPlan(lines) };
	} catch (error) {
		return refusalOf(error);
	}
});
// Whoever asked is gone: nobody waits for the answer.
process.once("disconnect", () => process.exit(0));
