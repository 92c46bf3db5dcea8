import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { idOf } from "../../lib/ids.ts";
import { requireViewer } from "../../lib/require-viewer.server.ts";
import { messagesFor } from "../../messages/index.ts";
import { Acts, Outcome } from "./acts.tsx";
import { Diagrams } from "./diagrams.tsx";
import { DocumentFacts } from "./document-facts.tsx";
import { Duties } from "./duties.tsx";
import { Findings } from "./findings.tsx";
import { Head } from "./head.tsx";
import { History } from "./history.tsx";
import { loadTask } from "./load-task.server.ts";
import { isPrinted, listOf, Matter } from "./matter.tsx";
import { Orders } from "./orders.tsx";
import { Referrals } from "./referrals.tsx";
import { Sanctions } from "./sanctions.tsx";
import { takeEvent } from "./take-event.server.ts";
import { TaskAmendments } from "./task-amendments.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const before = idOf(new URL(request.url).searchParams.get("before")) || null;
	const view = await loadTask(idOf(params.id), viewer, context, before);
	const { shell } = messagesFor(viewer.language);
	return { ...view, place: `/${listOf(view.facts.kind)}`, title: `${view.facts.title} · ${shell.name}` };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	return takeEvent(idOf(params.id), request, viewer, context);
}

export default function Task() {
	const view = useLoaderData<typeof loader>();
	const outcome = useActionData<typeof action>() ?? null;
	const [params] = useSearchParams();
	const refused = outcome?.refused ?? null;
	const isOfDocument = isPrinted(view.facts.kind);
	return (
		<>
			<Head view={view} />
			<Outcome view={view} outcome={outcome} done={params.get("done")} of={params.get("of")} />
			<div className={`grid grid-cols-1 gap-4 ${isOfDocument ? "xl:grid-cols-[minmax(0,1fr)_400px]" : ""}`}>
				<div className="grid grid-cols-1 content-start gap-4">
					<Acts view={view} refused={refused} />
					<Matter view={view} refused={refused} />
					<Duties view={view} refused={refused} />
					<Orders view={view} refused={refused} />
					<Referrals view={view} refused={refused} />
					<Sanctions view={view} refused={refused} />
					<Findings view={view} refused={refused} />
					<Diagrams view={view} />
					<History view={view} />
				</div>
				{isOfDocument && (
					<aside className="grid grid-cols-1 content-start gap-4">
						<DocumentFacts view={view} />
						<TaskAmendments view={view} />
					</aside>
				)}
			</div>
		</>
	);
}
