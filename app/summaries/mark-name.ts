import { processLabels, rungLabels, stateLabel } from "#workflows/labels.ts";
import type { Rung } from "#workflows/ladder.ts";
import type { Language } from "#workflows/language.ts";
import { type MatterKind, matterMachines } from "#workflows/matters.ts";
import type { Count } from "#workflows/summary/figures.ts";
import { messagesFor } from "../messages/index.ts";

/** What is counted under a kind and value, in words. */
export function markName({ kind, value }: Pick<Count, "kind" | "value">, language: Language): string {
	const { summaries, fields, shell } = messagesFor(language);
	switch (kind) {
		case "stage":
			return stateLabel("supervision", value, language);
		case "rung":
			return rungLabels[language][value as Rung] ?? value;
		case "matter": {
			const [of = "", state = ""] = value.split("/");
			const machine = matterMachines[of as MatterKind];
			return machine ? shell.marks.pair(processLabels[machine][language].name, stateLabel(machine, state, language)) : value;
		}
		default:
			return summaries.values[value] ?? fields.option[value] ?? value;
	}
}
