import { stateLabel } from "#workflows/labels.ts";
import { Chip, toneOf } from "../../components/chip.tsx";
import { LightMark } from "../../components/light-mark.tsx";
import { useLanguage } from "../../lib/use-messages.tsx";
import type { StepView } from "./load-task.server.ts";

/** How a step stands: its state, and until when. */
export function State({ step }: { step: StepView }) {
	const language = useLanguage();
	return (
		<span className="flex items-center gap-3">
			<Chip tone={toneOf(step.state)}>{stateLabel(step.machine, step.state, language)}</Chip>
			{step.dueOn && <span className="text-sm text-quiet tabular-nums">{step.dueOn}</span>}
			{step.dueOn && <LightMark lit={step.lit} />}
		</span>
	);
}
