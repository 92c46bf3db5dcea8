import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Empty, PageTitle } from "../../components/page-title.tsx";
import { moment } from "../../lib/format.ts";
import { hasLocalMail } from "../../lib/local-mail.server.ts";
import { notFound, requireViewer } from "../../lib/require-viewer.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { type LocalMail, readLocalMail } from "../../services/read-local-mail.ts";

const LIMIT = 50;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** The viewer's own mails, where there is no mail server; on the demonstration's shifted clock only. */
export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	if (!hasLocalMail) throw notFound();
	const { localMail, shell } = messagesFor(viewer.language);
	return { mails: await readLocalMail(context.db, viewer.personId, LIMIT), title: `${localMail.title} · ${shell.name}` };
}

function Mail({ mail }: { mail: LocalMail }) {
	const { localMail, shell } = useMessages();
	return (
		<li className="border-t border-line px-4 py-2.5 first:border-0">
			<details>
				<summary className="flex flex-wrap items-baseline justify-between gap-x-4">
					<span className="font-medium">{mail.subject}</span>
					<span className="text-sm text-quiet tabular-nums">{moment(mail.sentAt)}</span>
				</summary>
				<p className="mt-2 text-sm text-quiet">{shell.marks.pair(localMail.to, mail.to)}</p>
				<pre className="mt-2 rounded bg-page p-3 font-sans text-sm break-words whitespace-pre-wrap">{mail.text}</pre>
			</details>
		</li>
	);
}

export default function LocalMails() {
	const { mails } = useLoaderData<typeof loader>();
	const { localMail } = useMessages();
	return (
		<>
			<PageTitle title={localMail.title} about={localMail.intro} />
			{mails.length === 0 ? (
				<Empty title={localMail.empty} hint={localMail.emptyHint} />
			) : (
				<ul className="card">
					{mails.map((mail) => (
						<Mail key={mail.id} mail={mail} />
					))}
				</ul>
			)}
		</>
	);
}
