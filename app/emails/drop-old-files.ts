import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { mailDir } from "./mailer.ts";

/** Removes mails that lie in files since before a moment of the machine's clock, which is the one that files have. Gives how many. */
export async function dropOldFiles(before: Date): Promise<number> {
	const names = (await readdir(mailDir()).catch(() => [])).filter((name) => /\.(eml|part)$/.test(name));
	let dropped = 0;
	for (const name of names) {
		const file = join(mailDir(), name);
		const found = await stat(file).catch(() => null);
		if (!found || found.mtime >= before) continue;
		await rm(file, { force: true });
		dropped += 1;
	}
	return dropped;
}
