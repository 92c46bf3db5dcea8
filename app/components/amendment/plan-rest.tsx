import type { PlanChange } from "../../amending/plan-change.ts";
import { useMessages } from "../../lib/use-messages.tsx";

type Indicator = NonNullable<PlanChange["indicators"][number]["after"]>;

/** What a document says of itself, where it says otherwise. */
export function HeadChanges({ head }: Pick<PlanChange, "head">) {
	const { amendments, shell } = useMessages();
	if (head.length === 0) return null;
	const said = (list: string[]) => (list.length > 0 ? shell.marks.list(list) : amendments.none);
	return (
		<section className="card p-4">
			<h2 className="card-title mb-2">{amendments.head}</h2>
			<dl className="grid gap-1">
				{head.map(({ field, before, after }) => (
					<div key={field} className="grid grid-cols-1 gap-x-3 sm:grid-cols-[6.5rem_minmax(0,1fr)]">
						<dt className="text-sm text-quiet">{amendments.heads[field]}</dt>
						<dd>
							<del className="word-removed">{said(before)}</del> → <ins className="word-added">{said(after)}</ins>
						</dd>
					</div>
				))}
			</dl>
		</section>
	);
}

function Targets({ indicator }: { indicator: Indicator }) {
	const { plans } = useMessages();
	return indicator.targets.map(({ words, comparator, value }) => {
		const reach =
			value === null
				? comparator === "trend"
					? plans.trend
					: plans.qualitative
				: `${comparator}${value}${indicator.measure ?? ""}`;
		return (
			<span key={`${words}${comparator}`} className="mr-2 whitespace-nowrap tabular-nums">
				{words} {reach}
			</span>
		);
	});
}

/** Indicators that come, go or have to reach something else. */
export function IndicatorChanges({ indicators }: Pick<PlanChange, "indicators">) {
	const { amendments, shell } = useMessages();
	if (indicators.length === 0) return null;
	return (
		<section className="card p-4" id="indicators">
			<h2 className="card-title mb-2">{amendments.indicators}</h2>
			<ul className="grid gap-2">
				{indicators.map(({ before, after }) => {
					const { name, scope } = after ?? before ?? { name: "", scope: null };
					return (
						<li key={`${name}${scope}${before ? "b" : ""}${after ? "a" : ""}`}>
							{name}
							{scope && <span className="text-quiet">{shell.marks.aside(scope)}</span>}{" "}
							{before && (
								<del className="word-removed">
									<Targets indicator={before} />
								</del>
							)}
							{before && after && " → "}
							{after && (
								<ins className="word-added">
									<Targets indicator={after} />
								</ins>
							)}
						</li>
					);
				})}
			</ul>
		</section>
	);
}

/** What else the document says otherwise, by name: its phases, headings, units, tables. */
export function OtherChanges({ others }: Pick<PlanChange, "others">) {
	const { amendments, shell } = useMessages();
	const shown = (Object.keys(others) as (keyof PlanChange["others"])[]).filter((field) =>
		Object.values(others[field]).some((list) => list.length > 0),
	);
	if (shown.length === 0) return null;
	return (
		<details className="card p-4">
			<summary className="card-title">{amendments.othersTitle}</summary>
			<dl className="mt-2 grid gap-2">
				{shown.map((field) => {
					const { added, removed, changed } = others[field];
					const lines = [
						[amendments.cameIn, added],
						[amendments.wentOut, removed],
						[amendments.turned, changed],
					] as const;
					return (
						<div key={field}>
							<dt className="font-medium">{amendments.others[field]}</dt>
							{lines.map(
								([label, list]) =>
									list.length > 0 && (
										<dd key={label} className="text-sm [overflow-wrap:anywhere]">
											<span className="text-quiet">{label}</span> {shell.marks.list([...list])}
										</dd>
									),
							)}
						</div>
					);
				})}
			</dl>
		</details>
	);
}
