import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { capMemory } from "./cap-memory.ts";
import type { Answer, Ask, Progress } from "./files/child.ts";
import { Unreadable } from "./files/unreadable.ts";
import type { ReadPlan } from "./read-plan.ts";

/** The largest file that is read. */
export const MAX_BYTES = 25 * 1024 * 1024;
const MAX_MS = 20_000;
const MAX_HEAP_MB = 256;
/** All that the process may hold: its heap, and the buffers beside it, which the cap on the heap leaves out. */
const MAX_MEMORY = 512 * 1024 * 1024;
const CHILD = fileURLToPath(new URL("./files/child.ts", import.meta.url));

/**
 * Reads an issued document (.docx, .xlsx, .pdf with text, .txt, .md, .csv; by its content, the name only helps) in a process of its own, with
 * a cap on its memory and its time; tells how far it has come. Rejects with Unreadable, which says what to do.
 */
export function readFile(content: Buffer, name: string, onProgress: (progress: Progress) => void = () => {}): Promise<ReadPlan> {
	if (content.length > MAX_BYTES) return Promise.reject(new Unreadable("tooBig"));
	const child = fork(CHILD, {
		serialization: "advanced",
		execArgv: [`--max-old-space-size=${MAX_HEAP_MB}`],
		stdio: ["ignore", "ignore", "ignore", "ipc"],
		env: { PATH: process.env.PATH, NODE_ENV: "production" },
	});
	const stopWatching = capMemory(child, MAX_MEMORY);
	return new Promise<ReadPlan>((resolve, reject) => {
		const timer = setTimeout(() => reject(new Unreadable("tooLong")), MAX_MS);
		child.on("message", (answer: Answer) => {
			if ("progress" in answer) onProgress(answer.progress);
			else if ("plan" in answer) resolve(answer.plan);
			else reject(new Unreadable(answer.reason, { cause: answer.detail }));
		});
		child.once("error", reject);
		child.once("exit", () => reject(new Unreadable("tooLong")));
		child.once("exit", () => clearTimeout(timer));
		child.send({ content, name } satisfies Ask);
	}).finally(() => {
		stopWatching();
		child.kill("SIGKILL");
	});
}
