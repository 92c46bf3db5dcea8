import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Empty, PageTitle } from "../../components/page-title.tsx";
import { formOf } from "../../lib/form-data.server.ts";
import { idOf } from "../../lib/ids.ts";
import { notFound, requireViewer, senderOf } from "../../lib/require-viewer.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { planMeeting } from "../../services/plan-meeting.ts";
import { BodyCard } from "./body-card.tsx";
import { loadMeetings } from "./load-meetings.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const { meetings, shell } = messagesFor(viewer.language);
	return { bodies: await loadMeetings(viewer, context), title: `${meetings.title} · ${shell.name}` };
}

/** Plans the next meeting of a body. */
export async function action({ request, context }: ActionFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const bodyId = idOf((await formOf(request)).get("bodyId"));
	const planned = await planMeeting(context.db, bodyId, senderOf(viewer), context.now);
	if (planned.ok) return redirect(`/tasks/${planned.taskId}`);
	throw planned.code === "notFound" ? notFound() : new Response(null, { status: 403 });
}

export default function Meetings() {
	const { bodies } = useLoaderData<typeof loader>();
	const { meetings } = useMessages();
	return (
		<>
			<PageTitle title={meetings.title} about={meetings.intro} />
			{bodies.length === 0 && <Empty title={meetings.noBody} hint={meetings.noBodyHint} />}
			<div className="grid gap-4">
				{bodies.map((view) => (
					<BodyCard key={view.body.id} view={view} />
				))}
			</div>
		</>
	);
}
