/** What takes something away from somebody, or can't be gone back on. */
const GRAVE: ReadonlySet<string> = new Set([
	"task.cancel",
	"task.suspend",
	"duty.refuse",
	"duty.waive",
	"rectification.skip",
	"inspection.skip",
	"visit.cancel",
	"campaign.cancel",
	"meeting.cancel",
	"bulletin.withdraw",
	"summary.withdraw",
	"sanction.propose",
]);

/** What the work goes on with, wherever somebody waits for it. */
const MAIN: ReadonlySet<string> = new Set([
	"task.issue",
	"task.close",
	"duty.sign",
	"report.submit",
	"report.accept",
	"change.sign",
	"extension.grant",
	"order.receive",
	"order.answer",
	"visit.begin",
	"rectification.plan",
	"rectification.approve",
	"rectification.submit",
	"rectification.verify",
	"rectification.sign",
	"rectification.publish",
	"lookback.pass",
	"referral.receive",
	"referral.answer",
	"referral.close",
	"sanction.decide",
	"sanction.publish",
	"letter.send",
	"letter.sign",
	"letter.countersign",
	"campaign.freeze",
	"campaign.draw",
	"campaign.start",
	"bulletin.announce",
	"bulletin.issue",
	"summary.issue",
	"meeting.call",
	"meeting.hold",
	"meeting.minute",
	"minutes.issue",
]);

/** What somebody has to decide about, either way. */
const JUDGING: ReadonlySet<string> = new Set(["duty.uphold", "order.uphold", "order.return", "finding.uphold", "point.keep"]);

/** Whether a step waits for an event, apart from what may be done with it at any time. */
export const isAwaited = (event: string): boolean => MAIN.has(event) || JUDGING.has(event);

type Offered = { type: string; obstacles: unknown[] };

/** The look of the button that sends an event; what can't be done yet doesn't stand out. */
export function buttonOf({ type, obstacles }: Offered): string {
	if (GRAVE.has(type)) return "button-danger";
	return MAIN.has(type) && obstacles.length === 0 ? "button-primary" : "";
}

const rankOf = (event: Offered): number =>
	GRAVE.has(event.type) ? 3 : event.obstacles.length > 0 ? 2 : MAIN.has(event.type) ? 0 : 1;

/** What may be done, in the order in which it is looked for: what the step waits for first, what takes away last. Pure. */
export const inOrder = <E extends Offered>(events: E[]): E[] => events.toSorted((a, b) => rankOf(a) - rankOf(b));
