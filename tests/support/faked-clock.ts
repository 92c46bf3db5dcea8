import { globSync } from "node:fs";

/** Every call that asks Node for the time, moved by so many milliseconds. */
const moved = (by: number): string => `
	const Real = Date;
	globalThis.Date = class extends Real {
		constructor(...given) { super(...(given.length > 0 ? given : [Real.now() + ${by}])); }
		static now() { return Real.now() + ${by}; }
	};`;

/**
 * Environments of a process whose own clock starts at a moment, whatever the machine's says: one that replaces `Date` before anything of ours is
 * loaded, and, where it is installed (Debian's package libfaketime), one that moves what the process is told by the system. The machine's clock is
 * never touched.
 */
export function fakedClocks(moment: Date): Record<string, string>[] {
	const by = moment.getTime() - Date.now();
	const [library] = globSync("/usr/lib/{*/,}faketime/libfaketime.so.1");
	const told = { LD_PRELOAD: library ?? "", FAKETIME: `@${Math.floor(moment.getTime() / 1_000)}`, FAKETIME_FMT: "%s" };
	return [{ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(moved(by))}` }, ...(library ? [told] : [])];
}
