import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Empty, PageTitle } from "../../components/page-title.tsx";
import { requireViewer } from "../../lib/require-viewer.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { CampaignTable } from "./campaign-table.tsx";
import { loadInspections } from "./load-inspections.server.ts";
import { OpenForm } from "./open-form.tsx";
import { takeCampaign } from "./take-campaign.server.ts";
import { Visits } from "./visits.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const { inspections, shell } = messagesFor(viewer.language);
	return { ...(await loadInspections(viewer, context)), title: `${inspections.title} · ${shell.name}` };
}

export async function action({ request, context }: ActionFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const outcome = await takeCampaign(request, viewer, context);
	return "taskId" in outcome ? redirect(`/tasks/${outcome.taskId}`) : data(outcome, { status: 422 });
}

export default function Inspections() {
	const { campaigns, visits, plans, checklists } = useLoaderData<typeof loader>();
	const refused = useActionData<typeof action>() ?? null;
	const { inspections, checklists: lists, employers } = useMessages();
	return (
		<>
			<PageTitle title={inspections.title} about={inspections.intro}>
				<a href="/inspections/checklists" className="button">
					{lists.title}
				</a>
				<a href="/inspections/employers" className="button">
					{employers.title}
				</a>
			</PageTitle>
			<div className="grid grid-cols-1 gap-4">
				<Visits visits={visits} />
				{campaigns.length === 0 ? (
					<Empty title={inspections.empty} hint={inspections.emptyHint} />
				) : (
					<CampaignTable campaigns={campaigns} />
				)}
				{plans.length > 0 && <OpenForm plans={plans} checklists={checklists} refused={refused} />}
			</div>
		</>
	);
}
