import { fork } from "node:child_process";
import { capMemory } from "./cap-memory.ts";
import { Unreadable } from "./files/unreadable.ts";

/** The largest file that is read. */
export const MAX_BYTES = 25 * 1024 * 1024;
const MAX_HEAP_MB = 192;
/** What the process may take: milliseconds, and all that it holds, in bytes: its heap, and the buffers beside it, which the cap on the heap leaves out. */
export type Caps = { ms: number; memory: number };
const CAPS: Caps = { ms: 20_000, memory: 400 * 1024 * 1024 };
/** The process was ended by something outside, not by its caps: that says nothing about the file, which may be read again. */
export class ReaderKilled extends Error {
	constructor() {
		super("the process that was reading this file was killed: try again");
	}
}
/** What ended a process that gave no answer. */
const ended = (by: "time" | "memory") => new Unreadable("tooLong", { cause: by });

/** What a process of its own is asked to read. */
export type Ask = { content: Uint8Array; name: string };
type How<Answer> = { isLast?: (answer: Answer) => boolean; caps?: Caps };

/**
 * Has a file read by a script in a process of its own, with caps: no file, however hostile, is parsed where people are served. Gives the script's
 * last answer. Rejects with Unreadable for what is too large, or took too long or too much memory, or with ReaderKilled.
 */
export function readApart<Answer>(
	script: string,
	ask: Ask,
	{ isLast = () => true, caps = CAPS }: How<Answer> = {},
): Promise<Answer> {
	if (ask.content.length > MAX_BYTES) return Promise.reject(new Unreadable("tooBig"));
	const child = fork(script, {
		serialization: "advanced",
		execArgv: [`--max-old-space-size=${MAX_HEAP_MB}`],
		stdio: ["ignore", "ignore", "ignore", "ipc"],
		env: { PATH: process.env.PATH, NODE_ENV: "production" },
	});
	const stopWatching = capMemory(child, caps.memory);
	return new Promise<Answer>((resolve, reject) => {
		const timer = setTimeout(() => reject(ended("time")), caps.ms);
		child.on("message", (answer: Answer) => {
			if (isLast(answer)) resolve(answer);
		});
		child.once("error", reject);
		child.once("exit", (_, signal) => reject(signal === "SIGKILL" && !child.killed ? new ReaderKilled() : ended("memory")));
		child.once("exit", () => clearTimeout(timer));
		child.send(ask);
	}).finally(() => {
		stopWatching();
		child.kill("SIGKILL");
	});
}

/** In such a process: answers the one file that it is asked to read, then ends. */
export function answerOnce<Answer>(read: (content: Buffer, name: string) => Promise<Answer>): void {
	process.once("message", async ({ content, name }: Ask) => {
		const answer = await read(Buffer.from(content.buffer, content.byteOffset, content.byteLength), name);
		process.send?.(answer, undefined, undefined, () => process.exit(0));
	});
}

/** Why a file couldn't be read, as it is told between processes. */
export const refusalOf = (error: unknown) => ({
	reason: error instanceof Unreadable ? error.reason : ("failed" as const),
	detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
});
export type Refusal = ReturnType<typeof refusalOf>;
