import type { Sql } from "../client.server.ts";

/** Gives a docket another secret, which decides on which day a finding of it is looked back at: for the demonstration alone, before it is drawn. */
export async function putSecret(sql: Sql, taskId: number, secret: string): Promise<void> {
	await sql`update dockets set secret = ${secret} where task_id = ${taskId}`;
}
