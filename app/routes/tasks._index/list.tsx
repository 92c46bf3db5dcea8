import { stateLabel } from "#workflows/labels.ts";
import { Chip, toneOf } from "../../components/chip.tsx";
import { LightMark } from "../../components/light-mark.tsx";
import { RungMark } from "../../components/rung-mark.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import type { ListedTask } from "../../services/find-tasks.ts";

function Row({ task, hasManyPlans }: { task: ListedTask; hasManyPlans: boolean }) {
	const m = useMessages();
	const language = useLanguage();
	const isDeploying = task.stage === "deployment";
	const state = isDeploying
		? stateLabel("deployment", task.deployment, language)
		: stateLabel("supervision", task.stage, language);
	return (
		<tr>
			<td className="min-w-44">
				<a href={`/tasks/${task.id}`} className="font-medium">
					<span className="mr-2 font-normal text-quiet">{task.clause}</span>
					{task.title}
				</a>
				{task.isResolution && (
					<span className="ml-2">
						<Chip tone="brand">{m.meetings.isResolution}</Chip>
					</span>
				)}
				{hasManyPlans && <span className="block text-xs text-quiet">{task.planTitle}</span>}
			</td>
			<td className="min-w-40" data-line>
				{task.leads.length > 0 ? m.shell.marks.list(task.leads) : <span className="text-soon">{m.tasks.toAssign}</span>}
			</td>
			<td>
				<Chip tone={toneOf(isDeploying ? task.deployment : task.stage)}>{state}</Chip>
			</td>
			<td
				className="whitespace-nowrap tabular-nums"
				data-label={m.tasks.columns.progress}
				title={m.tasks.progressHint(task.done, task.all, task.late)}
			>
				{m.tasks.progress(task.done, task.all)}
			</td>
			<td className="whitespace-nowrap tabular-nums" data-label={m.tasks.columns.due}>
				{task.dueOn}
			</td>
			<td>
				<LightMark lit={task.lit} />
			</td>
			<td>{task.rung > 0 && <RungMark rung={task.rung} />}</td>
		</tr>
	);
}

/** Tasks as a table. */
export function List({ tasks, hasManyPlans }: { tasks: ListedTask[]; hasManyPlans: boolean }) {
	const m = useMessages();
	const { columns } = m.tasks;
	return (
		<div className="card scroll-x sticky-first row-cards">
			<table className="table">
				<caption className="sr-only">{m.tasks.caption(tasks.length)}</caption>
				<thead>
					<tr>
						{[columns.title, columns.lead, columns.stage, columns.progress, columns.due, columns.light, columns.rung].map(
							(title) => (
								<th key={title} scope="col">
									{title}
								</th>
							),
						)}
					</tr>
				</thead>
				<tbody>
					{tasks.map((task) => (
						<Row key={task.id} task={task} hasManyPlans={hasManyPlans} />
					))}
				</tbody>
			</table>
		</div>
	);
}
