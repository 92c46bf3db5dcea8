import { execFileSync } from "node:child_process";
import { userInfo } from "node:os";

/** The account that the server runs as: our own, or `postgres` when we are root (PostgreSQL refuses root). */
export type Account = { uid?: number; gid?: number };

export const isRoot = (): boolean => userInfo().uid === 0;

const idOf = (flag: string): number =>
	Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));

/** Gives the account for the server; as root, makes the system account `postgres` if the machine has none. */
export function serverAccount(): Account {
	if (!isRoot()) return {};
	try {
		return { uid: idOf("-u"), gid: idOf("-g") };
	} catch {
		execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]);
		return { uid: idOf("-u"), gid: idOf("-g") };
	}
}
