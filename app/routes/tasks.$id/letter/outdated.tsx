import type { Redraft } from "#workflows/letter/context.ts";
import { wordMarks } from "../../../amending/word-marks.ts";
import { MarkedText } from "../../../components/amendment/marked-text.tsx";
import { useMessages } from "../../../lib/use-messages.tsx";

/** Something has changed what the unit answers for: what the letter would say now, held against what it says. */
export function Outdated({ redraft, text }: { redraft: Redraft; text: string }) {
	const { letters } = useMessages();
	return (
		<div className="mb-4 rounded border border-line bg-soon-soft px-4 py-3">
			<p className="font-medium text-soon">{letters.outdated(redraft.amendment)}</p>
			<p className="text-sm">{redraft.text === null ? letters.nothingLeft : letters.outdatedHint}</p>
			{redraft.text !== null && (
				<details className="mt-2" open>
					<summary className="text-brand">{letters.differs}</summary>
					<div className="mt-2 max-w-[42rem] leading-7">
						<MarkedText marks={wordMarks(text, redraft.text)} />
					</div>
				</details>
			)}
		</div>
	);
}
