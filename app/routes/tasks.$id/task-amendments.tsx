import { ClauseMove, TaskChangeFacts } from "../../components/amendment/task-change.tsx";
import { Chip } from "../../components/chip.tsx";
import { useMessages } from "../../lib/use-messages.tsx";
import type { TaskView } from "./load-task.server.ts";

/** What amendments of the plan made of the task: what its clause said, what it says. */
export function TaskAmendments({ view: { amendments: rows, facts } }: { view: TaskView }) {
	const { amendments, shell } = useMessages();
	if (rows.length === 0) return null;
	return (
		<section className="card p-4" id="amendments">
			<h2 className="card-title mb-2">{amendments.history}</h2>
			<ul className="grid gap-3">
				{rows.map(({ no, number, issuedOn, isAdded, isRemoved, change }) => (
					<li key={no}>
						<p className="flex flex-wrap items-baseline gap-x-2">
							<a href={`/plans/${facts.planId}?tab=amendments#amendment-${no}`} className="font-medium">
								{amendments.nth(no)}
							</a>
							<span className="text-sm text-quiet">
								{shell.marks.comma([...(number ? [number] : []), ...(issuedOn ? [amendments.issued(issuedOn)] : [])])}
							</span>
							{isAdded && <Chip tone="fine">{amendments.came}</Chip>}
							{isRemoved && <Chip tone="late">{amendments.went}</Chip>}
						</p>
						{change && (
							<div className="mt-1 text-sm">
								{change.clause.before !== change.clause.after && <ClauseMove clause={change.clause} />}
								{change.titleWas !== null && <p className="text-quiet">{amendments.wasCalled(change.titleWas)}</p>}
								<TaskChangeFacts change={change} />
							</div>
						)}
					</li>
				))}
			</ul>
		</section>
	);
}
