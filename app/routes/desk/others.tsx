import type { SilentUnit } from "#db/queries/list-desk.ts";
import { stateLabel } from "#workflows/labels.ts";
import type { Lit } from "#workflows/light.ts";
import { Chip, toneOf } from "../../components/chip.tsx";
import { LightMark } from "../../components/light-mark.tsx";
import { RungMark } from "../../components/rung-mark.tsx";
import { TableHead } from "../../components/table-head.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import { EscalationTable } from "../escalations/escalation-table.tsx";
import type { Escalation } from "../escalations/load-escalations.server.ts";

type Silent = SilentUnit & { all: number; lit: Lit };

function Heading({ id, title, href }: { id: string; title: string; href: string }) {
	const { desk } = useMessages();
	return (
		<div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
			<h2 id={id} className="font-semibold text-late">
				{title}
			</h2>
			<a href={href} className="text-sm">
				{desk.all}
			</a>
		</div>
	);
}

/** Whose parts are late of the tasks that the viewer's unit leads. */
export function SilentUnits({ rows }: { rows: Silent[] }) {
	const { desk, tasks, task } = useMessages();
	const language = useLanguage();
	const [first] = rows;
	if (!first) return null;
	return (
		<section aria-labelledby="silent" className="mb-4">
			<Heading id="silent" title={desk.silent(first.all)} href="/tasks?mine=on&role=lead&light=red" />
			<div className="card scroll-x row-cards">
				<table className="table">
					<caption className="sr-only">{desk.silent(first.all)}</caption>
					<TableHead
						titles={[
							task.dutyColumns.unit,
							tasks.columns.title,
							task.dutyColumns.state,
							task.dutyColumns.due,
							task.dutyColumns.light,
							task.dutyColumns.rung,
						]}
					/>
					<tbody>
						{rows.map((row) => (
							<tr key={`${row.taskId}-${row.stepNo}`}>
								<td className="font-medium">{row.unitName}</td>
								<td data-line>
									<a href={`/tasks/${row.taskId}#step-${row.stepNo}`}>
										<span className="mr-2 text-quiet empty:hidden">{row.clause}</span>
										{row.title}
									</a>
								</td>
								<td>
									<Chip tone={toneOf(row.state)}>{stateLabel("implementation", row.state, language)}</Chip>
								</td>
								<td className="whitespace-nowrap tabular-nums">{row.dueOn}</td>
								<td>
									<LightMark lit={row.lit} />
								</td>
								<td>
									<RungMark rung={row.rung} />
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</section>
	);
}

/** What has climbed to 督办 or above, for whoever watches over a whole plan. */
export function Climbed({ rows }: { rows: Escalation[] }) {
	const { desk } = useMessages();
	if (rows.length === 0) return null;
	return (
		<section aria-labelledby="climbed" className="mb-4">
			<Heading id="climbed" title={desk.climbed} href="/escalations" />
			<EscalationTable rows={rows} />
		</section>
	);
}
