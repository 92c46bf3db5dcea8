import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listPlans } from "#db/queries/get-plan.ts";
import { Empty, PageTitle } from "../../components/page-title.tsx";
import { mayImport } from "../../lib/require-importer.server.ts";
import { jurisdictionIdsOf, requireViewer } from "../../lib/require-viewer.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const { plans, shell } = messagesFor(viewer.language);
	return {
		plans: await listPlans(context.db.sql, jurisdictionIdsOf(viewer)),
		mayImport: mayImport(viewer.hat),
		title: `${plans.title} · ${shell.name}`,
	};
}

export default function Plans() {
	const { plans: rows, mayImport } = useLoaderData<typeof loader>();
	const { plans, imports, shell } = useMessages();
	const { columns } = plans;
	return (
		<>
			<PageTitle title={plans.title}>
				{mayImport && (
					<a href="/plans/import" className="button button-primary">
						{imports.open}
					</a>
				)}
			</PageTitle>
			{rows.length === 0 ? (
				<Empty title={plans.empty} hint={plans.emptyHint} />
			) : (
				<div className="card scroll-x">
					<table className="table">
						<caption className="sr-only">{plans.title}</caption>
						<thead>
							<tr>
								{[columns.title, columns.number, columns.issued, columns.period, columns.closed, columns.discrepancies].map(
									(title) => (
										<th key={title} scope="col">
											{title}
										</th>
									),
								)}
							</tr>
						</thead>
						<tbody>
							{rows.map((plan) => (
								<tr key={plan.id}>
									<td className="min-w-52 font-medium">
										<a href={`/plans/${plan.id}`}>{plan.title}</a>
									</td>
									<td className="whitespace-nowrap">{plan.number ?? <span className="text-quiet">{plans.absent}</span>}</td>
									<td className="whitespace-nowrap tabular-nums">
										{plan.issuedOn ?? <span className="text-quiet">{plans.absent}</span>}
									</td>
									<td className="whitespace-nowrap tabular-nums">
										{plan.endsOn ? shell.from(plan.startsOn ?? "…", plan.endsOn) : "–"}
									</td>
									<td className="tabular-nums">
										<a href={`/tasks?plan=${plan.id}`}>{plans.progress(plan.closed, plan.tasks)}</a>
									</td>
									<td className="tabular-nums">
										<a href={`/plans/${plan.id}?tab=discrepancies`}>
											{plans.progress(plan.discrepancies - plan.undecided, plan.discrepancies)}
										</a>
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</div>
			)}
		</>
	);
}
