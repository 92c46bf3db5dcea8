/**
 * How every event stands to the step that it is sent to, said once: `main` is what the work goes on with; `either` is decided about one way or the
 * other; `beside` is the other answer to what is main; `grave` takes something away or can't be gone back on. What stands under `desk` the desk has
 * the form of, row by row; the rest is done on the page of the task, where what it is about can be read.
 */
export const standings = {
	main: {
		desk: [
			...["task.issue", "task.close", "duty.sign", "report.submit", "report.accept", "change.sign", "extension.grant"],
			...["order.receive", "order.answer", "order.lift", "deadline.confirm", "visit.begin", "campaign.draw", "campaign.start"],
			...["rectification.plan", "rectification.approve", "rectification.submit", "rectification.verify", "rectification.sign"],
			...["rectification.publish", "lookback.pass", "referral.receive", "referral.answer", "referral.close"],
			...["sanction.decide", "sanction.publish", "bulletin.issue"],
		],
		page: [
			...["task.assign", "letter.send", "letter.sign", "letter.countersign", "campaign.freeze", "bulletin.announce"],
			...["summary.issue", "meeting.call", "meeting.hold", "meeting.minute", "minutes.issue"],
		],
	},
	either: { desk: ["duty.uphold", "order.uphold", "order.return", "finding.uphold", "point.keep"], page: [] },
	beside: {
		desk: [
			...["report.return", "duty.unblock", "extension.request", "extension.refuse", "point.object", "sanction.refuse"],
			...["referral.askAgain", "lookback.relapse", "visit.record", "inspection.conclude", "campaign.conclude"],
		],
		page: [],
	},
	grave: {
		desk: ["duty.refuse"],
		page: [
			...[
				"task.cancel",
				"task.suspend",
				"duty.waive",
				"rectification.skip",
				"inspection.skip",
				"visit.cancel",
				"campaign.cancel",
			],
			...["meeting.cancel", "bulletin.withdraw", "summary.withdraw", "sanction.propose"],
		],
	},
} as const;

/** What can be done at other times as well, and is main only where a step stands like this. */
export const mainOnlyIn: Record<string, string> = { "order.lift": "answered", "task.assign": "toAssign" };

type Standing = keyof typeof standings;
type Sent = { type: string; state: string };
type Offered = Sent & { obstacles: unknown[] };

const standingOf: ReadonlyMap<string, Standing> = new Map(
	(Object.keys(standings) as Standing[]).flatMap((standing) =>
		[...standings[standing].desk, ...standings[standing].page].map((event): [string, Standing] => [event, standing]),
	),
);
const onDesk: ReadonlySet<string> = new Set(Object.values(standings).flatMap(({ desk }): readonly string[] => desk));

const isMain = ({ type, state }: Sent): boolean =>
	standingOf.get(type) === "main" && (mainOnlyIn[type] === undefined || mainOnlyIn[type] === state);

const isGrave = ({ type }: Sent): boolean => standingOf.get(type) === "grave";

/** Whether the desk has the form of an event; all others are found on the page of the task. */
export const isOnDesk = (type: string): boolean => onDesk.has(type);

/** Whether a step waits for an event, apart from what may be done with it at any time. */
export const isAwaited = (event: Sent): boolean => isMain(event) || standingOf.get(event.type) === "either";

/** The look of the button that sends an event; what can't be done yet doesn't stand out. */
export function buttonOf(event: Offered): string {
	if (isGrave(event)) return "button-danger";
	return isMain(event) && event.obstacles.length === 0 ? "button-primary" : "";
}

const rankOf = (event: Offered): number => (isGrave(event) ? 3 : event.obstacles.length > 0 ? 2 : isMain(event) ? 0 : 1);

/** What may be done, in the order in which it is looked for: what the step waits for first, what takes away last. Pure. */
export const inOrder = <E extends Offered>(events: E[]): E[] => events.toSorted((a, b) => rankOf(a) - rankOf(b));
