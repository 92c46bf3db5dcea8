import { useMessages } from "../../lib/use-messages.tsx";
import type { Drafting } from "./load-letters.server.ts";

/** Drafts letters in a plan for the units that are ticked; those that have none yet are. */
export function DraftForm({ plan, units }: Drafting) {
	const { letters } = useMessages();
	return (
		<details className="card mt-4 p-4">
			<summary className="text-brand">
				{letters.draft} · {plan.title}
			</summary>
			<form method="post" className="mt-3">
				<input type="hidden" name="planId" value={plan.id} />
				<p className="mb-3 text-sm text-quiet">{letters.draftHint}</p>
				<fieldset>
					<legend className="mb-1 text-sm">{letters.units}</legend>
					<div className="grid gap-x-6 gap-y-1 md:grid-cols-2 xl:grid-cols-3">
						{units.map(({ unitId, unitName, hasLetter, tasks }) => (
							<label key={unitId} className="flex gap-2">
								<input type="checkbox" name="unitId" value={unitId} defaultChecked={!hasLetter} disabled={hasLetter} />
								<span>
									{unitName}
									<span className="ml-2 text-sm text-quiet">{hasLetter ? letters.hasLetter : letters.tasks(tasks)}</span>
								</span>
							</label>
						))}
					</div>
				</fieldset>
				<button type="submit" className="button button-primary mt-3">
					{letters.draft}
				</button>
			</form>
		</details>
	);
}
