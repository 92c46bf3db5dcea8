import { processLabels } from "#workflows/labels.ts";
import { TableHead } from "../../components/table-head.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import type { Recount } from "../../services/list-recounts.ts";

/** The deadlines that belong elsewhere by the calendar as it is now; the secretariat ticks those that move. */
export function Recounts({ recounts, total }: { recounts: Recount[]; total: number }) {
	const m = useMessages();
	const language = useLanguage();
	const { calendars } = m;
	const { recountColumns: columns } = calendars;
	if (total === 0) return null;
	return (
		<section className="card mb-4">
			<h2 className="card-title px-4 pt-4">{calendars.recounts(total)}</h2>
			<p className="px-4 pb-2 text-sm text-quiet">{calendars.recountsAbout}</p>
			<form method="post" action="/admin/calendars">
				<div className="scroll-x row-cards">
					<table className="table">
						<caption className="sr-only">{calendars.recounts(total)}</caption>
						<TableHead titles={[columns.task, columns.unit, columns.from, columns.to, columns.counted]} />
						<tbody>
							{recounts.map((line) => (
								<tr key={`${line.taskId}/${line.stepNo}`}>
									<td className="min-w-56">
										<label className="flex items-start gap-2">
											<input
												type="checkbox"
												name="recount"
												value={`${line.taskId}/${line.stepNo}/${line.seq}/${line.to}`}
												defaultChecked
												className="mt-1 size-4 shrink-0"
											/>
											<span>
												<span className="mr-1 text-quiet">{line.clause}</span>
												{line.title}
												<span className="block text-sm text-quiet">{line.planTitle}</span>
											</span>
										</label>
									</td>
									<td className="min-w-36" data-line>
										<a href={`/tasks/${line.taskId}#step-${line.stepNo}`}>{line.unitName}</a>
										<span className="block text-sm text-quiet">{processLabels[line.machine][language].name}</span>
									</td>
									<td className="whitespace-nowrap tabular-nums" data-label={columns.from}>
										{line.dueOn}
									</td>
									<td className="font-semibold whitespace-nowrap tabular-nums" data-label={columns.to}>
										{line.to}
									</td>
									<td className="min-w-52 text-sm" data-line>
										{calendars.recountWhy(line.counted.from, line.counted.days, line.daysNow)}
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</div>
				<p className="flex flex-wrap items-center gap-3 p-4">
					<button type="submit" name="act" value="recount" className="button button-primary">
						{calendars.recount}
					</button>
					<span className="text-sm text-quiet">
						{total > recounts.length ? calendars.recountsCut(recounts.length) : calendars.recountHint}
					</span>
				</p>
			</form>
		</section>
	);
}
