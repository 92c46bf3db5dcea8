import type { Done } from "#workflows/rectification/context.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import type { FindingContext } from "./finding-context.ts";
import type { StepView, TaskView } from "./load-task.server.ts";

type Props = { view: TaskView; step: StepView; context: FindingContext };
type Part = { title: string; isDone: boolean; who: string | null; what: string | null };

/** The four steps, each with who took it and when, in the order in which they are taken. */
function useParts({ view, step, context }: Props): Part[] {
	const { task, shell } = useMessages();
	const { closeOut } = task;
	const who = (done: Done | null | undefined) =>
		done ? shell.marks.comma([view.names[done.unitId] ?? "", shell.position[done.position], done.on]) : null;
	const { result, verified, signed, published } = context;
	const owner = view.names[step.unitId ?? 0] ?? "";
	return [
		{ title: closeOut.submit, isDone: !!result, who: result ? shell.marks.comma([owner, result.on]) : null, what: null },
		{
			title: closeOut.verify,
			isDone: !!verified,
			who: who(verified),
			what: verified ? shell.marks.comma([closeOut.checkedOn(verified.checkedOn), verified.opinion]) : null,
		},
		{ title: closeOut.sign, isDone: !!signed, who: who(signed), what: signed?.note ?? null },
		{
			title: closeOut.publish,
			isDone: !!published,
			who: who(published),
			what: published ? closeOut.until(published.place, published.until) : null,
		},
	];
}

/** How far the close-out (销号) of a finding is, step by step; nothing of a finding of version 1, which had no such steps. */
export function CloseOut(props: Props) {
	const { closeOut } = useMessages().task;
	const parts = useParts(props);
	if (props.step.version === 1 || !props.context.result) return null;
	return (
		<ol aria-label={closeOut.title} className="mt-2 grid gap-2 text-sm sm:grid-cols-2 xl:grid-cols-4">
			{parts.map(({ title, isDone, who, what }, i) => (
				<li
					key={title}
					className={`min-w-0 rounded border-l-4 px-3 py-1.5 ${isDone ? "border-fine bg-fine-soft" : "border-line bg-page text-quiet"}`}
				>
					<span className="font-medium">
						{i + 1} {title}
					</span>
					<span className="block text-xs break-words text-quiet">{who ?? closeOut.ahead}</span>
					{what && <span className="block break-words whitespace-pre-wrap">{what}</span>}
				</li>
			))}
		</ol>
	);
}
