import { Chip } from "../../components/chip.tsx";
import { ClauseName } from "../../components/clause-name.tsx";
import type { DraftIndicator } from "../../drafting/draft.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { cardAnchor } from "./address.ts";
import { Saved } from "./form-parts.tsx";
import { IndicatorForm, NEW_INDICATOR } from "./indicator-form.tsx";
import { PartLinks } from "./part-links.tsx";
import type { TabProps } from "./tab-props.ts";

function Target({
	target: { milestone, comparator, value },
	measure,
}: {
	target: DraftIndicator["targets"][number];
	measure: string | null;
}) {
	const { tables } = useMessages().imports;
	return (
		<span className="tabular-nums">
			{milestone && <span className="text-quiet">{milestone} </span>}
			{value === null ? (tables.comparator[comparator] ?? comparator) : `${comparator} ${value}${measure ?? ""}`}
		</span>
	);
}

/** The indicators that were read, each to be corrected, left out or added to. */
export function Indicators({ review, refused }: TabProps) {
	const m = useMessages();
	const { tables } = m.imports;
	const { draft } = review;
	const isOpen = (key: string) => review.open === key || refused?.part === key;
	const clauseOf = new Map(draft.tasks.map(({ key, clause }) => [key, clause]));
	return (
		<section className="card">
			<h3 className="border-b border-line bg-[#f8f9fb] px-4 py-2 font-medium">
				{tables.indicators} <Chip>{draft.indicators.filter(({ isLeftOut }) => !isLeftOut).length}</Chip>
			</h3>
			{draft.indicators.length === 0 && <p className="px-4 py-3 text-quiet">{tables.noIndicators}</p>}
			<ul>
				{draft.indicators.map((one) => (
					<li key={one.key} id={cardAnchor(one.key)} className="border-t border-line px-4 py-2.5 first:border-t-0">
						<div className="flex flex-wrap items-baseline gap-x-3">
							<span className="text-quiet">
								<ClauseName clause={one.clause} />
							</span>
							<span className={`font-medium ${one.isLeftOut ? "line-through" : ""}`}>{one.name}</span>
							{one.scope && <span className="text-sm text-quiet">{one.scope}</span>}
							<Saved of={one.key} id={review.id} saved={review.saved} />
							<PartLinks review={review} part={one} />
						</div>
						<p className="flex flex-wrap gap-x-4 text-sm">
							{one.targets.map((target) => (
								<Target key={`${target.milestone}${target.comparator}${target.value}`} target={target} measure={one.measure} />
							))}
							{one.task && (
								<span className="text-quiet">
									{tables.indicator.task} {clauseOf.get(one.task)}
								</span>
							)}
						</p>
						{isOpen(one.key) && <IndicatorForm review={review} refused={refused} indicator={one} />}
					</li>
				))}
			</ul>
			<details open={refused?.part === NEW_INDICATOR} className="border-t border-line px-4 py-2">
				<summary className="text-brand">{tables.addIndicator}</summary>
				<IndicatorForm review={review} refused={refused} indicator={null} />
			</details>
		</section>
	);
}
