import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { capMemory } from "./cap-memory.ts";
import type { Answer, Ask, Progress } from "./files/child.ts";
import { Unreadable } from "./files/unreadable.ts";
import type { ReadPlan } from "./read-plan.ts";

/** The largest file that is read. */
export const MAX_BYTES = 25 * 1024 * 1024;
const MAX_MS = 20_000;
const MAX_HEAP_MB = 192;
/** All that the process may hold: its heap, and the buffers beside it, which the cap on the heap leaves out. */
const MAX_MEMORY = 400 * 1024 * 1024;
const CHILD = fileURLToPath(new URL("./files/child.ts", import.meta.url));

/** What the process may take. */
type Caps = { ms: number; memory: number };
/** The process was ended by something outside, not by its caps: that says nothing about the file, which may be read again. */
export class ReaderKilled extends Error {
	constructor() {
		super("the process that was reading this file was killed: try again");
	}
}
/** What ended a process that gave no answer. */
const ended = (by: "time" | "memory") => new Unreadable("tooLong", { cause: by });

/**
 * Reads an issued document (.docx, .xlsx, .pdf with text, .txt, .md, .csv; by its content, the name only helps) in a process of its own, with
 * a cap on its memory and its time; tells how far it has come. Rejects with Unreadable, which says what to do, or with ReaderKilled.
 */
export function readFile(
	content: Buffer,
	name: string,
	onProgress: (progress: Progress) => void = () => {},
	{ ms, memory }: Caps = { ms: MAX_MS, memory: MAX_MEMORY },
): Promise<ReadPlan> {
	if (content.length > MAX_BYTES) return Promise.reject(new Unreadable("tooBig"));
	const child = fork(CHILD, {
		serialization: "advanced",
		execArgv: [`--max-old-space-size=${MAX_HEAP_MB}`],
		stdio: ["ignore", "ignore", "ignore", "ipc"],
		env: { PATH: process.env.PATH, NODE_ENV: "production" },
	});
	const stopWatching = capMemory(child, memory);
	return new Promise<ReadPlan>((resolve, reject) => {
		const timer = setTimeout(() => reject(ended("time")), ms);
		child.on("message", (answer: Answer) => {
			if ("progress" in answer) onProgress(answer.progress);
			else if ("plan" in answer) resolve(answer.plan);
			else reject(new Unreadable(answer.reason, { cause: answer.detail }));
		});
		child.once("error", reject);
		child.once("exit", (_, signal) => reject(signal === "SIGKILL" && !child.killed ? new ReaderKilled() : ended("memory")));
		child.once("exit", () => clearTimeout(timer));
		child.send({ content, name } satisfies Ask);
	}).finally(() => {
		stopWatching();
		child.kill("SIGKILL");
	});
}
