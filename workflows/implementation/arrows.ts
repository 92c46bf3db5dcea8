import { tell } from "../effects.ts";
import { by } from "../who.ts";
import { commands } from "./commands.ts";

/** What the chart says more than once: what happens when a duty is settled, signed for, sent back, and the arrows that several states share. */

export const settled = ["endClock", tell("deployment", "duty.settled"), tell("supervision", "duty.settled")] as const;
export const restarted = { type: "restartClock", params: commands.stillHeld } as const;
const waived = ["keepWaiver", { type: "tell", params: commands.waivedWith }, ...settled] as const;
export const again = ["keepReturn", restarted, { type: "moveClock", params: commands.againBy }] as const;
export const signed = [
	"keepSigned",
	{ type: "startClock", params: commands.toReportBy },
	tell("deployment", "duty.signed"),
] as const;
export const resumed = { type: "resumeClock", params: { shift: true } } as const;
export const restored = ["forget", restarted, tell("supervision", "duty.reopened")] as const;
export const recast = { type: "recast", params: commands.recast } as const;
/** With an amendment of the plan the unit goes out of the task, and what it had delegated with it. */
const withdrawn = [tell("children", "duty.withdrawn"), ...settled] as const;
export const unsettled = {
	"task.cancelled": { target: "cancelled", actions: "endClock", meta: by("docket") },
	"duty.withdrawn": { target: "withdrawn", actions: [...withdrawn], meta: by("docket") },
	"duty.regrouped": { actions: recast, meta: by("docket") },
} as const;
/** Before it is signed for, an amendment changes what there will be to sign for; its clock doesn't count towards the plan's date yet. */
export const changeable = { "duty.changed": { actions: [recast, "keepChange"], meta: by("docket") } } as const;
export const signable = {
	"change.sign": { guard: "hasUnsigned", actions: "forgetUnsigned", meta: by("owner") },
	"change.waive": { guard: "isWaivable", actions: "forgetUnsigned", meta: by("reviewer") },
} as const;
/** After it was signed for, work goes on as it is; the change is signed for by itself. */
export const amendable = {
	...signable,
	"duty.changed": [
		{
			guard: "isRedated",
			actions: [recast, { type: "moveClock", params: commands.amendedTo }, "keepChange"],
			meta: by("docket"),
		},
		{ actions: [recast, "keepChange"], meta: by("docket") },
	],
} as const;
export const waivable = {
	...unsettled,
	"duty.waive": { guard: "notOwnDuty", target: "waived", actions: [...waived], meta: by("reviewer") },
} as const;
/** A part that was delegated goes with the part it was delegated from: nobody else could settle it. */
export const waivedAlong = { "duty.waived": { target: "waived", actions: [...waived], meta: by("docket") } } as const;
export const waivableSince = { ...waivable, ...waivedAlong } as const;
/** A request for time on what is accepted has nothing left to ask for. */
export const accepted = ["dropExtensions", tell("children", "report.accepted")] as const;
export const reportable = {
	"report.submit": { guard: "everythingIn", target: "submitted", actions: ["keepReport", "stopClock"], meta: by("ownerApart") },
	"duty.block": { target: "blocked", actions: ["keepBlock", "pauseClock"], meta: by("owner") },
	"duty.delegate": { actions: { type: "open", params: commands.delegates }, meta: by("owner") },
	"referral.send": { guard: "toAnother", actions: { type: "open", params: commands.referral }, meta: by("owner") },
	"extension.request": {
		guard: "noExtensionPending",
		actions: [{ type: "open", params: commands.extension }, "countExtension", "pauseClock"],
		meta: by("ownerApart"),
	},
} as const;
