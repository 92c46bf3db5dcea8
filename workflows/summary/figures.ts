import type { PlainDate } from "../calendar/plain-date.ts";

/** What a summary counts: tasks by stage; duties by how they ended or stand; requests for time; findings; climbs by rung; matters by kind and state. */
export const markKinds = ["stage", "duty", "extension", "finding", "rung", "matter"] as const;
export type MarkKind = (typeof markKinds)[number];

/** How many things of one kind and value there are, of one unit, or (null) of none. */
export type Count = { kind: MarkKind; value: string; unitId: number | null; n: number };

/** What one target of the plan asks for, and what is known of it: null for nothing that anybody has reported yet. */
export type Target = {
	no: number;
	indicator: string;
	scope: string | null;
	asks: string;
	by: PlainDate | null;
	known: string | null;
};

/** From the first day on, up to a moment (ISO, UTC) of the last. */
export type Term = { from: PlainDate; to: PlainDate; until: string };
