import type { AnyStateMachine } from "xstate";
import { bulletinForms } from "./bulletin/events.ts";
import { bulletin } from "./bulletin/machine.ts";
import { campaignForms } from "./campaign/events.ts";
import { campaign } from "./campaign/machine.ts";
import { deploymentForms } from "./deployment/events.ts";
import { deployment } from "./deployment/machine.ts";
import type { Forms } from "./events.ts";
import { extensionForms } from "./extension/events.ts";
import { extension } from "./extension/machine.ts";
import { implementationForms } from "./implementation/events.ts";
import { implementation } from "./implementation/machine.ts";
import { inspectionForms } from "./inspection/events.ts";
import { inspection } from "./inspection/machine.ts";
import { letterForms } from "./letter/events.ts";
import { letter } from "./letter/machine.ts";
import { lookbackForms } from "./lookback/events.ts";
import { lookback } from "./lookback/machine.ts";
import { meetingForms } from "./meeting/events.ts";
import { meeting } from "./meeting/machine.ts";
import type { MachineName } from "./names.ts";
import { orderForms } from "./order/events.ts";
import { order } from "./order/machine.ts";
import { pointForms } from "./point/events.ts";
import { point } from "./point/machine.ts";
import { rectificationForms } from "./rectification/events.ts";
import { firstForms } from "./rectification/first/events.ts";
import { firstRectification } from "./rectification/first/machine.ts";
import { rectification } from "./rectification/machine.ts";
import { referralForms } from "./referral/events.ts";
import { referral } from "./referral/machine.ts";
import { sanctionForms } from "./sanction/events.ts";
import { sanction } from "./sanction/machine.ts";
import { summaryForms } from "./summary/events.ts";
import { summary } from "./summary/machine.ts";
import { supervisionForms } from "./supervision/events.ts";
import { supervision } from "./supervision/machine.ts";

/** A process as it stood in one version: its machine and the forms of the events that people may send it. */
export type Process = { machine: AnyStateMachine; forms: Forms };

/** Every version of every machine that a stored row may still be in, oldest first. A new version is appended, never put in place of an old one. */
export const registry: Record<MachineName, readonly [Process, ...Process[]]> = {
	supervision: [{ machine: supervision, forms: supervisionForms }],
	deployment: [{ machine: deployment, forms: deploymentForms }],
	implementation: [{ machine: implementation, forms: implementationForms as unknown as Forms }],
	inspection: [{ machine: inspection, forms: inspectionForms as unknown as Forms }],
	rectification: [
		{ machine: firstRectification, forms: firstForms as unknown as Forms },
		{ machine: rectification, forms: rectificationForms as unknown as Forms },
	],
	lookback: [{ machine: lookback, forms: lookbackForms as unknown as Forms }],
	referral: [{ machine: referral, forms: referralForms as unknown as Forms }],
	sanction: [{ machine: sanction, forms: sanctionForms as unknown as Forms }],
	extension: [{ machine: extension, forms: extensionForms as unknown as Forms }],
	order: [{ machine: order, forms: orderForms as unknown as Forms }],
	letter: [{ machine: letter, forms: letterForms as unknown as Forms }],
	campaign: [{ machine: campaign, forms: campaignForms as unknown as Forms }],
	bulletin: [{ machine: bulletin, forms: bulletinForms as unknown as Forms }],
	summary: [{ machine: summary, forms: summaryForms as unknown as Forms }],
	point: [{ machine: point, forms: pointForms as unknown as Forms }],
	meeting: [{ machine: meeting, forms: meetingForms as unknown as Forms }],
};

/** The process that a stored row is in; throws on a version that this code doesn't hold. */
export function processOf({ machine, version }: { machine: MachineName; version: number }): Process {
	const process = registry[machine][version - 1];
	if (!process) throw new Error(`${machine} has no version ${version} in this release`);
	return process;
}

/** The version in which new steps are opened. */
export const newestVersion = (machine: MachineName): number => registry[machine].length;
