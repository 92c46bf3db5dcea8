import type { PlainDate } from "../calendar/plain-date.ts";
import type { ClockContext } from "../clock/context.ts";
import { type Docket, stepNo } from "../docket.ts";
import type { Item, Resolution } from "./agenda.ts";
import type { BodyKind } from "./body.ts";

/** 出席, 委派代表, 请假, 缺席. */
export const attendances = ["present", "deputy", "excused", "absent"] as const;
export type Attendance = (typeof attendances)[number];

/** A unit in the body that meets, and who speaks for it there, as it was when the meeting was planned. */
export type Member = { unitId: number; name: string; speaker: string };
/** The body (议事机构) that meets. */
export type Convening = {
	bodyId: number;
	bodyKind: BodyKind;
	bodyName: string;
	/** Its how manieth meeting this is. */
	nth: number;
	/** The unit whose head is in the chair. */
	chairUnitId: number | null;
	members: Member[];
};
export type MeetingContext = ClockContext &
	Convening & {
		agenda: Item[];
		/** The invitation; null until it is called. */
		call: { on: PlainDate; time: string; place: string; note: string | null; fileIds: number[] } | null;
		/** Why it was put off or called off last. */
		reason: string | null;
		/** How it was held. */
		held: { on: PlainDate; chairedBy: string; others: string | null; attendance: Record<string, Attendance> } | null;
		resolutions: Resolution[];
		summary: string | null;
		/** Why the draft of the minutes came back last. */
		returned: string | null;
		issuedOn: PlainDate | null;
		/** The numbers of its resolutions that are done. */
		settled: number[];
	};
/** What a meeting's docket remembers. Throws if it has no step. */
export const meetingIn = (docket: Docket): MeetingContext => stepNo(docket, 1).context as MeetingContext;
