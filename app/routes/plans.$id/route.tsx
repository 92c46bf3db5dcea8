import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { decideDiscrepancy } from "#db/queries/get-plan.ts";
import { formOf } from "../../lib/form-data.server.ts";
import { idOf } from "../../lib/ids.ts";
import { requireViewer } from "../../lib/require-viewer.server.ts";
import { messagesFor } from "../../messages/index.ts";
import { Amendments } from "./amendments.tsx";
import { Clauses } from "./clauses.tsx";
import { Discrepancies } from "./discrepancies.tsx";
import { Head } from "./head.tsx";
import { Indicators } from "./indicators.tsx";
import { getPlan, loadPlanView } from "./load-plan-view.server.ts";
import { Responsibility } from "./responsibility.tsx";

const MAX = 2_000;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const view = await loadPlanView(params.id, new URL(request.url).searchParams.get("tab"), viewer, context);
	return { ...view, title: `${view.plan.title} · ${messagesFor(viewer.language).shell.name}` };
}

/** The plan's secretariat records what it decided about a discrepancy. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const plan = await getPlan(params.id, viewer, context);
	const { unitId } = viewer.hat;
	if (plan.secretariatUnitId !== unitId) throw new Response(null, { status: 403 });
	const form = await formOf(request);
	const id = idOf(form.get("discrepancyId"));
	const decision = String(form.get("decision") ?? "").trim();
	if (decision === "" || decision.length > MAX)
		return data(
			{ id, decision, problem: decision === "" ? { code: "missing" } : { code: "tooBig", max: MAX, length: decision.length } },
			{ status: 422 },
		);
	const isDone = await decideDiscrepancy(context.db.sql, {
		planId: plan.id,
		discrepancyId: id,
		decision,
		personId: viewer.personId,
		unitId,
		at: context.now,
	});
	if (!isDone) return data({ id, decision, problem: { code: "decided" } }, { status: 409 });
	return redirect(`/plans/${plan.id}?tab=discrepancies#d-${id}`);
}

export default function Plan() {
	const view = useLoaderData<typeof loader>();
	const refused = useActionData<typeof action>() ?? null;
	return (
		<>
			<Head view={view} />
			{view.tab === "clauses" && <Clauses view={view} />}
			{view.tab === "responsibility" && <Responsibility view={view} />}
			{view.tab === "indicators" && <Indicators view={view} />}
			{view.tab === "amendments" && <Amendments view={view} />}
			{view.tab === "discrepancies" && <Discrepancies view={view} refused={refused} />}
		</>
	);
}
