import type { LetterContext } from "#workflows/letter/context.ts";
import { useMessages } from "../../../lib/use-messages.tsx";
import type { TaskView } from "../load-task.server.ts";
import { PaperLinks } from "../paper-links.tsx";
import { Outdated } from "./outdated.tsx";
import { Past } from "./past.tsx";
import { Promises } from "./promises.tsx";
import { Signatures } from "./signatures.tsx";

/** A 目标责任书: its text, who signed it, what it said before, and what was found when it was held against results. */
export function Letter({ view }: { view: TaskView }) {
	const { letters } = useMessages();
	const [step] = view.steps;
	const context = step?.context as LetterContext | null | undefined;
	if (!step || !context) return <p className="card p-4 text-quiet">{letters.hidden}</p>;
	return (
		<section className="card p-4" id="step-1">
			<div className="mb-2 flex flex-wrap items-baseline justify-between gap-3">
				<h2 className="card-title">{letters.text}</h2>
				<PaperLinks view={view} stepNo={step.no} />
			</div>
			{context.redraft && <Outdated redraft={context.redraft} text={context.text} />}
			<p className="max-w-[42rem] leading-7 whitespace-pre-line">{context.text}</p>
			{context.objection && (
				<p className="mt-3 border-l-4 border-soon pl-3">
					<span className="block text-sm text-quiet">{letters.objection}</span>
					<span className="whitespace-pre-line">{context.objection}</span>
				</p>
			)}
			<Signatures view={view} signatures={context.signatures} />
			<Promises promises={view.promises} />
			<Past view={view} past={context.past} text={context.text} />
			{context.inspections.length > 0 && (
				<>
					<h3 className="mt-4 font-medium">{letters.inspections}</h3>
					<ul>
						{context.inspections.map(({ opinion, on }) => (
							<li key={`${on}${opinion}`} className="mt-1">
								<span className="mr-2 text-sm text-quiet tabular-nums">{on}</span>
								<span className="whitespace-pre-line">{opinion}</span>
							</li>
						))}
					</ul>
				</>
			)}
		</section>
	);
}
