import type { Refused } from "../../components/event-form.tsx";
import { useMessages } from "../../lib/use-messages.tsx";
import { EventForms, eventsOf } from "./event-forms.tsx";
import type { FindingContext } from "./finding-context.ts";
import type { StepView, TaskView } from "./load-task.server.ts";
import { State } from "./state.tsx";
import { Why } from "./why.tsx";

type Props = { view: TaskView; step: StepView; context: FindingContext; refused: Refused | null };

/** Who has to look back at a finding, and until when. */
function Term({ view, step, refused }: Omit<Props, "context">) {
	const { lookBack } = useMessages().task;
	return (
		<div id={`step-${step.no}`} className="mt-1 target:bg-brand-soft">
			<div className="flex flex-wrap items-center justify-between gap-2">
				<span>{lookBack.owed(view.names[step.unitId ?? 0] ?? "")}</span>
				<State step={step} />
			</div>
			<Why step={step} />
			<EventForms view={view} events={eventsOf(view, step)} refused={refused} />
		</div>
	);
}

/** When a finding is looked back at, by whom and what that found; nothing before its day is drawn. */
export function LookBack({ view, step, context: { drawn, lookedBack }, refused }: Props) {
	const { lookBack } = useMessages().task;
	if (!drawn && !lookedBack?.opinion) return null;
	const isSealed = step.state === "published";
	const term = view.steps.find((one) => one.machine === "lookback" && one.parentNo === step.no && one.state === "due");
	return (
		<div className="mt-2 text-sm">
			<p>
				<span className="mr-2 text-xs text-quiet">{lookBack.title}</span>
				{drawn && step.state !== "closed" && (isSealed ? lookBack.sealed(drawn.from, drawn.to) : lookBack.come(drawn.on))}
				{lookedBack?.opinion}
			</p>
			{term && <Term view={view} step={term} refused={refused} />}
		</div>
	);
}
