import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listNotices, markRead } from "#db/queries/list-notices.ts";
import { type NoticeKind, noticeKinds } from "#workflows/notices.ts";
import { Empty, PageTitle } from "../../components/page-title.tsx";
import { Pager } from "../../components/pager.tsx";
import { formOf } from "../../lib/form-data.server.ts";
import { hasLocalMail } from "../../lib/local-mail.server.ts";
import { requireViewer } from "../../lib/require-viewer.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { Line } from "./line.tsx";

const PAGE = 50;
const kindOf = (value: unknown): NoticeKind | null => noticeKinds.find((kind) => kind === value) ?? null;
const inbox = (kind: NoticeKind | null): string => (kind ? `/notices?kind=${kind}` : "/notices");

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const params = new URL(request.url).searchParams;
	const kind = kindOf(params.get("kind"));
	const rows = await listNotices(context.db.sql, viewer.hat, kind, params.get("before"), PAGE + 1);
	const notices = rows.slice(0, PAGE);
	const { notices: words, shell } = messagesFor(viewer.language);
	const next = rows.length > PAGE ? (notices.at(-1)?.key ?? null) : null;
	return { kind, notices, next, hasLocalMail, title: `${words.title} · ${shell.name}` };
}

/** Marks as read: the notice that the form names, or all of a kind, or all. */
export async function action({ request, context }: ActionFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const form = await formOf(request);
	const kind = kindOf(form.get("kind"));
	const key = form.get("key");
	const which = typeof key === "string" ? { key } : kind ? { kind } : {};
	await markRead(context.db.sql, viewer.hat, which, viewer.personId, context.now);
	return redirect(inbox(kind));
}

function Kinds({ now }: { now: NoticeKind | null }) {
	const { notices, shell } = useMessages();
	return (
		<nav aria-label={notices.kind} className="mb-3 flex flex-wrap gap-1.5">
			{[null, ...noticeKinds].map((kind) => (
				<a
					key={kind ?? "all"}
					href={inbox(kind)}
					aria-current={kind === now ? "page" : undefined}
					className={`button ${kind === now ? "button-primary" : ""}`}
				>
					{kind ? notices.kinds[kind] : shell.all}
				</a>
			))}
		</nav>
	);
}

function MarkAll({ kind }: { kind: NoticeKind | null }) {
	const { notices } = useMessages();
	return (
		<form method="post" action="/notices">
			{kind && <input type="hidden" name="kind" value={kind} />}
			<button type="submit" className="button">
				{kind ? notices.markKind(notices.kinds[kind]) : notices.markAll}
			</button>
		</form>
	);
}

export default function Notices() {
	const { kind, notices: rows, next, hasLocalMail: canLook } = useLoaderData<typeof loader>();
	const { notices, localMail } = useMessages();
	return (
		<>
			<PageTitle title={notices.title}>
				{rows.some((row) => !row.isRead) && <MarkAll kind={kind} />}
				{canLook && (
					<a href="/mail" className="button">
						{localMail.title}
					</a>
				)}
				<a href="/me#mail" className="button">
					{notices.settings}
				</a>
			</PageTitle>
			<Kinds now={kind} />
			{rows.length === 0 ? (
				<Empty title={notices.empty} hint={notices.emptyHint} />
			) : (
				<ul className="card">
					{rows.map((notice) => (
						<Line key={notice.key} notice={notice} kind={kind} />
					))}
				</ul>
			)}
			<Pager by="before" next={next} />
		</>
	);
}
