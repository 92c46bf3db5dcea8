import { eventLabel } from "#workflows/labels.ts";
import { Obstacles } from "../../components/obstacles.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import type { VisitView } from "./load-visit.server.ts";

/** Begins the visit, with the list that it goes by. */
export function Begin({ view: { events, ordered, checklists, names, step, visit } }: { view: VisitView }) {
	const { visits } = useMessages();
	const language = useLanguage();
	const begin = events.find(({ type }) => type === "visit.begin");
	if (!begin && step.state === "scheduled")
		return <p className="card p-4 text-quiet">{visits.notYet(names[step.unitId ?? 0] ?? "", visit.on)}</p>;
	if (!begin) return null;
	return (
		<form method="post" className="card grid gap-3 p-4">
			<input type="hidden" name="step" value={step.no} />
			<input type="hidden" name="seen" value={begin.seen} />
			<Obstacles obstacles={begin.obstacles} names={names} />
			{ordered && (
				<p className="text-sm">
					{visits.ordered(visits.checklistOption(ordered.subject, ordered.version, ordered.items.length))}
				</p>
			)}
			{checklists.length > 0 && (
				<label>
					<span className="mb-0.5 block text-sm">{visits.checklist}</span>
					<select name="checklistId" className="input" defaultValue={checklists[0]?.id}>
						{checklists.map(({ id, subject, version, items }) => (
							<option key={id} value={id}>
								{visits.checklistOption(subject, version, items.length)}
							</option>
						))}
						<option value="">{visits.noChecklist}</option>
					</select>
				</label>
			)}
			<button type="submit" name="event" value="visit.begin" className="button button-primary justify-center">
				{eventLabel("inspection", "visit.begin", language)}
			</button>
		</form>
	);
}
