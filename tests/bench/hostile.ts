import { readFile } from "#app/reading/read-file.ts";
import { endless, hoarding, hostileFiles } from "#tests/app/reading/hostile/files.ts";
import { watched } from "./peak-memory.ts";
import { report } from "./report.ts";

const ending = (content: Buffer, name: string): Promise<string> =>
	readFile(content, name).then(
		() => "read",
		({ reason }: { reason?: string }) => reason ?? "failed",
	);

/** How long each hostile file holds the reader up, and how much more memory its process takes than for a line of text; the worst of all at the end. */
export async function hostile(): Promise<void> {
	const plain = Buffer.from("一、任务。（区财政局负责）");
	const floor = await watched(() => ending(plain, "方案.txt"));
	report("hostile", "a line of text", floor.ms, "ms");
	report("hostile", "a line of text", floor.mb, "MB");
	const worst = { ms: 0, mb: 0 };
	const files = [
		...hostileFiles,
		{ what: "ended by the cap on time", name: "方案.pdf", make: endless },
		{ what: "ended by the cap on memory", name: "方案.pdf", make: hoarding },
	];
	for (const file of files) {
		const content = file.make();
		let end = "";
		const { ms, mb } = await watched(async () => {
			end = await ending(content, file.name);
		});
		report("hostile", `${file.what}: ${end}`, ms, "ms", floor.ms);
		report("hostile", `${file.what}: ${end}`, mb - floor.mb, "MB more");
		if (end !== "tooLong") Object.assign(worst, { ms: Math.max(worst.ms, ms), mb: Math.max(worst.mb, mb - floor.mb) });
	}
	report("hostile", "the longest but for those that a cap ended", worst.ms, "ms", floor.ms);
	report("hostile", "the most memory but for those that a cap ended", worst.mb, "MB more");
}
