import { createHash } from "node:crypto";
import { canonical } from "./canonical.ts";

/** One history entry as it is stored, without its hash. */
export type Entry = {
	taskId: number;
	seq: number;
	stepNo: number;
	machine: string;
	event: string;
	data: unknown;
	/** ISO, UTC, to the millisecond. */
	at: string;
	actor: "person" | "clock" | "docket";
	personId: number | null;
	unitId: number | null;
	position: string | null;
	causeSeq: number | null;
	fromState: string | null;
	fromClock: string | null;
	toState: string;
	toClock: string;
	dueOn: string | null;
	rung: number;
};

/** What the first entry of a docket is chained to. */
export const GENESIS = "0".repeat(64);

/** The hash of an entry: SHA-256 over the hash before it and all that the entry says. */
export const hashOf = (before: string, entry: Entry): string =>
	createHash("sha256").update(before).update("\n").update(canonical(entry)).digest("hex");
