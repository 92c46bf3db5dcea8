import type { PlainDate } from "../calendar/plain-date.ts";

/** What a point of a bulletin speaks of: a step, and the task or matter it is a part of, called as it was when the bulletin was drafted. */
export type Subject = { taskId: number; stepNo: number; clause: string; title: string };

/** A part that is late and stands on 通报 or above. */
type Late = {
	kind: "late";
	subject: Subject;
	dueOn: PlainDate;
	daysLate: number;
	rung: number;
	/** The entry with which it climbed to 通报 this time, and on which day: one climb is in one bulletin. */
	climbSeq: number;
	since: PlainDate;
	/** The 督办单 on it, by its printed number. */
	order: { printed: string; state: string; answer: string | null } | null;
	/** How often the unit has asked for time, and got it. */
	asked: number;
	granted: number;
};

/** What the unit asked more time for, and how it was answered. */
export type Asking = {
	subject: Subject;
	since: PlainDate;
	from: PlainDate | null;
	askedFor: PlainDate;
	state: string;
	grantedUntil: PlainDate | null;
};
/** What was found with the unit, or came back at the look-back; since when, and how it stands. */
export type Found = { subject: Subject; since: PlainDate; finding: string; severity: string; state: string; relapses: number };
/** What the unit reported well before it was due, and has been accepted. */
export type Done = { subject: Subject; since: PlainDate; dueOn: PlainDate; daysEarly: number };

/** What a point of a bulletin says of one unit. */
export type PointFacts =
	| Late
	| { kind: "extensions"; items: Asking[] }
	| { kind: "findings"; items: Found[] }
	| { kind: "early"; items: Done[] };
export type PointKind = PointFacts["kind"];
