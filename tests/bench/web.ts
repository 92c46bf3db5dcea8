import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { secretHash } from "#app/lib/secret-hash.ts";
import { insertSession, logTry } from "#db/queries/sessions.ts";
import type { Scene } from "./scene.ts";

export const SECRET = "b".repeat(43);
export const NOW = new Date("2020-06-10T10:00+08:00");
/** What the browser of whoever `signIn` signs in sends along. */
export const cookie = `__Host-liandu=${encodeURIComponent(Buffer.from(JSON.stringify(SECRET)).toString("base64"))}`;

export type Served = { url: string; stop: () => Promise<unknown> };

/** The portal's own web process on the scene. */
export async function openWeb({ url }: Scene): Promise<Served> {
	const offset = String(NOW.getTime() - Date.now());
	const env = { ...process.env, DATABASE_URL: url, PORT: "0", NODE_ENV: "production" as const, LIANDU_CLOCK_OFFSET_MS: offset };
	const child = fork(fileURLToPath(new URL("../../app/server.ts", import.meta.url)), { env });
	const [{ port }] = (await once(child, "message")) as [{ port: number }];
	const stop = () => {
		child.kill("SIGTERM");
		return once(child, "exit");
	};
	return { url: `http://127.0.0.1:${port}`, stop };
}

/** Makes somebody officer of a unit that leads tasks, and signs them in. */
export async function signIn({ db }: Scene): Promise<{ personId: number; unitId: number; place: number; taskId: number }> {
	const [row] = await db.sql<{ unitId: number; place: number; taskId: number }[]>`
		select s.unit_id as "unitId", d.jurisdiction_id as place, min(s.task_id) as "taskId" from steps s join dockets d using (task_id) where s.role = 'lead' group by 1, 2`;
	if (!row) throw new Error("the scene is empty");
	const [person] = await db.sql<{ id: number }[]>`select id from people limit 1`;
	const personId = person?.id ?? 0;
	await db.sql`insert into positions (person_id, unit_id, position, since) values (${personId}, ${row.unitId}, 'officer', '2020-01-01')`;
	const tryId = await logTry(db.sql, "bench", NOW);
	const endsAt = new Date(NOW.getTime() + 10 * 3_600_000);
	await insertSession(db.sql, { secretHash: secretHash(SECRET), personId, now: NOW, endsAt, tryId, ip: null, agent: null });
	return { ...row, personId };
}
