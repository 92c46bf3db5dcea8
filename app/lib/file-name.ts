import { extname } from "node:path";

/** A file's name without path or control characters, at most 120 characters, its ending kept. */
export function cleanName(name: string): string {
	const base =
		name
			.replace(/^.*[\\/]/, "")
			.replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, "")
			.trim() || "file";
	const ending = extname(base);
	const stem = [...base.slice(0, base.length - ending.length)];
	return stem.slice(0, 120 - ending.length).join("") + ending;
}
