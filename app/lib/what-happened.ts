import type { NoticeFacts } from "#db/queries/notice-facts.ts";
import type { MachineName } from "#workflows/docket.ts";
import { eventLabel, processLabels, rungLabels } from "#workflows/labels.ts";
import { rungs } from "#workflows/ladder.ts";
import type { Language } from "#workflows/language.ts";
import { messagesFor } from "../messages/index.ts";

/** What isn't a unit's own work but an answer that is waited for: with a rung it is said which. */
const ANSWERS = new Set<MachineName>(["order", "extension"]);

/** What a notice says happened, in a word: the rung that was reached, or the event. */
export function whatHappened(
	{ event, rung, machine }: Pick<NoticeFacts, "event" | "rung" | "machine">,
	language: Language,
): string {
	const reached = event === "rung.reached" ? rungs[rung - 1] : undefined;
	if (!reached) return eventLabel(machine, event, language);
	const { aside } = messagesFor(language).shell.marks;
	return rungLabels[language][reached] + (ANSWERS.has(machine) ? aside(processLabels[machine][language].name) : "");
}
