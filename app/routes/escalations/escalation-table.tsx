import { rungLabels, stateLabel } from "#workflows/labels.ts";
import { rungs } from "#workflows/ladder.ts";
import { Chip, toneOf } from "../../components/chip.tsx";
import { LightMark } from "../../components/light-mark.tsx";
import { RungMark } from "../../components/rung-mark.tsx";
import { TableHead } from "../../components/table-head.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import type { Escalation } from "./load-escalations.server.ts";

function Next({ row }: { row: Escalation }) {
	const { escalations } = useMessages();
	const language = useLanguage();
	const name = rungs[row.rung];
	if (row.machine === "extension") return escalations.officeToo;
	if (!name || !row.next) return escalations.last;
	return escalations.next(rungLabels[language][name], row.next.on, row.next.provisionalDays.length > 0);
}

/** What is late: a part of a task, or the answer to who asked for time. */
function WhyLate({ row: { machine, unitName, dueOn, lit } }: { row: Escalation }) {
	const { escalations } = useMessages();
	return machine === "extension" ? escalations.unanswered(unitName ?? "", dueOn, lit.days) : escalations.why(dueOn, lit.days);
}

/** The 督办单, how it stands, and what was answered. */
function OrderCell({ taskId, order }: { taskId: number; order: NonNullable<Escalation["order"]> }) {
	const m = useMessages();
	const language = useLanguage();
	const isWaiting = order.state === "issued" || order.state === "received";
	const said = order.answer ?? order.objection;
	return (
		<>
			<a href={`/tasks/${taskId}#step-${order.stepNo}`} className="whitespace-nowrap">
				{order.printed}
			</a>{" "}
			<Chip tone={toneOf(order.state)}>{stateLabel("order", order.state, language)}</Chip>
			{isWaiting && <span className="block text-sm text-quiet">{m.orders.replyBy(order.replyBy)}</span>}
			{said && <span className="mt-0.5 block text-sm">{said}</span>}
		</>
	);
}

/** What has climbed: which rung, why, what comes next, what was answered. */
export function EscalationTable({ rows }: { rows: Escalation[] }) {
	const m = useMessages();
	const { columns } = m.escalations;
	return (
		<div className="card scroll-x sticky-first row-cards">
			<table className="table">
				<caption className="sr-only">{m.escalations.intro}</caption>
				<TableHead titles={[columns.unit, columns.task, columns.why, columns.order]} />
				<tbody>
					{rows.map((row) => (
						<tr key={`${row.taskId}-${row.stepNo}`}>
							<td className="font-medium">
								{m.shell.marks.list(row.unitNames)}
								<span className="block">
									<RungMark rung={row.rung} />
								</span>
							</td>
							<td className="min-w-52" data-line>
								<a href={`/tasks/${row.taskId}#step-${row.stepNo}`}>
									<span className="mr-2 text-quiet empty:hidden">{row.clause}</span>
									{row.title}
								</a>
								<span className="block text-sm text-quiet">{row.planTitle}</span>
							</td>
							<td className="min-w-44" data-line>
								<LightMark lit={row.lit} isBare /> <WhyLate row={row} />
								<span className="block text-sm text-quiet">
									<Next row={row} />
								</span>
								{row.asked > 0 && <span className="block text-sm text-quiet">{m.bulletins.asked(row.asked, row.granted)}</span>}
							</td>
							<td className="min-w-48" data-line data-label={columns.order}>
								{row.order && <OrderCell taskId={row.taskId} order={row.order} />}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
