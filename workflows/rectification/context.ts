import type { PlainDate } from "../calendar/plain-date.ts";
import { type ClockContext, noClock } from "../clock/context.ts";
import type { Severity } from "../inspection/severity.ts";
import type { Position } from "../names.ts";
import type { Draw } from "./look-back.ts";

/** What a finding is opened with; further facts that whoever opens it gives along are kept as they are. */
export type Finding = {
	finding: string;
	basis?: string;
	severity: Severity;
	dueOn: PlainDate;
	fileIds: number[];
	subject: string;
	/** The item of the visit's checklist that it breaks. */
	item?: string | undefined;
	/** Who found it: whoever decides about an objection is somebody else. */
	foundByPersonId?: number | null;
};
/** 异议: the unit says that the finding isn't so; and what came of it. */
export type Objection = {
	reason: string;
	fileIds: number[];
	on: PlainDate;
	byPersonId: number | null;
	verdict?: { isUpheld: boolean; reason: string; on: PlainDate };
};
/** Who took a step of the close-out, and on which day. */
export type Done = { personId: number; unitId: number; position: Position; on: PlainDate };

export type RectificationContext = ClockContext &
	Omit<Finding, "dueOn"> & {
		orderedBy: PlainDate;
		plan: { measures: string; inCharge: string; doneBy: PlainDate } | null;
		/** 申请: what was done. */
		result: { text: string; fileIds: number[]; on: PlainDate } | null;
		/** Persons who planned or did it, and units that helped: none of them may verify it. */
		doers: number[];
		helperUnitIds: number[];
		returned: string | null;
		/** 核查, on the spot. */
		verified: (Done & { checkedOn: PlainDate; opinion: string; fileIds: number[] }) | null;
		/** 审核签字, under what has the SHA-256 `hash`: the finding, what was done about it and how it was verified. */
		signed: (Done & { note?: string | undefined; hash: string }) | null;
		/** 公示. */
		published: (Done & { place: string; until: PlainDate }) | null;
		/** The look-back that was drawn when it was published; sealed until its day. */
		drawn: Draw | null;
		lookedBack: { count: number; opinion: string | null; fileIds: number[] };
		relapses: number;
		/** 异议; a row from before there were any is without. */
		objection?: Objection | null;
	};

/** A finding that nothing has been done about yet; what a relapse goes back to as well. */
export const untouched = {
	plan: null,
	result: null,
	returned: null,
	verified: null,
	signed: null,
	published: null,
	drawn: null,
	objection: null,
} satisfies Partial<RectificationContext>;

/** What a finding remembers when it is ordered. */
export const orderedWith = ({ dueOn, ...found }: Finding): RectificationContext => ({
	...noClock,
	...found,
	...untouched,
	orderedBy: dueOn,
	doers: [],
	helperUnitIds: [],
	lookedBack: { count: 0, opinion: null, fileIds: [] },
	relapses: 0,
});
