import type { Step } from "../docket.ts";
import type { CampaignContext } from "./context.ts";

/** Whether everybody in the jurisdiction may know what a campaign draws from and what was drawn: of an unannounced one (暗访) not before it is concluded. */
const isOpen = (step: Step): boolean => (step.context as CampaignContext).mode !== "undercover" || step.state === "concluded";

/** What everybody in the jurisdiction may know of a campaign: always what was committed to, so that nobody can change it unseen. */
export function openPart(step: Step): CampaignContext {
	const context = step.context as CampaignContext;
	return isOpen(step) ? context : { ...context, terms: null, period: null, avoidances: [], seed: null, drawn: null, dueOn: null };
}
