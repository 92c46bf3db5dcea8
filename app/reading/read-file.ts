import { fileURLToPath } from "node:url";
import { type Caps, readApart } from "./apart.ts";
import type { Answer, Progress } from "./files/child.ts";
import { Unreadable } from "./files/unreadable.ts";
import type { ReadPlan } from "./read-plan.ts";

const CHILD = fileURLToPath(new URL("./files/child.ts", import.meta.url));

/**
 * Reads an issued document (.docx, .xlsx, .pdf with text, .txt, .md, .csv; by its content, the name only helps) in a process of its own, with
 * a cap on its memory and its time; tells how far it has come. Rejects with Unreadable, which says what to do, or with ReaderKilled.
 */
export async function readFile(
	content: Buffer,
	name: string,
	onProgress: (progress: Progress) => void = () => {},
	caps?: Caps,
): Promise<ReadPlan> {
	const isLast = (answer: Answer): boolean => {
		if ("progress" in answer) onProgress(answer.progress);
		return !("progress" in answer);
	};
	const answer = await readApart<Answer>(CHILD, { content, name }, { isLast, caps });
	if ("plan" in answer) return answer.plan;
	throw "reason" in answer ? new Unreadable(answer.reason, { cause: answer.detail }) : new Unreadable("failed");
}
