import type { DeskRow } from "#db/queries/list-desk.ts";
import type { Lit } from "#workflows/light.ts";

/** The groups of the desk, in the order in which they are worked off. */
export const groups = [
	"visits",
	"answer",
	"overdue",
	"returned",
	"toSign",
	"changed",
	"dueSoon",
	"toReview",
	"toRectify",
	"referred",
	"toPublish",
	"toInspect",
	"toReport",
	"toConfirm",
	"toAssign",
	"toIssue",
	"toClose",
	"blocked",
	"letters",
	"bulletins",
	"meetings",
] as const;
export type Group = (typeof groups)[number];

const REVIEWED = new Set([
	"submitted",
	"refused",
	"requested",
	"planned",
	"proposed",
	"verified",
	"signed",
	"published",
	"lookback",
	"objected",
	"answered",
]);

/** The one group that a row stands in for whoever looks: the most pressing that fits. */
export function groupOf(row: DeskRow, lit: Lit, today: string): Group {
	const { machine, state, isOwn } = row;
	if (row.isChange) return "changed";
	if (machine === "inspection" && isOwn && (state === "visiting" || row.dueOn === today)) return "visits";
	if (row.clock === "unconfirmed" && !isOwn) return "toConfirm";
	if (machine === "order") return isOwn && !REVIEWED.has(state) ? "answer" : "toReview";
	if (machine === "sanction") return state === "proposed" ? "toReview" : "toPublish";
	if (machine === "letter") return "letters";
	if (machine === "campaign") return "toInspect";
	if (machine === "meeting") return "meetings";
	if (machine === "bulletin" || machine === "point" || machine === "summary") return "bulletins";
	if (machine === "deployment") return state === "toAssign" ? "toAssign" : "toIssue";
	if (machine === "supervision") return state === "closing" ? "toClose" : "toInspect";
	if (!isOwn || REVIEWED.has(state)) return "toReview";
	if (lit.light === "red") return "overdue";
	if (machine === "inspection") return "toInspect";
	if (machine === "rectification") return "toRectify";
	if (machine === "referral") return "referred";
	if (state === "toSign" || state === "returned" || state === "blocked") return state;
	return lit.light === "yellow" && row.clock !== "unconfirmed" ? "dueSoon" : "toReport";
}
