import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageTitle } from "../../components/page-title.tsx";
import { requireImporter } from "../../lib/require-importer.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { Comparison } from "./comparison.tsx";
import { type ChangesView, loadChanges } from "./load-changes.server.ts";
import { type Refused, takeChange } from "./take-change.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const { viewer, importer } = await requireImporter({ request, context });
	const view = await loadChanges(params.id, importer, context);
	const { amendments, shell } = messagesFor(viewer.language);
	return { ...view, pageTitle: `${amendments.title} · ${view.about.title} · ${shell.name}` };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const { importer } = await requireImporter({ request, context });
	return takeChange(params.id, request, importer, context);
}

/** Says which plan the document amends. */
function AimForm({ view: { plans } }: { view: ChangesView }) {
	const { amendments } = useMessages();
	return (
		<form method="post" className="card mx-auto grid max-w-2xl gap-3 p-6">
			<label className="grid gap-1">
				<span className="card-title">{amendments.aim}</span>
				<select name="plan" className="input">
					{plans.map(({ id, title }) => (
						<option key={id} value={id}>
							{title}
						</option>
					))}
				</select>
			</label>
			<p className="text-sm text-quiet">{plans.length > 0 ? amendments.aimHint : amendments.refused.notSecretariat}</p>
			<div>
				<button type="submit" name="act" value="aim" className="button button-primary" disabled={plans.length === 0}>
					{amendments.aimSubmit}
				</button>
			</div>
		</form>
	);
}

function Obstructed({ view: { about, obstacles } }: { view: ChangesView }) {
	const { amendments, imports } = useMessages();
	return (
		<section className="rounded border border-[#f3c3be] bg-late-soft px-4 py-3">
			<h2 className="font-medium text-late">{amendments.obstacles}</h2>
			<ul className="mt-1 list-disc pl-5">
				{obstacles.map(({ code, key, words }) => (
					<li key={`${code}${key}${words}`}>{imports.confirm.obstacle[code]?.(words) ?? code}</li>
				))}
			</ul>
			<a href={`/plans/import/${about.id}?tab=confirm`} className="button mt-2">
				{amendments.obstaclesGo}
			</a>
		</section>
	);
}

const RefusedNote = ({ refused }: { refused: Refused }) => (
	<p role="alert" className="mb-4 rounded border border-[#f3c3be] bg-late-soft px-4 py-2.5 text-late">
		{useMessages().amendments.refused[refused.code]}
	</p>
);

export default function Changes() {
	const view = useLoaderData<typeof loader>();
	const refused = useActionData<typeof action>() ?? null;
	const { amendments } = useMessages();
	const { about, comparison, obstacles } = view;
	return (
		<>
			<PageTitle title={amendments.title} about={about.amends ? amendments.about(about.amends.title) : about.title}>
				<a href={`/plans/import/${about.id}`} className="button">
					{amendments.back}
				</a>
				{about.amends && (
					<form method="post">
						<button type="submit" name="act" value="aim" className="button">
							{amendments.unaim}
						</button>
					</form>
				)}
			</PageTitle>
			{refused && <RefusedNote refused={refused} />}
			{!about.amends && <AimForm view={view} />}
			{obstacles.length > 0 && <Obstructed view={view} />}
			{comparison && <Comparison view={view} comparison={comparison} />}
		</>
	);
}
