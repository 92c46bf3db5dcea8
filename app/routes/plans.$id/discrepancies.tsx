import type { DiscrepancyRow } from "#db/queries/get-plan.ts";
import type { FieldProblem } from "#workflows/problems.ts";
import { ClauseName } from "../../components/clause-name.tsx";
import { problemText } from "../../components/event-field.tsx";
import { moment } from "../../lib/format.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import type { PlanView } from "./load-plan-view.server.ts";

type Refused = { id: number; decision: string; problem: FieldProblem } | null;

function DecideForm({ row, planId, refused }: { row: DiscrepancyRow; planId: number; refused: Refused }) {
	const m = useMessages();
	const mine = refused?.id === row.id ? refused : null;
	return (
		<details open={mine !== null} className="open:basis-full">
			<summary className="button list-none">{m.plans.decide}</summary>
			<form
				method="post"
				action={`/plans/${planId}?tab=discrepancies`}
				data-draft={`discrepancy/${row.id}`}
				className="mt-2 grid max-w-xl gap-2"
			>
				<input type="hidden" name="discrepancyId" value={row.id} />
				<label>
					<span className="mb-0.5 block text-sm">{m.plans.decision}</span>
					<textarea
						name="decision"
						className="input"
						rows={2}
						required
						maxLength={2000}
						defaultValue={mine?.decision}
						aria-invalid={mine !== null}
					/>
				</label>
				{mine && <p className="text-sm text-late">{problemText(mine.problem, m)}</p>}
				<div>
					<button type="submit" className="button button-primary">
						{m.shell.save}
					</button>
				</div>
			</form>
		</details>
	);
}

/** What was written about a discrepancy that somebody else had decided by then. */
function TooLate({ decision }: { decision: string }) {
	const { plans, problems } = useMessages();
	return (
		<div role="alert" className="mb-4 rounded border border-[#f3c3be] bg-late-soft px-4 py-3">
			<p className="font-medium text-late">{problems.text[409]}</p>
			<dl className="mt-2 text-sm">
				<dt className="text-quiet">{plans.decision}</dt>
				<dd className="whitespace-pre-wrap">{decision}</dd>
			</dl>
		</div>
	);
}

/** Where the document contradicts itself, who decided what about it, and what the reading left unsure. */
export function Discrepancies({ view, refused }: { view: PlanView; refused: Refused }) {
	const { plans, imports } = useMessages();
	return (
		<div className="grid grid-cols-1 gap-4">
			<section className="card p-4">
				<p className="mb-2 text-sm text-quiet">{plans.discrepancyIntro}</p>
				{refused?.problem.code === "decided" && <TooLate decision={refused.decision} />}
				<ul>
					{view.discrepancies.map((row) => (
						<li
							key={row.id}
							id={`d-${row.id}`}
							className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-t border-line py-2.5"
						>
							<div className="min-w-60 flex-1">
								<p>{row.note}</p>
								<p className="text-sm text-quiet">
									<ClauseName clause={row.clause} />“{row.words}”
									{row.againstWords && (
										<>
											{" "}
											{plans.against} <ClauseName clause={row.against ?? ""} />“{row.againstWords}”
										</>
									)}
								</p>
							</div>
							{row.decision ? (
								<p className="basis-full rounded bg-fine-soft px-3 py-1.5 text-sm">
									{row.decision}
									<span className="ml-2 text-quiet">
										{plans.decidedBy(row.decidedFor ?? "", row.decidedAt ? moment(row.decidedAt) : "")}
									</span>
								</p>
							) : view.mayDecide ? (
								<DecideForm row={row} planId={view.plan.id} refused={refused} />
							) : (
								<p className="text-sm text-soon">{plans.undecided}</p>
							)}
						</li>
					))}
				</ul>
			</section>
			{view.warnings.length > 0 && (
				<section className="card p-4">
					<h2 className="card-title mb-2">{plans.warnings}</h2>
					<ul className="list-disc pl-5 text-sm">
						{view.warnings.map((warning) => (
							<li key={`${warning.clause}${warning.kind}${warning.words}`}>
								{imports.warnings.kinds[warning.kind] ?? warning.kind}{" "}
								<span className="text-quiet">
									<ClauseName clause={warning.clause} />
									{warning.words && `“${warning.words}”`} {warning.note}
								</span>
							</li>
						))}
					</ul>
				</section>
			)}
		</div>
	);
}
