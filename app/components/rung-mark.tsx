import { rungLabels } from "#workflows/labels.ts";
import { rungs } from "#workflows/ladder.ts";
import { useLanguage } from "../lib/use-messages.tsx";
import { Chip } from "./chip.tsx";

/** The rung that a step has climbed to; nothing below the first that people are urged at. */
export function RungMark({ rung, isSettled = false }: { rung: number; isSettled?: boolean }) {
	const language = useLanguage();
	const name = rungs[rung - 1];
	if (!name || isSettled) return <span className="text-quiet">–</span>;
	return <Chip tone={rung >= 3 ? "late" : "soon"}>{rungLabels[language][name]}</Chip>;
}
