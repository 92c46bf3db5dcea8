import type { PlainDate } from "../calendar/plain-date.ts";
import type { ClockContext } from "../clock/context.ts";
import type { Brief } from "../deployment/brief.ts";

/** One thing that a report has to hold: the account, a figure by its name, the evidence. */
export type Item = { key: string; kind: "text" | "figure" | "evidence"; name: string | null; isRequired: boolean };

export type Returned = { reasons: Record<string, string>; on: PlainDate };

/** What was open before a report, and the evidence that had been handed in until then. */
export type Before = { openItems: string[] | null; fileIds: number[] };

/** What a unit's part in a task remembers. */
export type ImplementationContext = ClockContext & {
	brief: Brief | null;
	isSigned: boolean;
	/** The amendments of the plan that changed it after it was signed for, by number, until they are signed for too. A row that is older has none. */
	unsigned?: number[];
	/** What was last handed in, item by item. */
	report: { items: Record<string, string>; fileIds: number[]; on: PlainDate; byPersonId: number | null } | null;
	/** After a return: the keys of the items that are open again; null when all are. */
	openItems: string[] | null;
	/** How it stood before the last report was handed in, so that it can be taken back; null when none is in. */
	submitted: (Before & { from: string }) | null;
	/** After a report was taken back: how it stood before. What was handed in is kept until something else is. */
	recalled: Before | null;
	returned: Returned | null;
	blocked: { byUnitId: number; reason: string; on: PlainDate } | null;
	pendingExtensions: number;
	/** The printed date of the period it is in, from the second one on; the first one's is in the brief. */
	period: PlainDate | null;
	/** No period follows this one, though the document prints more. */
	isLastPeriod: boolean;
	/** The periods that are through, with what was handed in: the words of the report are in the history. */
	pastPeriods: { period: PlainDate; reportedOn: PlainDate | null; fileIds: number[]; acceptedOn: PlainDate }[];
	waived: string | null;
	refused: { reason: string; rightUnitId: number | null } | null;
};

/** What a duty remembers to begin with. */
export const blankDuty = {
	unsigned: [],
	isSigned: false,
	report: null,
	openItems: null,
	submitted: null,
	recalled: null,
	returned: null,
	blocked: null,
	pendingExtensions: 0,
	period: null,
	isLastPeriod: false,
	pastPeriods: [],
	waived: null,
	refused: null,
} satisfies Partial<ImplementationContext>;

/** What a report on this duty consists of; the account comes first, the evidence last. */
export const itemsOf = ({ brief }: Partial<Pick<ImplementationContext, "brief">>): Item[] => [
	{ key: "text", kind: "text", name: null, isRequired: true },
	...(brief?.figures ?? []).map((name, i): Item => ({ key: `figure${i + 1}`, kind: "figure", name, isRequired: true })),
	{ key: "evidence", kind: "evidence", name: null, isRequired: brief?.needsEvidence ?? false },
];
