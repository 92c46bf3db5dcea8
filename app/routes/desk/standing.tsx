import type { Standing as Plan } from "#db/queries/list-desk.ts";
import { stateLabel } from "#workflows/labels.ts";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";

/** The steps of supervision in the order in which a task goes through them, and what each looks like in the bar. */
const STAGES = [
	["deployment", "fill-line"],
	["implementation", "fill-[#8fb3dc]"],
	["inspection", "fill-[#4f86c2]"],
	["rectification", "fill-brand"],
	["closing", "fill-brand-deep"],
	["closed", "fill-fine"],
	["suspended", "fill-[#d9b25f]"],
	["cancelled", "fill-quiet"],
] as const;

/** How far the tasks of a plan have come: a bar, and beneath it in words, each a way to those that it counts. */
function Stages({ plan: { planId, tasks, stages } }: { plan: Plan }) {
	const language = useLanguage();
	const counted = STAGES.flatMap(([stage, fill]) => {
		const count = stages.find((one) => one.stage === stage)?.tasks ?? 0;
		return count > 0 ? [{ stage, fill, count }] : [];
	});
	const startOf = (i: number) => counted.slice(0, i).reduce((sum, { count }) => sum + count, 0);
	return (
		<div className="basis-full">
			<svg aria-hidden viewBox={`0 0 ${Math.max(tasks, 1)} 1`} preserveAspectRatio="none" className="h-2 w-full rounded">
				{counted.map(({ stage, fill, count }, i) => (
					<rect key={stage} x={startOf(i)} y={0} width={count} height={1} className={fill} />
				))}
			</svg>
			<ul className="mt-1.5 flex flex-wrap gap-x-5 gap-y-1 text-sm">
				{counted.map(({ stage, fill, count }) => (
					<li key={stage} className="flex items-center gap-1.5">
						<svg aria-hidden viewBox="0 0 1 1" className={`size-2.5 ${fill}`}>
							<rect width={1} height={1} />
						</svg>
						<a href={`/tasks?plan=${planId}&stage=${stage}`} className="text-ink">
							{stateLabel("supervision", stage, language)} <span className="tabular-nums">{count}</span>
						</a>
					</li>
				))}
			</ul>
		</div>
	);
}

/** The plans of the jurisdiction in figures, every figure a link to what it counts. */
export function Standing({ standing }: { standing: Plan[] }) {
	const { desk } = useMessages();
	return (
		<div className="mb-4 grid grid-cols-1 gap-3">
			{standing.map((plan) => {
				const { planId, title, tasks, closed, late, supervised } = plan;
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
						<Stages plan={plan} />
					</section>
				);
			})}
		</div>
	);
}
