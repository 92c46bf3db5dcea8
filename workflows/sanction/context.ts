import type { PlainDate } from "../calendar/plain-date.ts";
import type { ClockContext } from "../clock/context.ts";
import type { Measure } from "./measures.ts";

export type Proposed = {
	measure: Measure;
	employer: string;
	creditCode?: string | undefined;
	grounds: string;
	fileIds: number[];
	byPersonId: number;
};
export type SanctionContext = ClockContext &
	Proposed & {
		decided: {
			documentNumber: string;
			note?: string | undefined;
			unitId: number | null;
			on: PlainDate;
			fileIds: number[];
		} | null;
		published: { place: string; on: PlainDate } | null;
		/** Why it was refused, withdrawn or lifted, and when. */
		ended: { reason: string; on: PlainDate } | null;
	};
