import type { ReactNode } from "react";
import { Chip } from "../../components/chip.tsx";
import type { Refused } from "../../components/event-form.tsx";
import { FileLinks } from "../../components/file-links.tsx";
import { useMessages } from "../../lib/use-messages.tsx";
import { CloseOut } from "./close-out.tsx";
import { EventForms, eventsOf } from "./event-forms.tsx";
import type { FindingContext } from "./finding-context.ts";
import type { StepView, TaskView } from "./load-task.server.ts";
import { LookBack } from "./look-back.tsx";
import { PaperLinks } from "./paper-links.tsx";
import { State } from "./state.tsx";
import { Why } from "./why.tsx";

const Line = ({ label, children }: { label: string; children: ReactNode }) =>
	children ? (
		<div className="mt-1">
			<dt className="text-xs text-quiet">{label}</dt>
			<dd className="whitespace-pre-wrap">{children}</dd>
		</div>
	) : null;

function Facts({ view, context }: { view: TaskView; context: FindingContext }) {
	const m = useMessages();
	const { label, labelFor } = m.fields;
	const { plan, result, verified, lookedBack, objection } = context;
	const files = [context.fileIds, objection?.fileIds, result?.fileIds, verified?.fileIds, lookedBack?.fileIds].flatMap(
		(ids) => ids ?? [],
	);
	return (
		<>
			<dl className="mt-1 text-sm">
				<Line label={label.basis ?? ""}>{context.basis}</Line>
				<Line label={m.task.objection.title}>{objection && objection.reason + m.shell.marks.aside(objection.on)}</Line>
				<Line label={objection?.verdict?.isUpheld ? m.task.objection.upheld : m.task.objection.dismissed}>
					{objection?.verdict && objection.verdict.reason + m.shell.marks.aside(objection.verdict.on)}
				</Line>
				<Line label={label.measures ?? ""}>
					{plan && plan.measures + m.shell.marks.aside(m.shell.marks.comma([plan.inCharge, plan.doneBy]))}
				</Line>
				<Line label={label.result ?? ""}>{result?.text}</Line>
				<Line label={m.task.returned}>{context.returned}</Line>
				<Line label={label.opinion ?? ""}>{context.opinion}</Line>
				<Line label={labelFor["lookback.schedule.on"] ?? ""}>{context.lookbackOn}</Line>
			</dl>
			<FileLinks files={view.files.filter((f) => files.includes(f.id))} />
		</>
	);
}

/** One finding: what was found, what is done about it, how far its close-out is, and what the viewer may do. */
export function Finding({ view, step, refused }: { view: TaskView; step: StepView; refused: Refused | null }) {
	const m = useMessages();
	const context = step.context as FindingContext | null;
	return (
		<li id={`step-${step.no}`} className="border-t border-line py-3">
			<div className="flex flex-wrap items-center gap-x-3 gap-y-1">
				<span className="font-medium">{view.names[step.unitId ?? 0]}</span>
				{step.context && <PaperLinks view={view} stepNo={step.no} />}
				<span className="grow" />
				<State step={step} />
			</div>
			{context ? (
				<>
					<p className="mt-1">
						{context.finding}
						<span className="ml-2">
							<Chip tone={context.severity === "minor" ? "plain" : "late"}>{m.fields.option[context.severity ?? ""]}</Chip>
						</span>
						{(context.relapses ?? 0) > 0 && <span className="ml-2 text-late">{m.task.relapses(context.relapses ?? 0)}</span>}
					</p>
					<Facts view={view} context={context} />
					<CloseOut view={view} step={step} context={context} />
					<LookBack view={view} step={step} context={context} refused={refused} />
					{step.state !== "lookback" && <Why step={step} />}
				</>
			) : (
				<p className="text-sm text-quiet">{m.task.reportHidden}</p>
			)}
			<EventForms view={view} events={eventsOf(view, step)} refused={refused} />
		</li>
	);
}
