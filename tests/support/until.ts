import { setTimeout as sleep } from "node:timers/promises";

/** Waits until a condition holds, looking every few milliseconds; throws when it doesn't within `ms`, which is no promise: a busy machine takes long. */
export async function until<T>(what: string, holds: () => T | Promise<T>, ms = 120_000): Promise<NonNullable<T>> {
	for (const start = Date.now(); Date.now() - start < ms; await sleep(15)) {
		const value = await holds();
		if (value) return value as NonNullable<T>;
	}
	throw new Error(`after ${ms} ms still not: ${what}`);
}

/** What a promise comes to, or `"late"` when it hasn't settled within `ms`. */
export const within = <T>(ms: number, promise: Promise<T>): Promise<T | "late"> =>
	Promise.race([promise, sleep(ms, "late" as const, { ref: false })]);
