import type { ReferralContext } from "#workflows/referral/machine.ts";
import type { Refused } from "../../components/event-form.tsx";
import { FileLinks } from "../../components/file-links.tsx";
import { useMessages } from "../../lib/use-messages.tsx";
import { EventForms, eventsOf } from "./event-forms.tsx";
import type { StepView, TaskView } from "./load-task.server.ts";
import { State } from "./state.tsx";
import { Why } from "./why.tsx";

/** What was sent, asked again and answered, for those who may read it. */
function Said({ view, context }: { view: TaskView; context: ReferralContext }) {
	const m = useMessages();
	const { label } = m.fields;
	const { matter, basis, receivedOn, answers, question, note } = context;
	const files = [context.fileIds, ...answers.map((answer) => answer.fileIds)].flat();
	const [first, ...more] = answers.map(({ text, on }) => m.shell.marks.comma([text, on]));
	const lines = [
		[label.matter, matter],
		[label.basis, basis],
		[m.task.referrals.received, receivedOn],
		[label.result, first],
		[label.question, question],
		[label.result, more[0]],
		[label.note, note],
	];
	return (
		<>
			<dl className="mt-1 facts text-sm">
				{lines.map(
					([title, text], i) =>
						text && (
							<div key={`${title}${lines[i - 1]?.[0]}`} className="contents">
								<dt className="text-quiet">{title}</dt>
								<dd className="break-words whitespace-pre-wrap">{text}</dd>
							</div>
						),
				)}
			</dl>
			<FileLinks files={view.files.filter((f) => files.includes(f.id))} />
		</>
	);
}

function Referral({ view, step, refused }: { view: TaskView; step: StepView; refused: Refused | null }) {
	const { task } = useMessages();
	const context = step.context as ReferralContext | null;
	const to = view.names[step.unitId ?? 0] ?? "";
	return (
		<li id={`step-${step.no}`} className="border-t border-line py-3 first:border-t-0 target:bg-brand-soft">
			<div className="flex flex-wrap items-center justify-between gap-2">
				<span className="font-medium">{context ? task.referrals.line(view.names[context.fromUnitId] ?? "", to) : to}</span>
				<State step={step} />
			</div>
			{context ? <Said view={view} context={context} /> : <p className="text-sm text-quiet">{task.referrals.hidden}</p>}
			<Why step={step} />
			<EventForms view={view} events={eventsOf(view, step)} refused={refused} />
		</li>
	);
}

/** Matters that departments have sent to one another, the newest first. */
export function Referrals({ view, refused }: { view: TaskView; refused: Refused | null }) {
	const { referrals } = useMessages().task;
	const steps = view.steps.filter((s) => s.machine === "referral").reverse();
	if (steps.length === 0) return null;
	return (
		<section className="card p-4">
			<h2 className="card-title mb-2">{referrals.title}</h2>
			<ul>
				{steps.map((step) => (
					<Referral key={step.no} view={view} step={step} refused={refused} />
				))}
			</ul>
		</section>
	);
}
