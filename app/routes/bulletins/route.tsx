import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Empty, PageTitle } from "../../components/page-title.tsx";
import { formOf } from "../../lib/form-data.server.ts";
import { idOf } from "../../lib/ids.ts";
import { notFound, requireViewer, senderOf } from "../../lib/require-viewer.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { draftBulletin } from "../../services/draft-bulletin.ts";
import { draftSummary } from "../../services/draft-summary.ts";
import { BulletinTable } from "./bulletin-table.tsx";
import { loadBulletins } from "./load-bulletins.server.ts";
import { NextBulletin } from "./next-bulletin.tsx";
import { SummaryForm } from "./summary-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const { bulletins, shell } = messagesFor(viewer.language);
	return { ...(await loadBulletins(viewer, context)), title: `${bulletins.title} · ${shell.name}` };
}

export async function action({ request, context }: ActionFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const form = await formOf(request);
	const [planId, from, to] = [idOf(form.get("planId")), String(form.get("from")), String(form.get("to"))];
	const isSummary = form.get("kind") === "summary";
	const sender = senderOf(viewer);
	const drafted = isSummary
		? await draftSummary(context.db, { planId, from, to }, sender, context.now)
		: await draftBulletin(context.db, planId, sender, context.now);
	if (drafted.ok) return redirect(`/tasks/${drafted.taskId}`);
	if (drafted.code === "notFound") throw notFound();
	if (drafted.code === "badTerm") return data({ typed: { planId, from, to } }, { status: 422 });
	// Nothing to say any more: the screen says so.
	return redirect("/bulletins");
}

export default function Bulletins() {
	const { rows, next, today } = useLoaderData<typeof loader>();
	const typed = useActionData<typeof action>()?.typed ?? null;
	const mine = next.filter(({ isMine }) => isMine);
	const { bulletins } = useMessages();
	return (
		<>
			<PageTitle title={bulletins.title} about={bulletins.intro} />
			{rows.length === 0 ? <Empty title={bulletins.empty} hint={bulletins.emptyHint} /> : <BulletinTable rows={rows} />}
			{next.map((one) => (
				<NextBulletin key={one.planId} next={one} />
			))}
			{mine.length > 0 && <SummaryForm plans={mine} today={today} typed={typed} />}
		</>
	);
}
