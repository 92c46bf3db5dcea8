import { z } from "zod";
import type { DeploymentAmended } from "../amendment.ts";
import { fixedDeadline } from "../calendar/effective-deadline.ts";
import { clockForms } from "../clock/events.ts";
import type { About, Told } from "../events.ts";
import { checkbox, choice, longText, optionalDateFrom, optionalLongText, optionalUnit, units } from "../fields.ts";
import { roles } from "../names.ts";

/** The form of issuing: who gives the units more time than the document's own date leaves has to say why. */
function issueForm({ docket, today }: About) {
	const printedOn = fixedDeadline(docket.printed, today);
	return z
		.object({
			signBy: optionalDateFrom(today),
			reportBy: optionalDateFrom(today),
			reason: optionalLongText(),
			note: optionalLongText(),
			/** Figures that every unit must report, one a line. */
			figures: optionalLongText(),
			needsEvidence: checkbox(),
		})
		.refine(({ reportBy, reason }) => printedOn === null || reportBy === undefined || reportBy <= printedOn || reason, {
			path: ["reason"],
			error: "laterThanPrinted",
		});
}

/** What people may do to give a task out. */
export const deploymentForms = {
	"task.assign": z.object({
		role: choice(roles),
		unitIds: units("jurisdiction", { isNew: true }),
		/** The printed open group (各相关部门) that these units make concrete. */
		forGroupId: optionalUnit("openGroups"),
		reason: longText(),
	}),
	"task.issue": issueForm,
	...clockForms,
};

export type DeploymentTold =
	| Told<"deployment.opened">
	| Told<"duty.signed">
	| Told<"duty.settled">
	| Told<"periods.ended", { reason: string }>
	| Told<"task.suspended">
	| Told<"task.resumed">
	| Told<"task.amended", DeploymentAmended>
	| Told<"task.cancelled">;
