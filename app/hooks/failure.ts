/**
 * Why a push didn't arrive: its address leads inside, isn't https, redirects, or is a name that nobody knows; nobody answered in time; the
 * other side answered with an error; it was told too much in a minute; it was sealed with a key that isn't there.
 */
const troubles = ["inside", "notHttps", "unknownHost", "redirected", "unreachable", "refused", "tooFast", "keyLost"] as const;
export type HookTrouble = (typeof troubles)[number];

/** A push that didn't arrive, with what the other side said if it said something. */
export class HookFailure extends Error {
	readonly trouble: HookTrouble;
	readonly said: string;
	constructor(trouble: HookTrouble, said = "") {
		super(said ? `${trouble}: ${said}` : trouble);
		this.trouble = trouble;
		this.said = said;
	}
}

/** What a kept error of a push says: why it didn't arrive, if that is known, and what the other side said. */
export function readHookError(error: string): { trouble: HookTrouble | null; said: string } {
	const [start = "", ...rest] = error.split(": ");
	const trouble = troubles.find((t) => t === start) ?? null;
	return trouble ? { trouble, said: rest.join(": ") } : { trouble, said: error };
}
