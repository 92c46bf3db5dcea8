import type { TaskChange } from "../../amending/task-change.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { ClauseMove, TaskChangeFacts } from "./task-change.tsx";

/** Tasks that an amendment brought in, took out or changed, with what it made of each. */
export function TaskChangeList({ title, changes }: { title: string; changes: TaskChange[] }) {
	const { amendments } = useMessages();
	if (changes.length === 0) return null;
	return (
		<section className="rounded border border-line">
			<h3 className="border-b border-line px-4 py-2 font-medium">
				{title} <span className="font-normal text-quiet tabular-nums">{changes.length}</span>
			</h3>
			<ul>
				{changes.map((change) => (
					<li key={`${change.clause.before}${change.clause.after}`} className="border-t border-line px-4 py-2 first:border-t-0">
						<p className="flex flex-wrap items-baseline gap-x-2">
							<ClauseMove clause={change.clause} />
							<span className="font-medium">{change.title}</span>
							{change.titleWas !== null && <span className="text-sm text-quiet">{amendments.wasCalled(change.titleWas)}</span>}
						</p>
						<TaskChangeFacts change={change} />
					</li>
				))}
			</ul>
		</section>
	);
}
