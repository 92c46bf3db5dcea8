import type { PlainDate } from "../calendar/plain-date.ts";
import type { ClockContext } from "../clock/context.ts";
import type { Position } from "../names.ts";

/** One side's signature under the text whose SHA-256 is `hash`; the moment is that of its history entry. */
export type Signature = { personId: number; unitId: number; position: Position; on: PlainDate; hash: string; fileIds: number[] };
/** One task that the unit answers for, as it was when the letter was drafted. */
export type Promised = { taskId: number; clause: string; title: string; dueOn: PlainDate | null };
/** A text that was once in force, and why it is no longer: what the secretariat said, or the number of the amendment of its plan; neither, if its tasks were given otherwise. */
export type PastText = { text: string; signatures: Signature[]; reason: string | null; amendment?: number; until: PlainDate };
/** What a letter would say if it were drafted anew since an amendment of its plan, or (null) since its tasks were given otherwise; no text if the unit answers for nothing any more. */
export type Redraft = { amendment: number | null; text: string | null; promises: Promised[] };
export type LetterContext = ClockContext & {
	text: string;
	promises: Promised[];
	signatures: Signature[];
	/** Why the unit sent it back last. */
	objection: string | null;
	past: PastText[];
	/** What it would say since something else is asked of its unit, until that is taken over or its text changed by hand. */
	redraft?: Redraft | null;
	/** What was promised held against what is, the newest last. */
	inspections: { opinion: string; on: PlainDate }[];
	ended: string | null;
};
