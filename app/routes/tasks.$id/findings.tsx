import type { ExtensionContext } from "#workflows/extension/machine.ts";
import type { InspectionContext } from "#workflows/inspection/context.ts";
import type { Refused } from "../../components/event-form.tsx";
import { useMessages } from "../../lib/use-messages.tsx";
import { EventForms, eventsOf } from "./event-forms.tsx";
import { Finding } from "./finding.tsx";
import type { StepView, TaskView } from "./load-task.server.ts";
import { State } from "./state.tsx";
import { Why } from "./why.tsx";

type Props = { view: TaskView; step: StepView; refused: Refused | null };

function Visit({ view, step, refused }: Props) {
	const m = useMessages();
	const { inspections, shell } = m;
	const context = (step.context ?? {}) as Partial<InspectionContext>;
	const inspected = view.names[context.objectUnitId ?? 0] ?? (step.context ? "" : inspections.unannounced);
	const team = context.inspectors ?? [];
	return (
		<li id={`step-${step.no}`} className="border-t border-line py-3">
			<div className="flex flex-wrap items-center justify-between gap-2">
				<span>
					<span className="font-medium">{context.object?.name ?? context.subject}</span>
					<span className="ml-2 text-sm text-quiet">
						{m.task.inspectionLine(inspected === context.object?.name ? "" : inspected, view.names[step.unitId ?? 0] ?? "")}
					</span>
					{team.length > 0 && (
						<span className="block text-sm text-quiet">
							{shell.marks.pair(inspections.inspectors, shell.marks.list(team.map(({ name }) => name)))}
						</span>
					)}
				</span>
				<State step={step} />
			</div>
			{context.result && <p className="mt-1 whitespace-pre-wrap">{context.result}</p>}
			<Why step={step} />
			<EventForms view={view} events={eventsOf(view, step)} refused={refused} />
		</li>
	);
}

function Extension({ view, step, refused }: Props) {
	const m = useMessages();
	const context = step.context as ExtensionContext | null;
	const isOpen = step.state === "requested";
	return (
		<li id={`step-${step.no}`} className="border-t border-line py-3">
			<div className="flex flex-wrap items-center justify-between gap-2">
				<span className="font-medium">{view.names[step.unitId ?? 0]}</span>
				<State step={isOpen ? step : { ...step, dueOn: null }} />
			</div>
			{context && (
				<p className="mt-1 text-sm">
					{m.task.extensionLine(context.from ?? "–", context.grantedUntil ?? context.askedFor)}
					<span className="block whitespace-pre-wrap">{context.reason}</span>
					{context.verdict && <span className="block text-quiet">{context.verdict}</span>}
				</p>
			)}
			{isOpen && <Why step={step} />}
			<EventForms view={view} events={eventsOf(view, step)} refused={refused} />
		</li>
	);
}

/** Inspections, what they found and how it is put right, and requests for time. */
export function Findings(props: { view: TaskView; refused: Refused | null }) {
	const m = useMessages();
	const of = (machine: string) => props.view.steps.filter((s) => s.machine === machine);
	const sections = [
		[m.task.inspections, of("inspection"), Visit],
		[m.task.findings, of("rectification"), Finding],
		[m.task.extensions, of("extension"), Extension],
	] as const;
	return sections.map(
		([title, steps, Part]) =>
			steps.length > 0 && (
				<section key={title} className="card p-4">
					<h2 className="card-title mb-2">{title}</h2>
					<ul>
						{steps.map((step) => (
							<Part key={step.no} step={step} {...props} />
						))}
					</ul>
				</section>
			),
	);
}
