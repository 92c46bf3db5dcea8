import type { IndicatorRow } from "#db/queries/get-plan.ts";
import { ClauseName } from "../../components/clause-name.tsx";
import { Empty } from "../../components/page-title.tsx";
import { TableHead } from "../../components/table-head.tsx";
import { useMessages } from "../../lib/use-messages.tsx";
import type { PlanView } from "./load-plan-view.server.ts";

function Target({ target, measure }: { target: IndicatorRow["targets"][number]; measure: string | null }) {
	const { plans } = useMessages();
	const value =
		target.value === null
			? target.comparator === "trend"
				? plans.trend
				: plans.qualitative
			: `${target.comparator} ${target.value}${measure ?? ""}`;
	return (
		<span className="block whitespace-nowrap">
			<span className="text-quiet">{target.words}</span> <span className="tabular-nums">{value}</span>
		</span>
	);
}

/** Every indicator as printed; those with the same name and another scope or value stand side by side. */
export function Indicators({ view: { indicators } }: { view: PlanView }) {
	const { plans } = useMessages();
	const columns = plans.indicatorColumns;
	if (indicators.length === 0) return <Empty title={plans.indicators} hint={plans.absent} />;
	return (
		<div className="card scroll-x">
			<table className="table">
				<caption className="sr-only">{plans.indicators}</caption>
				<TableHead titles={[columns.clause, columns.name, columns.scope, columns.target]} />
				<tbody>
					{indicators.map((row) => (
						<tr key={row.id}>
							<td className="whitespace-nowrap text-quiet">
								<ClauseName clause={row.clause} />
							</td>
							<td className="min-w-52">
								{row.name}
								{row.numerator && row.denominator && (
									<span className="block text-sm text-quiet">
										{row.numerator} ÷ {row.denominator}
									</span>
								)}
								{row.task && (
									<a href={`/tasks/${row.task.id}`} className="block w-fit text-sm underline">
										{row.task.clause}
									</a>
								)}
							</td>
							<td className="min-w-36">{row.scope}</td>
							<td>
								{row.targets.map((target) => (
									<Target key={`${target.words}${target.comparator}${target.value}`} target={target} measure={row.measure} />
								))}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
