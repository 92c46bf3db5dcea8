import { HeadChanges, IndicatorChanges, OtherChanges } from "../../components/amendment/plan-rest.tsx";
import { Empty } from "../../components/page-title.tsx";
import { useMessages } from "../../lib/use-messages.tsx";
import type { ChangesView, ComparisonView } from "./load-changes.server.ts";
import { TaskLineLists } from "./task-lines.tsx";

type Props = { view: ChangesView; comparison: ComparisonView };

const anchors: Record<keyof ComparisonView["counts"], string> = {
	added: "added",
	removed: "removed",
	reworded: "changed",
	roles: "changed",
	dates: "changed",
	indicators: "indicators",
	quiet: "quiet",
};

/** How much of each sort there is, each with the way there, and who will sign. */
function Counts({ comparison: { counts, signatures } }: Pick<Props, "comparison">) {
	const { amendments } = useMessages();
	return (
		<section className="card p-4">
			<dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4 lg:grid-cols-7">
				{(Object.keys(anchors) as (keyof typeof anchors)[]).map((key) => (
					<div key={key} className="flex flex-col-reverse">
						<dt className="text-sm text-quiet">{amendments.counts[key]}</dt>
						<dd className="text-xl font-semibold tabular-nums">
							{counts[key] > 0 ? <a href={`#${anchors[key]}`}>{counts[key]}</a> : <span className="text-quiet">0</span>}
						</dd>
					</div>
				))}
			</dl>
			<p className="mt-3 border-t border-line pt-3">
				{signatures.tasks > 0 ? amendments.signatures(signatures.units, signatures.tasks) : amendments.noSignatures}
			</p>
		</section>
	);
}

function ConfirmForm({ view: { about, mayConfirm }, comparison: { no, base } }: Props) {
	const { amendments } = useMessages();
	return (
		<section className="card p-4">
			<h2 className="card-title">{amendments.confirm}</h2>
			{mayConfirm ? (
				<form method="post" className="mt-2 flex flex-wrap items-center justify-between gap-3">
					<p className="text-sm text-quiet">{amendments.confirmHint(no)}</p>
					<input type="hidden" name="seen" value={about.version} />
					<input type="hidden" name="base" value={base} />
					<button type="submit" name="act" value="confirm" className="button button-primary px-5 py-1.5 text-base">
						{amendments.confirmSubmit(no)}
					</button>
				</form>
			) : (
				<p className="mt-2 text-quiet">{amendments.onlySecretariat(about.amends?.secretariat ?? "")}</p>
			)}
		</section>
	);
}

/** All that the document changes in the plan, and at the end the button that makes it so. */
export function Comparison({ view, comparison }: Props) {
	const { amendments } = useMessages();
	const { counts, rest, lines } = comparison;
	const isSame =
		Object.values(counts).every((n) => n === 0) &&
		rest.head.length === 0 &&
		Object.values(rest.others).every((list) => Object.values(list).every((names) => names.length === 0));
	if (isSame) return <Empty title={amendments.unchanged} hint={amendments.aimHint} />;
	return (
		<div className="grid grid-cols-1 gap-4">
			<Counts comparison={comparison} />
			<HeadChanges head={rest.head} />
			<TaskLineLists about={view.about} lines={lines} />
			<IndicatorChanges indicators={rest.indicators} />
			<OtherChanges others={rest.others} />
			<ConfirmForm view={view} comparison={comparison} />
		</div>
	);
}
