import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { administratorLogin, type Kind, kinds, printedSignIns } from "#db/built-in/people.ts";
import type { Database } from "#db/client.server.ts";
import { dataDir } from "#db/embedded/home.ts";
import { readSetting, writeSetting } from "#db/queries/settings.ts";
import { generatePassword, hashPassword } from "../lib/password.server.ts";
import { appointAdministrator } from "./appoint-administrator.ts";
import { loadBuiltIns } from "./load-built-ins.ts";

/** The moment of 2020 in which the built-in plans are found: every state exists then. */
export const BUILT_IN_MOMENT = "2020-09-10T09:00:00+08:00";

export type SignIn = { kind: Kind | "administrator"; login: string; password: string };
type Loaded = { clockOffsetMs: number };
type FirstStart = Loaded & { signIns: SignIn[] };

const SETTING = "builtIns";
const signInFile = () => join(dataDir(), "sign-ins.json");

/** The sign-ins of the built-in people, as made on this machine; empty if there are none. */
export const readSignIns = (): SignIn[] => (existsSync(signInFile()) ? JSON.parse(readFileSync(signInFile(), "utf8")) : []);

const makeSignIns = () => kinds.map((kind) => ({ kind, login: printedSignIns[kind].login, password: generatePassword() }));

/** Keeps sign-ins in `.data/`, beside the embedded database that they are good for. */
export function keepSignIns(made: SignIn[]): void {
	mkdirSync(dataDir(), { recursive: true });
	writeFileSync(signInFile(), JSON.stringify(made, null, "\t"), { mode: 0o600 });
}

/** How far the built-in plans shift the clock, if they are loaded; null if not. */
export const findBuiltIns = (db: Database): Promise<Loaded | null> => readSetting<Loaded>(db.sql, SETTING);

/**
 * Loads the built-in plans, their people and their story into an empty database, with passwords generated here, which it gives.
 * From then on the portal's clock runs on from the moment of 2020 in which the story stands.
 */
export async function firstStart(db: Database): Promise<FirstStart> {
	const signIns = makeSignIns();
	const hashes = Object.fromEntries(
		await Promise.all(signIns.map(async ({ kind, password }) => [kind, await hashPassword(password)])),
	);
	await loadBuiltIns(db, hashes as Record<Kind, string>, new Date(BUILT_IN_MOMENT));
	const administrator = { login: administratorLogin, password: generatePassword() };
	await appointAdministrator(db, { ...administrator, isMadeUp: true }, new Date(BUILT_IN_MOMENT));
	const loaded = { clockOffsetMs: Date.parse(BUILT_IN_MOMENT) - Date.now() };
	await writeSetting(db.sql, SETTING, loaded);
	return { ...loaded, signIns: [...signIns, { kind: "administrator", ...administrator }] };
}
