import type { Position } from "./docket.ts";

/** Whom a notice goes to; the engine finds the units; `named` is the unit that the event itself names. */
export type Reader = "owner" | "lead" | "reviewer" | "secretariat" | "named";
export type Readers = { to: Reader; positions: readonly Position[] };

const officer = (to: Reader): Readers => ({ to, positions: ["officer"] });
const head = (to: Reader): Readers => ({ to, positions: ["head"] });
const both = (to: Reader): Readers => ({ to, positions: ["officer", "head"] });

/** Who is told at each rung: the officer, then the unit with a copy to its reviewer, then its head and the secretariat. */
const atRung: readonly Readers[][] = [
	[officer("owner")],
	[both("owner"), officer("reviewer")],
	[both("owner"), officer("secretariat")],
	[head("owner"), officer("secretariat")],
	[head("owner"), officer("secretariat")],
];

/** Who is told of what: the one table. An event that isn't here tells nobody; the actor's own unit is never told. */
const readers: Record<string, Readers[]> = {
	"task.assign": [both("lead")],
	"task.issued": [officer("owner")],
	"implementation.opened": [officer("owner")],
	"task.close": [officer("lead"), officer("secretariat")],
	"task.reopen": [both("lead")],
	"task.suspend": [both("lead")],
	"task.resume": [both("lead")],
	"task.cancel": [both("lead")],
	"task.suspended": [officer("owner")],
	"task.cancelled": [officer("owner")],
	"duty.refuse": [officer("reviewer")],
	"duty.uphold": [officer("owner")],
	"duty.reassign": [officer("owner")],
	"duty.block": [officer("reviewer"), both("named")],
	"duty.waive": [officer("owner")],
	"duty.waived": [officer("owner")],
	"duty.restore": [officer("owner")],
	"report.submit": [officer("reviewer")],
	"report.accept": [officer("owner")],
	"report.return": [both("owner")],
	"report.reopen": [both("owner")],
	"extension.opened": [both("reviewer")],
	"extension.grant": [officer("owner")],
	"extension.refuse": [officer("owner")],
	"deadline.confirm": [officer("owner")],
	"deadline.recount": [officer("owner")],
	"order.receive": [officer("secretariat")],
	"order.answer": [officer("secretariat"), officer("lead")],
	"order.object": [officer("secretariat")],
	"order.uphold": [both("owner")],
	"order.return": [both("owner")],
	"order.lift": [both("owner"), officer("lead")],
	"inspection.conclude": [officer("lead"), officer("secretariat")],
	"inspection.skip": [officer("lead"), officer("secretariat")],
	"rectification.skip": [officer("lead"), officer("secretariat")],
	"rectification.opened": [both("owner")],
	"rectification.plan": [officer("reviewer")],
	"rectification.approve": [officer("owner")],
	"rectification.revise": [officer("owner")],
	"rectification.submit": [officer("reviewer"), officer("secretariat")],
	"rectification.return": [both("owner")],
	"rectification.verify": [officer("owner")],
	"lookback.relapse": [both("owner"), officer("secretariat")],
};

/** Who is told of an event; for a rung, who is told at that rung. */
export const readersOf = (type: string, data: Record<string, unknown>): readonly Readers[] =>
	type === "rung.reached" ? (atRung[Number(data.rung) - 1] ?? []) : (readers[type] ?? []);
