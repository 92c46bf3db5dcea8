import { eventLabel } from "#workflows/labels.ts";
import type { Obstacle } from "#workflows/obstacles.ts";
import type { Refused } from "../../components/event-form.tsx";
import { Obstacles } from "../../components/obstacles.tsx";
import { Said } from "../../components/said.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import { findKeyOf } from "./find.tsx";
import type { VisitView } from "./load-visit.server.ts";

type Refusal = { code: string; obstacles: Obstacle[]; refused: Refused };

/** How the last form went: taken, taken before, or refused and why; what was typed stands in its form again. */
export function Outcome({ view, outcome, params }: { view: VisitView; outcome: Refusal | null; params: URLSearchParams }) {
	const { task, visits, refusals } = useMessages();
	const language = useLanguage();
	const done = params.get("done");
	if (outcome) {
		const { code, obstacles, refused } = outcome;
		const { stepNo, type, data } = refused;
		const key = type === "visit.find" ? findKeyOf(stepNo, String(data.item ?? "")) : `${stepNo}-${type}`;
		return (
			<Said how="refused" draftRefused={`${view.taskId}/${key}`}>
				{obstacles.length === 0 && refusals[code as keyof typeof refusals & "stale"]}
				<Obstacles obstacles={obstacles} names={view.names} />
			</Said>
		);
	}
	if (!done) return null;
	const label = eventLabel("inspection", done, language);
	return (
		<Said how="done" draftDone={params.get("of")}>
			{params.has("again") ? visits.again(label) : task.saved(label)}
		</Said>
	);
}
