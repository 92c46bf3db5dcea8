import type { NoticeFacts } from "#db/queries/notice-facts.ts";
import { eventLabel, processLabels, rungLabels } from "#workflows/labels.ts";
import { rungs, SUPERVISED } from "#workflows/ladder.ts";
import type { Language } from "#workflows/language.ts";
import type { MachineName } from "#workflows/names.ts";
import { messagesFor } from "../messages/index.ts";

/** What isn't a unit's own work but an answer that is waited for: with a rung it is said which. */
const ANSWERS = new Set<MachineName>(["order", "extension"]);

/** What a notice says happened, in a word: the rung that was reached, or the event. */
export function whatHappened(
	{ event, rung, machine, kind }: Pick<NoticeFacts, "event" | "rung" | "machine" | "kind">,
	language: Language,
): string {
	const reached = event === "rung.reached" ? rungs[rung - 1] : undefined;
	if (!reached) return eventLabel(machine, event, language);
	const { notices, shell } = messagesFor(language);
	// Whoever asked is told who can answer now; everybody else, that it is late.
	if (machine === "extension" && rung === SUPERVISED && kind === "news") return notices.requestClimbed;
	return rungLabels[language][reached] + (ANSWERS.has(machine) ? shell.marks.aside(processLabels[machine][language].name) : "");
}
