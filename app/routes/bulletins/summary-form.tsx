import { Problem, wrong } from "../../components/field.tsx";
import { useMessages } from "../../lib/use-messages.tsx";

type Props = {
	plans: { planId: number; title: string }[];
	today: string;
	/** What was typed, if the term was refused. */
	typed: { planId: number; from: string; to: string } | null;
};

/** Drafts a summary of a plan for a term. */
export function SummaryForm({ plans, today, typed }: Props) {
	const { summaries } = useMessages();
	const problem = typed ? { code: "badTerm" } : undefined;
	const dates = [
		["from", summaries.from, typed?.from ?? `${today.slice(0, 4)}-01-01`],
		["to", summaries.to, typed?.to ?? today],
	] as const;
	return (
		<section className="card mt-4 p-4" aria-labelledby="summary">
			<h2 id="summary" className="card-title">
				{summaries.draft}
			</h2>
			<p className="mb-3 text-sm text-quiet">{summaries.draftHint}</p>
			<form method="post" className="flex flex-wrap items-end gap-3">
				<input type="hidden" name="kind" value="summary" />
				<label className="min-w-60 flex-1">
					<span className="mb-0.5 block text-sm">{summaries.plan}</span>
					<select name="planId" className="input" defaultValue={typed?.planId}>
						{plans.map(({ planId, title }) => (
							<option key={planId} value={planId}>
								{title}
							</option>
						))}
					</select>
				</label>
				{dates.map(([name, label, value]) => (
					<label key={name}>
						<span className="mb-0.5 block text-sm">{label}</span>
						<input
							type="date"
							name={name}
							className="input"
							required
							max={today}
							defaultValue={value}
							{...wrong("term", problem)}
						/>
					</label>
				))}
				<button type="submit" className="button button-primary">
					{summaries.make}
				</button>
			</form>
			<Problem id="term" problem={problem} />
		</section>
	);
}
