import type { PlainDate } from "../calendar/plain-date.ts";
import type { Inspector, ObjectKind } from "../campaign/draw.ts";
import type { ClockContext } from "../clock/context.ts";
import type { Answered, Checklist } from "./checklist.ts";

/** What a campaign's draw says of a visit; one that a task's inspection scheduled is without. */
type Drawn = {
	/** What is inspected, if it isn't the unit itself. */
	object: { kind: ObjectKind; key: string; name: string; class: string };
	/** Those who were drawn to inspect; none where the unit sends whom it likes. */
	inspectors: Inspector[];
	/** Persons who have to keep away from it (回避). */
	avoided: number[];
	/** 暗访: not shown to the inspected unit before it has begun. */
	isUndercover: boolean;
};
/** What a visit is scheduled with. */
export type Planned = Partial<Drawn> & { objectUnitId: number | null; subject: string; on: PlainDate };
export type InspectionContext = ClockContext &
	Planned & {
		/** Inspectors who stand in for drawn ones, and why. */
		replaced?: { outgoing: string; incoming: string; reason: string; on: PlainDate }[];
		/** The version of the checklist that it was begun with, and the answers to its items; a visit may be without. */
		checklist?: Checklist | null;
		answered?: Answered | null;
		result: string | null;
		fileIds: number[];
	};
