import type { SanctionContext } from "#workflows/sanction/context.ts";
import type { Refused } from "../../components/event-form.tsx";
import { FileLinks } from "../../components/file-links.tsx";
import { useMessages } from "../../lib/use-messages.tsx";
import { EventForms, eventsOf } from "./event-forms.tsx";
import type { StepView, TaskView } from "./load-task.server.ts";
import { State } from "./state.tsx";

/** What was proposed and why, what was decided, where it was published, how it ended. */
function Facts({ view, context }: { view: TaskView; context: SanctionContext }) {
	const m = useMessages();
	const { label } = m.fields;
	const { comma } = m.shell.marks;
	const { measure, grounds, decided, published, ended } = context;
	const fileIds = [...context.fileIds, ...(decided?.fileIds ?? [])];
	const lines = [
		[m.sanctions.fields.words, measure.words && comma([measure.words, measure.clause ?? ""])],
		[label.grounds, grounds],
		[label.documentNumber, decided && comma([decided.documentNumber, view.names[decided.unitId ?? 0] ?? "", decided.on])],
		[m.sanctions.columns.publication, published && comma([published.place, published.on])],
		[m.sanctions.endedFor, ended && comma([ended.reason, ended.on])],
	];
	return (
		<>
			<dl className="mt-1 facts text-sm">
				{lines.map(
					([title, text]) =>
						text && (
							<div key={title} className="contents">
								<dt className="text-quiet">{title}</dt>
								<dd className="break-words whitespace-pre-wrap">{text}</dd>
							</div>
						),
				)}
			</dl>
			<FileLinks files={view.files.filter((f) => fileIds.includes(f.id))} />
		</>
	);
}

function Sanction({ view, step, refused }: { view: TaskView; step: StepView; refused: Refused | null }) {
	const { sanctions, shell } = useMessages();
	const context = step.context as SanctionContext | null;
	return (
		<li id={`step-${step.no}`} className="border-t border-line py-3 first:border-t-0 target:bg-brand-soft">
			<div className="flex flex-wrap items-center justify-between gap-2">
				<span className="font-medium">
					{context ? shell.marks.pair(context.employer, context.measure.name) : sanctions.hidden}
				</span>
				<State step={step} />
			</div>
			{context && <Facts view={view} context={context} />}
			<EventForms view={view} events={eventsOf(view, step)} refused={refused} />
		</li>
	);
}

/** Sanctions that were proposed over findings of the task, the newest first. */
export function Sanctions({ view, refused }: { view: TaskView; refused: Refused | null }) {
	const { sanctions } = useMessages();
	const steps = view.steps.filter((s) => s.machine === "sanction").reverse();
	if (steps.length === 0) return null;
	return (
		<section className="card p-4">
			<h2 className="card-title mb-2">{sanctions.title}</h2>
			<ul>
				{steps.map((step) => (
					<Sanction key={step.no} view={view} step={step} refused={refused} />
				))}
			</ul>
		</section>
	);
}
