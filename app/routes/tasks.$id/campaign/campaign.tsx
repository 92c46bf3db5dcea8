import type { CampaignContext } from "#workflows/campaign/context.ts";
import { useMessages } from "../../../lib/use-messages.tsx";
import type { TaskView } from "../load-task.server.ts";
import { Avoidances } from "./avoidances.tsx";
import { Drawn } from "./drawn.tsx";
import { Ratios } from "./ratios.tsx";
import { Sealed } from "./sealed.tsx";

/** A campaign of inspections: how it is drawn, from what, what was committed to before and what came out. */
export function Campaign({ view }: { view: TaskView }) {
	const { inspections, shell } = useMessages();
	const [step] = view.steps;
	const context = step?.context as CampaignContext | null | undefined;
	if (!step || !context) return null;
	const { mode, objectKind, terms, period, checklist } = context;
	const facts = [
		inspections.modes[mode],
		inspections.objectKinds[objectKind],
		...(period ? [shell.from(period.from, period.until)] : []),
		...(checklist ? [shell.marks.pair(inspections.checklist, `${checklist.subject} v${checklist.version}`)] : []),
	];
	return (
		<section className="card p-4" id="step-1">
			<h2 className="card-title mb-1">{inspections.sample}</h2>
			<p className="mb-3 text-sm text-quiet">{facts.join(" · ")}</p>
			{terms ? (
				<>
					<Ratios terms={terms} />
					<Avoidances context={context} />
					<Drawn view={view} context={context} />
				</>
			) : (
				context.listHash && <p className="text-quiet">{inspections.hidden}</p>
			)}
			<Sealed view={view} context={context} />
			{checklist && (
				<details className="mt-3">
					<summary className="text-brand">
						{inspections.checklist} · {checklist.subject} v{checklist.version}
					</summary>
					<ol className="mt-1 list-decimal pl-6 text-sm">
						{checklist.items.map(({ key, text, basis }) => (
							<li key={key}>
								{text}
								{basis && <span className="ml-2 text-quiet">{basis}</span>}
							</li>
						))}
					</ol>
				</details>
			)}
		</section>
	);
}
