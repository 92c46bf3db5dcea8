import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { setMeasures } from "#db/queries/plan-measures.ts";
import { type FieldProblem, problemsOf } from "#workflows/problems.ts";
import { MAX_MEASURES } from "#workflows/sanction/measures.ts";
import { Empty, PageTitle } from "../../components/page-title.tsx";
import { Said } from "../../components/said.tsx";
import { formOf } from "../../lib/form-data.server.ts";
import { requireViewer } from "../../lib/require-viewer.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { getPlanMeasures, readMeasures, readRows, type Typed, typedOf } from "./load-measures.server.ts";
import { MeasureRow } from "./measure-row.tsx";
import { MeasureTable } from "./measure-table.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const { sanctions, shell } = messagesFor(viewer.language);
	const plan = await getPlanMeasures(params.id, viewer, context);
	return { plan, rows: plan.measures.map(typedOf), title: `${sanctions.title} · ${shell.name}` };
}

/** The plan's secretariat sets its measures. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const plan = await getPlanMeasures(params.id, viewer, context);
	if (!plan.maySet) throw new Response(null, { status: 403 });
	const form = await formOf(request);
	const rows = readRows(form);
	const read = readMeasures(rows);
	if (!read.success) return data({ rows, problems: problemsOf(read.error) }, { status: 422 });
	// What the form was filled from: what somebody has set since isn't overwritten.
	if (form.get("before") !== JSON.stringify(plan.measures)) throw new Response(null, { status: 409 });
	const { personId, hat } = viewer;
	const change = { planId: plan.id, before: plan.measures, after: read.data, personId, unitId: hat.unitId, at: context.now };
	if (!(await setMeasures(context.db.sql, change))) throw new Response(null, { status: 409 });
	return redirect(`/plans/${plan.id}/measures?done=on`);
}

const BLANK: Typed = { name: "", clause: "", words: "", party: "lead", after: "", isListed: "" };
const SPARE = 2;

export default function Measures() {
	const { plan, rows: stored } = useLoaderData<typeof loader>();
	const refused = useActionData<typeof action>();
	const [params] = useSearchParams();
	const { sanctions, shell, ladder } = useMessages();
	const rows: Typed[] = refused?.rows ?? stored;
	const problems: Record<string, FieldProblem> = refused?.problems ?? {};
	const spare = Math.min(SPARE, MAX_MEASURES - rows.length);
	const shown = [...rows, ...Array.from({ length: spare }, () => BLANK)].map((row, no) => ({ row, no }));
	const names = rows.map(({ name }) => name);
	const about = (
		<>
			<a href={`/plans/${plan.id}`}>{plan.title}</a>
			<span className="block">{sanctions.measuresIntro}</span>
		</>
	);
	return (
		<>
			<PageTitle title={sanctions.title} about={about}>
				<a href="/sanctions" className="button">
					{sanctions.list}
				</a>
			</PageTitle>
			{params.has("done") && !refused && <Said how="done">{sanctions.saved}</Said>}
			{stored.length > 0 ? (
				<MeasureTable rows={stored} />
			) : (
				<Empty
					title={sanctions.noMeasures}
					hint={plan.maySet ? sanctions.noMeasuresHint : ladder.notYours(plan.secretariatName)}
				/>
			)}
			{plan.maySet ? (
				<details open={refused !== undefined} className="card mt-4 p-4">
					<summary className="text-brand">{sanctions.change}</summary>
					<form method="post" className="mt-3">
						<input type="hidden" name="before" value={JSON.stringify(plan.measures)} />
						{shown.map(({ row, no }) => (
							<MeasureRow key={no} no={no} row={row} names={names} problems={problems} />
						))}
						<button type="submit" className="button button-primary">
							{shell.save}
						</button>
						<p className="mt-1 text-sm text-quiet">{sanctions.leaveOut}</p>
					</form>
				</details>
			) : (
				stored.length > 0 && <p className="mt-3 text-sm text-quiet">{ladder.notYours(plan.secretariatName)}</p>
			)}
		</>
	);
}
