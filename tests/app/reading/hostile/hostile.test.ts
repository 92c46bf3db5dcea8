import { expect, test } from "vitest";
import { messagesFor } from "#app/messages/index.ts";
import { Unreadable } from "#app/reading/files/unreadable.ts";
import { readFile } from "#app/reading/read-file.ts";
import { endless, hoarding, hostileFiles } from "./files.ts";

const MB = 1024 * 1024;
/** What becomes of a file: the words that were read, or why it is refused. */
const endingOf = (content: Buffer, name: string, caps?: { ms: number; memory: number }) =>
	readFile(content, name, () => {}, caps).then(
		({ pieces }) => pieces.map(({ text, cells }) => cells?.join("｜") ?? text).join(""),
		(error: unknown) => {
			if (!(error instanceof Unreadable)) throw error;
			return error;
		},
	);

test.each(hostileFiles)("$what", async (file) => {
	const ending = await endingOf(file.make(), file.name);
	if ("reads" in file) return expect(ending).toContain(file.reads);
	expect(ending).toMatchObject({ reason: file.ends, message: expect.stringMatching(/: (?:save|open|split|keep|run|check)/) });
	expect(messagesFor("zh").imports.unreadable[file.ends]).toMatch(/。请[^。]+。$/);
	expect(messagesFor("en").imports.unreadable[file.ends]).toMatch(/\. (?:Save|Open|Split|Keep|Run|Check)[^.]+/);
});

test("what no look beforehand can know is ended by the cap on time, or on memory", async () => {
	const byTime = await endingOf(endless(), "方案.pdf", { ms: 3_000, memory: 2_000 * MB });
	expect(byTime).toMatchObject({ reason: "tooLong", cause: "time" });
	const byMemory = await endingOf(hoarding(), "方案.pdf", { ms: 60_000, memory: 160 * MB });
	expect(byMemory).toMatchObject({ reason: "tooLong", cause: "memory" });
});

test("after all of them the next document is read as ever", async () => {
	expect(await endingOf(Buffer.from("一、任务。（区财政局负责）"), "方案.txt")).toContain("区财政局");
});
