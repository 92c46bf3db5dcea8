import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { setLadder } from "#db/queries/plan-ladder.ts";
import { ladderForm, rungs } from "#workflows/ladder.ts";
import { problemsOf } from "#workflows/problems.ts";
import { PageTitle } from "../../components/page-title.tsx";
import { Said } from "../../components/said.tsx";
import { formOf, readForm } from "../../lib/form-data.server.ts";
import { requireViewer } from "../../lib/require-viewer.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { LadderForm } from "./ladder-form.tsx";
import { getPlanLadder, loadLadder } from "./load-ladder.server.ts";
import { Preview } from "./preview.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const { ladder, shell } = messagesFor(viewer.language);
	const view = await loadLadder(params.id, new URL(request.url).searchParams, viewer, context);
	return { ...view, title: `${ladder.title} · ${shell.name}` };
}

/** The plan's secretariat sets the ladder. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const plan = await getPlanLadder(params.id, viewer, context);
	if (!plan.maySet) throw new Response(null, { status: 403 });
	const { data: given } = readForm(await formOf(request));
	const read = ladderForm.safeParse(given);
	const typed = Object.fromEntries(rungs.map((rung) => [rung, String(given[rung] ?? "")]));
	if (!read.success) return data({ given: typed, problems: problemsOf(read.error), isStale: false }, { status: 422 });
	const stale = () => data({ given: typed, problems: {}, isStale: true }, { status: 409 });
	// What the form was filled from: a ladder that somebody has set since isn't overwritten.
	if (given.before !== JSON.stringify(plan.ladder)) return stale();
	const { personId, hat } = viewer;
	const change = { planId: plan.id, before: plan.ladder, after: read.data, personId, unitId: hat.unitId, at: context.now };
	if (!(await setLadder(context.db.sql, change))) return stale();
	return redirect(`/plans/${plan.id}/ladder?done=on`);
}

export default function LadderPage() {
	const loaded = useLoaderData<typeof loader>();
	const refused = useActionData<typeof action>();
	const [params] = useSearchParams();
	const m = useMessages();
	const view = refused ? { ...loaded, ...refused } : loaded;
	return (
		<>
			<PageTitle
				title={m.ladder.title}
				about={
					<>
						<a href={`/plans/${view.plan.id}`}>{view.plan.title}</a>
						<span className="block">{m.ladder.intro}</span>
					</>
				}
			/>
			{params.has("done") && !refused && <Said how="done">{m.ladder.saved}</Said>}
			{refused?.isStale && <Said how="refused">{m.ladder.stale}</Said>}
			<LadderForm view={view} />
			<Preview view={view} />
		</>
	);
}
