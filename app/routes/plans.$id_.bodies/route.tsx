import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { Empty, PageTitle } from "../../components/page-title.tsx";
import { Said } from "../../components/said.tsx";
import { requireViewer } from "../../lib/require-viewer.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { BodyFacts } from "./body-facts.tsx";
import { BodyForm } from "./body-form.tsx";
import { loadBodies } from "./load-bodies.server.ts";
import { takeBody } from "./take-body.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const { bodies, shell } = messagesFor(viewer.language);
	return { ...(await loadBodies(params.id, viewer, context)), title: `${bodies.title} · ${shell.name}` };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	return takeBody(params.id, request, viewer, context);
}

export default function Bodies() {
	const { plan, bodies, units } = useLoaderData<typeof loader>();
	const refused = useActionData<typeof action>();
	const [params] = useSearchParams();
	const m = useMessages();
	const done = params.get("done");
	return (
		<>
			<PageTitle
				title={m.bodies.title}
				about={
					<>
						<a href={`/plans/${plan.id}`}>{plan.title}</a>
						<span className="block">{m.bodies.about}</span>
					</>
				}
			/>
			{(done === "saved" || done === "removed") && <Said how="done">{m.bodies[done]}</Said>}
			{refused && (
				<p role="alert" className="mb-4 rounded border border-[#f3c3be] bg-late-soft px-4 py-3 text-late">
					{m.bodies[refused.problem]}
				</p>
			)}
			{bodies.length === 0 && <Empty title={m.bodies.none} hint={m.bodies.noneHint} />}
			<div className="grid gap-4">
				{bodies.map((body) => (
					<section key={body.id} className="card p-4">
						<BodyFacts body={body} />
						{plan.maySet && <BodyForm body={body} units={units} isOpen={refused?.bodyId === body.id} />}
					</section>
				))}
				{plan.maySet ? (
					<section className="card p-4">
						<BodyForm body={null} units={units} isOpen={refused?.bodyId === null} />
					</section>
				) : (
					<p className="text-sm text-quiet">{m.bodies.notYours(plan.secretariatName)}</p>
				)}
			</div>
		</>
	);
}
