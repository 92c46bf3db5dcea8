import type { MachineName, Position } from "./names.ts";

/**
 * Whom a notice goes to; the engine finds the units; `members` and `chair` are those of the body that meets, `asker` is the unit that asked for time,
 * `named` the one that the event itself names.
 */
export type Reader =
	| "owner"
	| "asker"
	| "lead"
	| "reviewer"
	| "secretariat"
	| "members"
	| "chair"
	| "named"
	| "sender"
	| "decider";
export type Readers = { to: Reader; positions: readonly Position[]; kind: NoticeKind };

/**
 * What a notice wants of its reader, the most pressing first: 督办 and above; a reminder of a deadline; something to do; to know how things
 * go. By these people choose what reaches them by mail.
 */
export const noticeKinds = ["supervision", "reminder", "todo", "news"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

const officer = (to: Reader, kind: NoticeKind = "news"): Readers => ({ to, positions: ["officer"], kind });
const head = (to: Reader, kind: NoticeKind = "news"): Readers => ({ to, positions: ["head"], kind });
const both = (to: Reader, kind: NoticeKind = "news"): Readers => ({ to, positions: ["officer", "head"], kind });

/**
 * Who is told at each rung: the officer, then the unit with a copy to its reviewer, then its head and the secretariat; and, where it is a request for time
 * that has climbed to the secretariat unanswered, whoever asked.
 */
const atRung: readonly Readers[][] = [
	[officer("owner", "reminder")],
	[both("owner", "reminder"), officer("reviewer", "reminder")],
	[both("owner", "supervision"), officer("secretariat", "supervision"), officer("asker")],
	[head("owner", "supervision"), officer("secretariat", "supervision")],
	[head("owner", "supervision"), officer("secretariat", "supervision")],
];

/** Who is told of what, and what it wants of them: the one table. An event that isn't here tells nobody; the actor's own unit is never told. */
const readers: Record<string, Readers[]> = {
	"task.assign": [both("lead", "todo")],
	"task.issued": [officer("owner", "todo")],
	"implementation.opened": [officer("owner", "todo")],
	"task.close": [officer("lead"), officer("secretariat")],
	"task.reopen": [both("lead")],
	"task.suspend": [both("lead")],
	"task.resume": [both("lead")],
	"task.cancel": [both("lead")],
	"task.amend": [both("lead")],
	"task.remove": [both("lead")],
	"task.suspended": [officer("owner")],
	"task.cancelled": [officer("owner")],
	"duty.refuse": [officer("reviewer", "todo")],
	"duty.uphold": [officer("owner", "todo")],
	"duty.reassign": [officer("owner")],
	"duty.block": [officer("reviewer"), both("named", "todo")],
	"duty.waive": [officer("owner")],
	"duty.waived": [officer("owner")],
	"duty.restore": [officer("owner", "todo")],
	"duty.changed": [officer("owner", "todo")],
	"duty.withdrawn": [officer("owner")],
	"change.waive": [officer("owner")],
	"periods.end": [officer("secretariat")],
	"periods.ended": [officer("owner")],
	"period.begun": [officer("owner", "todo")],
	"report.submit": [officer("reviewer", "todo")],
	"report.accept": [officer("owner")],
	"report.return": [both("owner", "todo")],
	"report.reopen": [both("owner", "todo")],
	"extension.opened": [both("reviewer", "todo")],
	"extension.grant": [officer("asker")],
	"extension.refuse": [officer("asker")],
	"deadline.confirm": [officer("owner")],
	"deadline.recount": [officer("owner")],
	"letter.send": [both("owner", "todo")],
	"letter.sign": [both("secretariat", "todo")],
	"letter.object": [officer("secretariat", "todo")],
	"letter.countersign": [both("owner")],
	"letter.outdated": [officer("secretariat", "todo")],
	"letter.redraft": [both("owner")],
	"letter.amend": [both("owner")],
	"letter.inspect": [both("owner")],
	"letter.end": [both("owner")],
	"letter.withdraw": [officer("owner")],
	"bulletin.announced": [both("owner", "todo")],
	"bulletin.issued": [both("owner")],
	"bulletin.withdrawn": [both("owner")],
	"points.settled": [both("secretariat", "todo")],
	"point.takeOut": [both("owner")],
	"point.object": [officer("reviewer", "todo")],
	"point.keep": [both("owner")],
	"meeting.call": [both("members", "todo"), head("chair", "todo")],
	"meeting.postpone": [both("members"), head("chair")],
	"meeting.cancel": [both("members"), head("chair")],
	"agenda.submit": [officer("secretariat", "todo")],
	"meeting.minute": [head("secretariat", "todo"), head("chair", "todo")],
	"minutes.return": [officer("secretariat", "todo")],
	"minutes.issue": [both("members"), head("chair")],
	"resolution.settled": [officer("secretariat")],
	"resolution.reopened": [officer("secretariat")],
	"order.receive": [officer("reviewer")],
	"order.answer": [officer("reviewer", "todo"), officer("lead")],
	"order.object": [officer("reviewer", "todo")],
	"campaign.draw": [officer("secretariat")],
	"campaign.conclude": [officer("secretariat")],
	"campaign.cancel": [officer("secretariat"), officer("owner")],
	"order.uphold": [both("owner", "supervision")],
	"order.return": [both("owner", "supervision")],
	"order.lift": [both("owner"), officer("lead")],
	"inspection.conclude": [officer("lead"), officer("secretariat")],
	"inspection.skip": [officer("lead"), officer("secretariat")],
	"rectification.skip": [officer("lead"), officer("secretariat")],
	"rectification.opened": [both("owner", "todo")],
	"rectification.plan": [officer("reviewer", "todo")],
	"rectification.approve": [officer("owner", "todo")],
	"rectification.revise": [officer("owner", "todo")],
	"rectification.submit": [officer("reviewer", "todo"), officer("secretariat")],
	"rectification.return": [both("owner", "todo")],
	"rectification.verify": [head("reviewer", "todo"), head("secretariat", "todo"), officer("owner")],
	"rectification.sign": [officer("reviewer", "todo"), officer("secretariat", "todo"), officer("owner")],
	"rectification.publish": [officer("owner")],
	"referral.opened": [both("owner", "todo")],
	"referral.receive": [officer("sender")],
	"referral.answer": [both("sender", "todo")],
	"referral.askAgain": [both("owner", "todo")],
	"referral.close": [officer("owner")],
	"sanction.opened": [head("decider", "todo")],
	"sanction.decide": [both("owner", "todo"), officer("secretariat")],
	"sanction.refuse": [both("owner")],
	"sanction.withdraw": [head("decider")],
	"sanction.publish": [officer("secretariat")],
	"sanction.lift": [both("owner"), officer("secretariat")],
	"lookback.begun": [officer("reviewer", "todo"), officer("secretariat", "todo")],
	"lookback.pass": [both("owner"), officer("secretariat")],
	"finding.object": [both("reviewer", "todo"), officer("secretariat", "todo")],
	"finding.uphold": [both("owner", "todo")],
	"finding.dismiss": [both("owner"), officer("reviewer")],
	"lookback.relapse": [both("owner", "todo"), officer("secretariat")],
};

/** Who is told of an event of a machine; for a rung, who is told at that rung. Nobody has asked for what isn't a request. */
export const readersOf = (machine: MachineName, type: string, data: Record<string, unknown>): readonly Readers[] =>
	(type === "rung.reached" ? (atRung[Number(data.rung) - 1] ?? []) : (readers[type] ?? [])).filter(
		({ to }) => to !== "asker" || machine === "extension",
	);
