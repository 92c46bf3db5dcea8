import { createHash } from "node:crypto";
import { canonical } from "#workflows/canonical.ts";
import type { Step } from "#workflows/docket.ts";

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
	/** What the step was after it, as `hashOfStep` has it; entries from before that was kept are without, and their hash is over the rest. */
	stepHash?: string | undefined;
};

/** What the first entry of a docket is chained to. */
export const GENESIS = "0".repeat(64);

const hex = (...parts: string[]): string => {
	const hash = createHash("sha256");
	for (const part of parts) hash.update(part);
	return hash.digest("hex");
};

/** What a step is besides what its entries say: whose it is, and all that it remembers. */
export type Remembered = Pick<Step, "machine" | "version" | "unitId" | "role" | "parentNo" | "viaUnitId" | "context">;

/** The hash of what a step is besides what its entries say, however much else the value holds. */
export const hashOfStep = ({ machine, version, unitId, role, parentNo, viaUnitId, context }: Remembered): string =>
	hex(canonical({ machine, version, unitId, role, parentNo, viaUnitId, context }));

/** One act of the audit trail as it is stored, without its hash. */
export type Act = {
	chain: number;
	seq: number;
	/** ISO, UTC, to the microsecond. */
	at: string;
	personId: number | null;
	unitId: number | null;
	act: string;
	ip: string | null;
	subject: string | null;
};

/** The hash of an act: SHA-256 over the hash before it and all that the act says, line by line, as the table's trigger (`chain_act`) has it. */
export const hashOfAct = (before: string, { seq, at, personId, unitId, act, ip, subject }: Act): string =>
	hex([before, seq, at, personId ?? "", unitId ?? "", act, ip ?? "", subject === null ? "" : `=${subject}`].join("\n"));

/** The hash of an entry: SHA-256 over the hash before it and all that the entry says. */
export const hashOf = (before: string, entry: Entry): string => hex(before, "\n", canonical(entry));
