import { Empty } from "../../components/page-title.tsx";
import { useMessages } from "../../lib/use-messages.tsx";
import type { PlanView } from "./load-plan-view.server.ts";

/** The responsibility table as it is printed, each row with the tasks it answers to. */
export function Responsibility({ view: { plan, responsibility } }: { view: PlanView }) {
	const { plans, shell } = useMessages();
	if (responsibility.length === 0) return <Empty title={plans.tabs.responsibility} hint={plans.absent} />;
	return (
		<div className="grid grid-cols-1 gap-4">
			<p className="no-print">
				<a href={`/plans/${plan.id}/responsibility.xlsx`} className="button" download>
					{shell.download}
				</a>
			</p>
			{responsibility.map((row) => (
				<section key={row.id} className="card p-4">
					<h2 className="card-title">{row.heading}</h2>
					<p className="text-sm text-quiet">{row.goal}</p>
					<div className="mt-2 grid gap-4 md:grid-cols-2">
						{row.columns.map((column) => (
							<div key={column.words}>
								<h3 className="text-sm font-medium">{column.words}</h3>
								<ol className="list-decimal pl-5 text-sm">
									{column.points.map((point) => (
										<li key={point}>{point}</li>
									))}
								</ol>
							</div>
						))}
					</div>
					<dl className="mt-3 grid gap-3 border-t border-line pt-3 text-sm md:grid-cols-2">
						{[...new Set(row.units.map((u) => u.column))].map((column) => (
							<div key={column}>
								<dt className="text-xs text-quiet">{column}</dt>
								<dd>{shell.marks.list(row.units.filter((u) => u.column === column).map((u) => u.name))}</dd>
							</div>
						))}
						<div>
							<dt className="text-xs text-quiet">{plans.responsibilityTasks}</dt>
							<dd className="flex flex-wrap gap-x-3">
								{row.tasks.map((task) => (
									<a key={task.id} href={`/tasks/${task.id}`} className="py-1">
										{task.clause} {task.title}
									</a>
								))}
							</dd>
						</div>
					</dl>
				</section>
			))}
		</div>
	);
}
