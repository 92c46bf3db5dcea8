import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { idOf } from "../../lib/ids.ts";
import { requireViewer } from "../../lib/require-viewer.server.ts";
import { messagesFor } from "../../messages/index.ts";
import { sendOnce } from "../../services/send-once.ts";
import { takeEvent } from "../tasks.$id/take-event.server.ts";
import { Begin } from "./begin.tsx";
import { findKeyOf } from "./find.tsx";
import { Findings } from "./findings.tsx";
import { Head } from "./head.tsx";
import { Items } from "./items.tsx";
import { loadVisit } from "./load-visit.server.ts";
import { Outcome } from "./outcome.tsx";
import { Record } from "./record.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const view = await loadVisit(idOf(params.taskId), idOf(params.no), viewer, context);
	return { ...view, place: "/inspections", title: `${view.heading} · ${messagesFor(viewer.language).shell.name}` };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const { taskId, step } = await loadVisit(idOf(params.taskId), idOf(params.no), viewer, context);
	const here = `/visits/${taskId}/${step.no}`;
	return takeEvent(taskId, request, viewer, context, {
		send: sendOnce,
		to: ({ type, stepNo, data }, isRepeat) => {
			const of = `${taskId}/${type === "visit.find" ? findKeyOf(stepNo, String(data.item ?? "")) : `${stepNo}-${type}`}`;
			return `${here}?${new URLSearchParams({ done: type, of, ...(isRepeat && { again: "1" }) })}`;
		},
	});
}

export default function Visit() {
	const view = useLoaderData<typeof loader>();
	const outcome = useActionData<typeof action>() ?? null;
	const [params] = useSearchParams();
	const refused = outcome?.refused ?? null;
	return (
		<div className="thumb mx-auto grid max-w-2xl grid-cols-1 gap-4">
			<Head view={view} />
			<Outcome view={view} outcome={outcome} params={params} />
			<Begin view={view} />
			<Items view={view} refused={refused} />
			<Record view={view} refused={refused} />
			<Findings view={view} />
		</div>
	);
}
