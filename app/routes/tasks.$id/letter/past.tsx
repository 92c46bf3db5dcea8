import type { PastText } from "#workflows/letter/context.ts";
import { wordMarks } from "../../../amending/word-marks.ts";
import { MarkedText } from "../../../components/amendment/marked-text.tsx";
import { useMessages } from "../../../lib/use-messages.tsx";
import type { TaskView } from "../load-task.server.ts";
import { Signatures } from "./signatures.tsx";

/** The texts that were in force before, the newest first: each with what the one after it changed, why, and who had signed it. */
export function Past({ view, past, text }: { view: TaskView; past: PastText[]; text: string }) {
	const { letters } = useMessages();
	const after = [...past.slice(1).map((one) => one.text), text];
	return past
		.map((one, i) => (
			<details key={`${one.until}${one.signatures[0]?.hash}`} className="mt-4 border-t border-line pt-2">
				<summary className="text-brand">{letters.past(one.until)}</summary>
				<p className="mt-2 text-sm text-quiet">
					{letters.why(one.reason ?? (one.amendment === undefined ? letters.changed : letters.amended(one.amendment)))}
				</p>
				<MarkedText marks={wordMarks(one.text, after[i] ?? "")} />
				<Signatures view={view} signatures={one.signatures} />
			</details>
		))
		.reverse();
}
