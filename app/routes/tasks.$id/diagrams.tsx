import { processLabels } from "#workflows/labels.ts";
import { machineNames } from "#workflows/names.ts";
import { StateDiagram } from "../../components/state-diagram.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import type { TaskView } from "./load-task.server.ts";

/** The charts of the processes that this task runs, each with the viewer's own step in it (or the newest) marked. */
export function Diagrams({ view }: { view: TaskView }) {
	const m = useMessages();
	const language = useLanguage();
	return (
		<section className="card no-print p-4">
			<h2 className="card-title mb-2">{m.task.diagram}</h2>
			{machineNames.map((machine) => {
				const steps = view.steps.filter((s) => s.machine === machine);
				const step = steps.find((s) => s.isMine) ?? steps.at(-1);
				if (!step) return null;
				return (
					<details key={machine} className="border-t border-line py-2 first-of-type:border-0">
						<summary>{processLabels[machine][language].name}</summary>
						<div className="mt-2 overflow-x-auto">
							<StateDiagram machine={machine} here={step.state} />
						</div>
					</details>
				);
			})}
		</section>
	);
}
