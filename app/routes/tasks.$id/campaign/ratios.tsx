import { numberFor, type Terms } from "#workflows/campaign/draw.ts";
import { TableHead } from "../../../components/table-head.tsx";
import { useMessages } from "../../../lib/use-messages.tsx";

/** Of each class how many there are, which share is drawn and how many that is; and the lists behind it. */
export function Ratios({ terms }: { terms: Terms }) {
	const { inspections } = useMessages();
	const { candidates, ratios, inspectors, perVisit } = terms;
	return (
		<>
			<div className="scroll-x">
				<table className="table max-w-2xl">
					<caption className="sr-only">{inspections.sample}</caption>
					<TableHead titles={[inspections.class, inspections.candidates, inspections.ratio, inspections.toDraw]} />
					<tbody>
						{Object.entries(ratios).map(([name, ratio]) => {
							const count = candidates.filter((one) => one.class === name).length;
							return (
								<tr key={name}>
									<td>{inspections.classes[name] ?? name}</td>
									<td className="tabular-nums">{count}</td>
									<td className="tabular-nums">
										{ratio.comparator} {ratio.percent}%
									</td>
									<td className="font-medium tabular-nums">{numberFor(count, ratio)}</td>
								</tr>
							);
						})}
					</tbody>
				</table>
			</div>
			<details className="mt-2">
				<summary className="text-brand">{inspections.list(candidates.length)}</summary>
				<ul className="mt-1 max-h-72 columns-1 overflow-y-auto text-sm md:columns-2 xl:columns-3">
					{candidates.map(({ key, name }) => (
						<li key={key}>{name}</li>
					))}
				</ul>
			</details>
			{inspectors.length > 0 && (
				<details className="mt-1">
					<summary className="text-brand">
						{inspections.inspectors} · {inspections.inspectorsLine(inspectors.length, perVisit)}
					</summary>
					<ul className="mt-1 columns-2 text-sm md:columns-4">
						{inspectors.map(({ key, name }) => (
							<li key={key}>{name}</li>
						))}
					</ul>
				</details>
			)}
		</>
	);
}
