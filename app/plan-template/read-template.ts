import { fileURLToPath } from "node:url";
import { readApart } from "../reading/apart.ts";
import { isZip } from "../reading/files/sniff.ts";
import { Unreadable } from "../reading/files/unreadable.ts";
import type { Answer } from "./child.ts";
import type { Filled } from "./read-filled.ts";

const CHILD = fileURLToPath(new URL("./child.ts", import.meta.url));
const WORKBOOK = "xl/workbook.xml";

/**
 * A file as the template that somebody has filled in: its plan, or its faults with a marked copy; null for a file that is none. Read in a process of its
 * own, as any file. Rejects with Unreadable.
 */
export async function readTemplate(content: Buffer): Promise<Exclude<Filled, { isOurs: false }> | null> {
	if (!isZip(content) || !content.includes(WORKBOOK)) return null;
	const answer = await readApart<Answer>(CHILD, { content, name: "" });
	if ("reason" in answer) throw new Unreadable(answer.reason, { cause: answer.detail });
	return "isOurs" in answer ? null : answer;
}
