import { stepNo } from "#workflows/docket.ts";
import type { RectificationContext } from "#workflows/rectification/context.ts";
import { attachmentWords, printedDate, receipt } from "../messages/papers/common.ts";
import { type rectificationWords, severities } from "../messages/papers/rectification.ts";
import type { Block } from "./blocks.ts";
import { type Compose, unitName } from "./issue.ts";

/** 整改通知书: to the unit that has to put a finding right, from the unit that inspected. One a finding. */
export const composeRectification: Compose<keyof typeof rectificationWords.phrases> = (
	{ step, docket, issuedOn, facts },
	say,
) => {
	const { finding, basis, severity, orderedBy } = step.context as RectificationContext;
	const { plan, clause, title, isPrinted } = facts;
	const inspection = step.parentNo === null ? null : stepNo(docket, step.parentNo);
	const issuer = unitName(facts, inspection?.unitId ?? docket.secretariatUnitId);
	const blocks: Block[] = [
		{ type: "addressee", text: say("to", { unit: unitName(facts, step.unitId) }) },
		{ type: "paragraph", text: isPrinted ? say("cause", { plan, clause, task: title }) : say("matter", { plan, task: title }) },
		{ type: "heading", level: 1, text: say("found") },
		{ type: "paragraph", text: say("finding", { text: finding }) },
		...(basis ? [{ type: "paragraph" as const, text: say("basis", { words: basis }) }] : []),
		{ type: "paragraph", text: say("severity", { severity: severities[severity] }) },
		{ type: "heading", level: 1, text: say("asked") },
		{ type: "paragraph", text: say("due", { date: printedDate(orderedBy) }) },
		{ type: "paragraph", text: say("verify") },
		{ type: "gap" },
		{ type: "attachments", label: attachmentWords.label, names: receipt.title },
		{ type: "gap" },
		{ type: "signature", issuer, date: printedDate(issuedOn) },
		{ type: "attachment", mark: attachmentWords.mark, title: receipt.title },
		{ type: "form", labels: receipt.labels },
	];
	return { issuer, title: say("title"), blocks };
};
