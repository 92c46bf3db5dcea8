import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Makes a folder for the data of this process, where the embedded server keeps its own from now on; gives how to be rid of all of it. */
export function openScratch(name: string): { dir: string; remove: () => void } {
	const dir = mkdtempSync(join(tmpdir(), `liandu-${name}-`));
	chmodSync(dir, 0o755);
	process.env.LIANDU_DATA = dir;
	const remove = () => {
		const link = join(dir, "postgres");
		const data = existsSync(link) ? realpathSync(link) : dir;
		rmSync(dir, { recursive: true, force: true });
		// Where root may not run the server, its data lie with an account of their own.
		if (data.startsWith("/var/lib/liandu/")) rmSync(dirname(data), { recursive: true, force: true });
	};
	return { dir, remove };
}
