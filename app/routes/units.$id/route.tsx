import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Feed } from "../../components/feed.tsx";
import { PageTitle } from "../../components/page-title.tsx";
import { formOf } from "../../lib/form-data.server.ts";
import { requirePerson } from "../../lib/require-viewer.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { Facts } from "./facts.tsx";
import { Hooks } from "./hooks.tsx";
import { loadUnit, requireKeptUnit } from "./load-unit.server.ts";
import { takeUnitForm } from "./take-unit-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await requirePerson({ request, context });
	const view = await loadUnit(params.id, viewer, context);
	return { ...view, title: `${view.unit.name} · ${messagesFor(viewer.language).shell.name}` };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const viewer = await requirePerson({ request, context });
	const unitId = await requireKeptUnit(params.id, viewer, context);
	return takeUnitForm(unitId, await formOf(request), viewer, context);
}

export default function UnitPage() {
	const { unit, kept, isWithin } = useLoaderData<typeof loader>();
	const came = useActionData<typeof action>() ?? null;
	const { shell } = useMessages();
	return (
		<>
			<PageTitle title={unit.name} about={shell.kinds[unit.kind] ?? unit.kind} />
			<Facts unit={unit} isWithin={isWithin} />
			{kept && (
				<div className="flex flex-col gap-4">
					<Hooks unitId={unit.id} hooks={kept.hooks} came={came?.came === "feed" ? null : came} />
					<Feed action={`/units/${unit.id}`} since={kept.feedSince} made={came?.came === "feed" ? came.address : null} isUnits />
				</div>
			)}
		</>
	);
}
