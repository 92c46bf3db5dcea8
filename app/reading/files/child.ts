import type { ReadPlan } from "../read-plan.ts";
import { parseFile } from "./parse.ts";
import { type Reason, Unreadable } from "./unreadable.ts";

/** A process of its own that reads one document and answers once: no file, however hostile, is parsed where people are served. */
export type Ask = { content: Uint8Array; name: string };
/** How far it has come: `done` from 0 to 1, over the file's pages and then over what is made of them. */
export type Progress = { step: "parsing" | "understanding"; done: number };
export type Answer = { plan: ReadPlan } | { reason: Reason; detail: string } | { progress: Progress };
/** Parsing is most of the work. */
const PARSING = 0.8;

const tell = (progress: Progress): void => void process.send?.({ progress } satisfies Answer);

async function read({ content: bytes, name }: Ask): Promise<Answer> {
	const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	try {
		const lines = await parseFile(content, name, (done) => tell({ step: "parsing", done: PARSING * done }));
		tell({ step: "understanding", done: PARSING });
		// Not before it is needed: what is refused costs nothing that it doesn't use.
		const { readPlan } = await import("../read-plan.ts");
		return { plan: readPlan(lines) };
	} catch (error) {
		return {
			reason: error instanceof Unreadable ? error.reason : "failed",
			detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
		};
	}
}

process.once("message", async (ask: Ask) => {
	const answer = await read(ask);
	process.send?.(answer, undefined, undefined, () => process.exit(0));
});
// Whoever asked is gone: nobody waits for the answer.
process.once("disconnect", () => process.exit(0));
