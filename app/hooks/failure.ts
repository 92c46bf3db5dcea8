/**
 * Why a push didn't arrive: its address leads inside, isn't https, redirects, or is a name that nobody knows; nobody answered in time; the
 * other side answered with an error; it was told too much in a minute.
 */
export type HookTrouble = "inside" | "notHttps" | "unknownHost" | "redirected" | "unreachable" | "refused" | "tooFast";

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
