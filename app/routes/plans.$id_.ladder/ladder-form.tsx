import { rungLabels } from "#workflows/labels.ts";
import { rungs } from "#workflows/ladder.ts";
import { problemText } from "../../components/event-field.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import type { LadderView } from "./load-ladder.server.ts";

/** The working days of each rung: to try out, and to set for whoever may. */
export function LadderForm({ view: { plan, given, problems } }: { view: LadderView }) {
	const m = useMessages();
	const language = useLanguage();
	return (
		<form method="get" className="card mb-4 p-4">
			<input type="hidden" name="before" value={JSON.stringify(plan.ladder)} />
			<div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-5">
				{rungs.map((rung) => {
					const problem = problems[rung];
					return (
						<label key={rung} htmlFor={rung}>
							<span className="mb-0.5 block text-sm font-medium">{rungLabels[language][rung]}</span>
							<span className="flex items-center gap-2">
								<input
									id={rung}
									name={rung}
									type="number"
									inputMode="numeric"
									min={0}
									max={120}
									className="input max-w-20"
									required
									readOnly={!plan.maySet}
									defaultValue={given[rung]}
									aria-invalid={problem !== undefined}
									aria-describedby={`${rung}-hint`}
								/>
								<span id={`${rung}-hint`} className="text-sm text-quiet">
									{rung === "remind" ? m.ladder.before : m.ladder.after}
								</span>
							</span>
							{problem && <span className="mt-0.5 block text-sm text-late">{problemText(problem, m)}</span>}
						</label>
					);
				})}
			</div>
			{plan.maySet ? (
				<div className="mt-4 flex flex-wrap gap-2">
					<button type="submit" className="button">
						{m.ladder.preview}
					</button>
					<button type="submit" formMethod="post" className="button button-primary">
						{m.shell.save}
					</button>
				</div>
			) : (
				<p className="mt-3 text-sm text-quiet">{m.ladder.notYours(plan.secretariatName)}</p>
			)}
		</form>
	);
}
