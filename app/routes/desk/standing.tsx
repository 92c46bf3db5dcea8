import type { Standing as Plan } from "#db/queries/list-desk.ts";
import { useMessages } from "../../lib/use-messages.tsx";

/** The plans of the jurisdiction in four figures each, every figure a link to what it counts. */
export function Standing({ standing }: { standing: Plan[] }) {
	const { desk } = useMessages();
	return (
		<div className="mb-4 grid grid-cols-1 gap-3">
			{standing.map(({ planId, title, tasks, closed, late, supervised }) => {
				const figures = [
					[desk.standing.tasks, tasks, `/tasks?plan=${planId}`, ""],
					[desk.standing.closed, closed, `/tasks?plan=${planId}&stage=closed`, "text-fine"],
					[desk.standing.late, late, `/tasks?plan=${planId}&light=red`, late > 0 ? "text-late" : ""],
					[desk.standing.supervised, supervised, "/escalations", supervised > 0 ? "text-late" : ""],
				] as const;
				return (
					<section key={planId} className="card flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
						<h2 className="font-medium">
							<a href={`/plans/${planId}`}>{title}</a>
						</h2>
						<dl className="flex flex-wrap gap-x-6">
							{figures.map(([label, value, href, tone]) => (
								<div key={label} className="flex items-baseline gap-2">
									<dt className="text-sm text-quiet">{label}</dt>
									<dd className={`text-lg font-semibold tabular-nums ${tone}`}>
										<a href={href} className={tone || "text-ink"}>
											{value}
										</a>
									</dd>
								</div>
							))}
						</dl>
					</section>
				);
			})}
		</div>
	);
}
