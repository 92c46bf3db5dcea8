import type { NoticeFacts } from "#db/queries/notice-facts.ts";
import { eventLabel, rungLabels } from "#workflows/labels.ts";
import { rungs } from "#workflows/ladder.ts";
import type { Language } from "#workflows/language.ts";

/** What a notice says happened, in a word: the rung that was reached, or the event. */
export function whatHappened(
	{ event, rung, machine }: Pick<NoticeFacts, "event" | "rung" | "machine">,
	language: Language,
): string {
	const reached = event === "rung.reached" ? rungs[rung - 1] : undefined;
	return reached ? rungLabels[language][reached] : eventLabel(machine, event, language);
}
