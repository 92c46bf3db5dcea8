import { dateAt } from "#workflows/calendar/plain-date.ts";

const pad = (n: number) => String(n).padStart(2, "0");

/** A stored moment as people of Asia/Shanghai write it: 2020-06-30 09:05. */
export function moment(at: string | Date): string {
	const date = new Date(at);
	const local = new Date(date.getTime() + 8 * 3_600_000);
	return `${dateAt(date)} ${pad(local.getUTCHours())}:${pad(local.getUTCMinutes())}`;
}

/** Bytes as people read them. */
export const fileSize = (bytes: number): string =>
	bytes < 1024 ** 2
		? `${Math.max(1, Math.round(bytes / 1024))} KB`
		: bytes < 1024 ** 3
			? `${(bytes / 1024 ** 2).toFixed(1)} MB`
			: `${(bytes / 1024 ** 3).toFixed(1)} GB`;

/** A link to the same page with some search parameters changed; null takes one out. */
export function withParams(params: URLSearchParams, changes: Record<string, string | null>): string {
	const next = new URLSearchParams(params);
	for (const [key, value] of Object.entries(changes)) value === null ? next.delete(key) : next.set(key, value);
	return `?${next}`;
}
