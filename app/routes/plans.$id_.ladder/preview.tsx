import { processLabels, rungLabels } from "#workflows/labels.ts";
import { Empty } from "../../components/page-title.tsx";
import { TableHead } from "../../components/table-head.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import type { LadderView, PreviewRow } from "./load-ladder.server.ts";

function Next({ next }: { next: PreviewRow["now"] }) {
	const m = useMessages();
	const language = useLanguage();
	return next ? (
		m.ladder.next(rungLabels[language][next.rung], next.on, next.isProvisional)
	) : (
		<span className="text-quiet">{m.ladder.nothing}</span>
	);
}

/** What comes next for every part whose clock runs; of a ladder that is only tried out, for those it would change. */
export function Preview({ view: { rows, isPreview, moved, total } }: { view: LadderView }) {
	const m = useMessages();
	const language = useLanguage();
	const { columns } = m.ladder;
	const now = isPreview ? columns.now : columns.next;
	const about = isPreview ? m.ladder.moved(moved, total) : m.ladder.running(total);
	return (
		<section aria-labelledby="preview">
			<h2 id="preview" className="mb-2 font-semibold">
				{isPreview ? m.ladder.previewTitle : m.ladder.nowTitle}
				<span className="ml-2 text-sm font-normal text-quiet">{about}</span>
			</h2>
			{rows.length === 0 ? (
				<Empty title={isPreview ? m.ladder.unmoved : m.ladder.empty} hint={m.ladder.emptyHint} />
			) : (
				<div className="card scroll-x sticky-first row-cards">
					<table className="table">
						<caption className="sr-only">{about}</caption>
						<TableHead titles={[columns.task, columns.unit, columns.due, now, ...(isPreview ? [columns.changed] : [])]} />
						<tbody>
							{rows.map((row) => (
								<tr key={`${row.taskId}-${row.stepNo}`}>
									<td className="min-w-52" data-line>
										<a href={`/tasks/${row.taskId}#step-${row.stepNo}`}>
											<span className="mr-2 text-quiet empty:hidden">{row.clause}</span>
											{row.title}
										</a>
									</td>
									<td className="min-w-40">
										{row.unitName}
										<span className="block text-sm text-quiet">{processLabels[row.machine][language].name}</span>
									</td>
									<td className="whitespace-nowrap tabular-nums" data-label={columns.due}>
										{row.dueOn}
									</td>
									<td className="whitespace-nowrap tabular-nums" data-line data-label={now}>
										<Next next={row.now} />
									</td>
									{isPreview && (
										<td className="whitespace-nowrap tabular-nums font-medium" data-line data-label={columns.changed}>
											<Next next={row.changed} />
										</td>
									)}
								</tr>
							))}
						</tbody>
					</table>
				</div>
			)}
		</section>
	);
}
