import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { unparkDocket } from "#db/queries/due-dockets.ts";
import { PageTitle } from "../../components/page-title.tsx";
import { formOf } from "../../lib/form-data.server.ts";
import { idOf } from "../../lib/ids.ts";
import { requireAdministrator } from "../../lib/require-viewer.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { loadHealth } from "./load-health.server.ts";
import { Cards, Jobs, ParkedDockets } from "./parts.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await requireAdministrator({ request, context });
	const { admin, shell } = messagesFor(viewer.language);
	return { view: await loadHealth(context), title: `${admin.health.title} · ${shell.name}` };
}

/** Puts a parked docket back: the sweep decides on it anew, through the one door. */
export async function action({ request, context }: ActionFunctionArgs) {
	const viewer = await requireAdministrator({ request, context });
	const taskId = idOf((await formOf(request)).get("retry"));
	if (taskId === 0) throw new Response(null, { status: 400 });
	await unparkDocket(context.db.sql, taskId, viewer.personId, context.now);
	return redirect("/admin/health?retried");
}

export default function HealthPage() {
	const { view } = useLoaderData<typeof loader>();
	const [params] = useSearchParams();
	const { health } = useMessages().admin;
	return (
		<>
			<PageTitle title={health.title} about={health.intro}>
				<a href="/admin/health" className="button">
					{health.refresh}
				</a>
			</PageTitle>
			{params.has("retried") && (
				<p role="status" className="mb-4 rounded border border-[#bfe0c9] bg-fine-soft px-4 py-2 text-fine">
					{health.retried}
				</p>
			)}
			<Cards view={view} />
			<ParkedDockets view={view} />
			<Jobs view={view} />
		</>
	);
}
