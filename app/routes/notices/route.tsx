import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listNotices, markRead, type NoticeLine } from "#db/queries/list-notices.ts";
import { eventLabel, rungLabels } from "#workflows/labels.ts";
import { rungs } from "#workflows/ladder.ts";
import { Empty, PageTitle } from "../../components/page-title.tsx";
import { moment } from "../../lib/format.ts";
import { requireViewer } from "../../lib/require-viewer.server.ts";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";

const PAGE = 50;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const rows = await listNotices(context.db.sql, viewer.hat, new URL(request.url).searchParams.get("before"), PAGE + 1);
	const notices = rows.slice(0, PAGE);
	const { notices: words, shell } = messagesFor(viewer.language);
	return { notices, next: rows.length > PAGE ? (notices.at(-1)?.key ?? null) : null, title: `${words.title} · ${shell.name}` };
}

export async function action({ request, context }: ActionFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	await markRead(context.db.sql, viewer.hat, viewer.personId, context.now);
	return redirect("/notices");
}

function Line({ notice }: { notice: NoticeLine }) {
	const { notices } = useMessages();
	const language = useLanguage();
	const rung = rungs[notice.rung - 1];
	const what =
		notice.event === "rung.reached" && rung ? rungLabels[language][rung] : eventLabel(notice.machine, notice.event, language);
	return (
		<li className={`border-t border-line px-4 py-2.5 first:border-0 ${notice.isRead ? "" : "bg-brand-soft/40"}`}>
			<a href={`/tasks/${notice.taskId}#step-${notice.stepNo}`} className={notice.isRead ? "" : "font-medium"}>
				{notices.line(what, notice.unitName ?? "")}
			</a>
			{!notice.isRead && <span className="ml-2 text-xs text-brand">{notices.unread}</span>}
			<span className="float-right text-sm text-quiet tabular-nums">{moment(notice.at)}</span>
			<p className="text-sm text-quiet">
				{notice.clause} {notice.title}
				{notice.dueOn && <span className="ml-3 whitespace-nowrap">{notices.due(notice.dueOn)}</span>}
				{notice.reason && <span className="ml-3">{notices.reason(notice.reason)}</span>}
			</p>
		</li>
	);
}

export default function Notices() {
	const { notices: rows, next } = useLoaderData<typeof loader>();
	const { notices, shell } = useMessages();
	return (
		<>
			<PageTitle title={notices.title}>
				{rows.some((row) => !row.isRead) && (
					<form method="post" action="/notices">
						<button type="submit" className="button">
							{notices.markAll}
						</button>
					</form>
				)}
			</PageTitle>
			{rows.length === 0 ? (
				<Empty title={notices.empty} hint={notices.emptyHint} />
			) : (
				<ul className="card">
					{rows.map((notice) => (
						<Line key={notice.key} notice={notice} />
					))}
				</ul>
			)}
			{next && (
				<a href={`?before=${encodeURIComponent(next)}`} className="button mt-3">
					{shell.more}
				</a>
			)}
		</>
	);
}
