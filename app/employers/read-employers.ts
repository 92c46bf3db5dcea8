import { fileURLToPath } from "node:url";
import { readApart } from "../reading/apart.ts";
import { Unreadable } from "../reading/files/unreadable.ts";
import type { Answer } from "./child.ts";
import type { ReadList } from "./read-list.ts";

const CHILD = fileURLToPath(new URL("./child.ts", import.meta.url));

/** A workbook as a list of employers, read in a process of its own, as any file. Rejects with Unreadable, which says what to do, or with ReaderKilled. */
export async function readEmployers(content: Buffer, name: string): Promise<ReadList> {
	const answer = await readApart<Answer>(CHILD, { content, name });
	if ("reason" in answer) throw new Unreadable(answer.reason, { cause: answer.detail });
	return answer;
}
