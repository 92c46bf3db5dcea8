import { PageTitle } from "../../components/page-title.tsx";
import { useMessages } from "../../lib/use-messages.tsx";
import type { PlanView, Tab } from "./load-plan-view.server.ts";

/** What the document says of itself, what it leaves out, and the tabs of what is in it. */
export function Head({ view: { plan, tab } }: { view: PlanView }) {
	const { bodies, plans, sanctions, shell } = useMessages();
	const absent = <span className="text-quiet">{plans.absent}</span>;
	const facts = [
		[plans.columns.number, plan.number ?? absent],
		[plans.columns.issued, plan.issuedOn ?? absent],
		[plans.columns.period, plan.endsOn ? shell.from(plan.startsOn ?? "…", plan.endsOn) : absent],
		[plans.issuers, plan.issuers.length > 0 ? shell.marks.list(plan.issuers) : absent],
		[plans.secretariat, `${plan.secretariatName}${shell.marks.aside(plan.secretariatAt ?? plans.secretariatSet)}`],
	] as const;
	return (
		<>
			<PageTitle title={plan.title}>
				<a href={`/plans/${plan.id}/bodies`} className="button">
					{bodies.title}
				</a>
				<a href={`/plans/${plan.id}/ladder`} className="button">
					{plans.ladder}
				</a>
				<a href={`/plans/${plan.id}/measures`} className="button">
					{sanctions.title}
				</a>
				<a href={`/tasks?plan=${plan.id}`} className="button">
					{plans.tasks}
				</a>
				<a href={`/tasks?view=matrix&plan=${plan.id}`} className="button">
					{shell.nav.tasks} × {shell.nav.units}
				</a>
			</PageTitle>
			<dl className="card mb-4 grid gap-x-8 gap-y-2 p-4 md:grid-cols-3">
				{facts.map(([label, value]) => (
					<div key={label}>
						<dt className="text-xs text-quiet">{label}</dt>
						<dd>{value}</dd>
					</div>
				))}
			</dl>
			<nav aria-label={plan.title} className="no-print mb-4 flex flex-wrap gap-2">
				{(Object.keys(plans.tabs) as Tab[]).map((key) => (
					<a
						key={key}
						href={`?tab=${key}`}
						aria-current={key === tab ? "page" : undefined}
						className={`button ${key === tab ? "button-primary" : ""}`}
					>
						{plans.tabs[key]}
					</a>
				))}
			</nav>
		</>
	);
}
