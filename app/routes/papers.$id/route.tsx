import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageTitle } from "../../components/page-title.tsx";
import { PaperSheet } from "../../components/paper-sheet.tsx";
import { idOf } from "../../lib/ids.ts";
import { notFound, requireViewer, senderOf } from "../../lib/require-viewer.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { openPaper } from "../../services/open-paper.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const id = idOf(params.id);
	const opened = await openPaper(context.db, id, senderOf(viewer), context.now, context.ip);
	if (!opened) throw notFound();
	const title = `${opened.paper.name} ${opened.paper.printed} · ${messagesFor(viewer.language).shell.name}`;
	return { ...opened, id, title };
}

export default function PaperPage() {
	const { id, paper, taskId, stepNo, sha256 } = useLoaderData<typeof loader>();
	const { papers } = useMessages();
	return (
		<>
			<div className="no-print">
				<PageTitle title={`${paper.name} ${paper.printed}`} about={papers.issued(paper.issuedOn)}>
					<a href={`/tasks/${taskId}#step-${stepNo}`} className="button">
						{papers.matter}
					</a>
					<a href={`/papers/${id}.docx`} className="button button-primary">
						{papers.download}
					</a>
				</PageTitle>
			</div>
			<PaperSheet paper={paper} />
			<p className="no-print mx-auto mt-4 max-w-[210mm] text-sm break-all text-quiet">{papers.frozen(sha256)}</p>
		</>
	);
}
