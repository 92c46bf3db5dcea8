import type { Count } from "#workflows/summary/figures.ts";
import type { SummaryContext } from "#workflows/summary/machine.ts";
import { TableHead } from "../../../components/table-head.tsx";
import { useLanguage, useMessages } from "../../../lib/use-messages.tsx";
import { markName } from "../../../summaries/mark-name.ts";
import { figureRows, unitColumns, unitRows } from "../../../summaries/tables.ts";
import type { TaskView } from "../load-task.server.ts";
import { PaperLinks } from "../paper-links.tsx";

type Counted = { kind: Count["kind"]; values: readonly string[]; n: number; unitId?: number };

/** A figure, with a link to the rows that it counts. */
function Figure({ taskId, counted: { kind, values, n, unitId } }: { taskId: number; counted: Counted }) {
	if (n === 0) return <span className="text-quiet">0</span>;
	const query = new URLSearchParams([["kind", kind], ...values.map((value) => ["value", value])]);
	if (unitId !== undefined) query.set("unit", String(unitId));
	return <a href={`/summaries/${taskId}/rows?${query}`}>{n}</a>;
}

function Figures({ taskId, counts }: { taskId: number; counts: Count[] }) {
	const { summaries } = useMessages();
	const language = useLanguage();
	const rows = figureRows(counts);
	if (rows.length === 0) return <p className="text-quiet">{summaries.none}</p>;
	return (
		<dl className="grid gap-x-8 gap-y-3 md:grid-cols-2 xl:grid-cols-3">
			{[...Map.groupBy(rows, ({ kind }) => kind)].map(([kind, own]) => (
				<div key={kind}>
					<dt className="text-sm text-quiet">{summaries.kinds[kind]}</dt>
					{own.map(({ value, n }) => (
						<dd key={value} className="flex justify-between gap-4 border-b border-line py-0.5">
							<span>{markName({ kind, value }, language)}</span>
							<span className="tabular-nums">
								<Figure taskId={taskId} counted={{ kind, values: [value], n }} />
							</span>
						</dd>
					))}
				</div>
			))}
		</dl>
	);
}

function Units({ view, counts }: { view: TaskView; counts: Count[] }) {
	const { summaries } = useMessages();
	const titles = unitColumns.map((column) => column.title(summaries));
	return (
		<div className="scroll-x sticky-first">
			<table className="table">
				<caption className="sr-only">{summaries.perUnit}</caption>
				<TableHead titles={[summaries.unit, ...titles]} />
				<tbody>
					{unitRows(counts).map(({ unitId, cells }) => (
						<tr key={unitId}>
							<td className="whitespace-nowrap">{view.names[unitId]}</td>
							{cells.map((cell, i) => (
								<td key={titles[i]} className="tabular-nums">
									<Figure taskId={view.facts.id} counted={{ ...cell, unitId }} />
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

function Targets({ targets }: Pick<SummaryContext, "targets">) {
	const { summaries } = useMessages();
	const { indicator, asks, by, known } = summaries.targetColumns;
	return (
		<div className="scroll-x row-cards">
			<table className="table">
				<caption className="sr-only">{summaries.targets}</caption>
				<TableHead titles={[indicator, asks, by, known]} />
				<tbody>
					{targets.map((target) => (
						<tr key={target.no}>
							<td className="min-w-40">
								{target.indicator}
								{target.scope && <span className="block text-sm text-quiet">{target.scope}</span>}
							</td>
							<td data-line data-label={asks}>
								{target.asks}
							</td>
							<td className="whitespace-nowrap tabular-nums" data-line data-label={by}>
								{target.by ?? "–"}
							</td>
							<td data-line data-label={known}>
								{target.known ?? <span className="text-quiet">{summaries.unknown}</span>}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

/** A 工作总结: its text, and its figures, each with a link to what it counts. */
export function Summary({ view }: { view: TaskView }) {
	const { summaries } = useMessages();
	const { summary } = view;
	if (!summary) return <p className="card p-4 text-quiet">{summaries.hidden}</p>;
	const { from, to, text, counts, targets, withdrawn } = summary;
	return (
		<>
			<section className="card p-4" id="step-1">
				<div className="mb-2 flex flex-wrap items-baseline justify-between gap-3">
					<h2 className="card-title">{summaries.text}</h2>
					<PaperLinks view={view} stepNo={1} />
				</div>
				<p className="mb-2 text-sm text-quiet">{summaries.term(from, to)}</p>
				<p className="max-w-[42rem] leading-7 whitespace-pre-line">{text}</p>
				{withdrawn && (
					<p className="mt-3 border-l-4 border-soon pl-3">
						<span className="block text-sm text-quiet">{summaries.withdrawn}</span>
						<span className="whitespace-pre-line">{withdrawn}</span>
					</p>
				)}
			</section>
			<section className="card p-4">
				<h2 className="card-title">{summaries.figures}</h2>
				<p className="mb-3 text-sm text-quiet">{summaries.figuresHint}</p>
				<Figures taskId={view.facts.id} counts={counts} />
			</section>
			<section className="card p-4">
				<h2 className="card-title mb-2">{summaries.perUnit}</h2>
				<Units view={view} counts={counts} />
			</section>
			{targets.length > 0 && (
				<details className="card p-4">
					<summary className="text-brand">{summaries.targetsOf(targets.length)}</summary>
					<Targets targets={targets} />
				</details>
			)}
		</>
	);
}
