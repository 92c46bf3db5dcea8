import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Empty, PageTitle } from "../../components/page-title.tsx";
import { requireViewer } from "../../lib/require-viewer.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { Figures } from "./figures.tsx";
import { Filters } from "./filters.tsx";
import { loadRectifications } from "./load-rectifications.server.ts";
import { RectificationTable } from "./rectification-table.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const { rectifications, shell } = messagesFor(viewer.language);
	const view = await loadRectifications(new URL(request.url).searchParams, viewer, context);
	return { ...view, title: `${rectifications.title} · ${shell.name}` };
}

export default function Rectifications() {
	const { rows, figures, options, total } = useLoaderData<typeof loader>();
	const { rectifications, sanctions, ledgers, shell } = useMessages();
	const count = rectifications.count(total);
	const caption = rows.length < total ? shell.marks.join([count, rectifications.truncated(rows.length)]) : count;
	return (
		<>
			<PageTitle title={rectifications.title} about={caption}>
				<a href="/sanctions" className="button">
					{sanctions.list}
				</a>
				<a href="/ledgers/problems" className="button">
					{ledgers.kinds.problems}
				</a>
				<a href="/ledgers/rectifications" className="button">
					{ledgers.kinds.rectifications}
				</a>
			</PageTitle>
			<Filters options={options} />
			{rows.length === 0 ? (
				<Empty title={rectifications.empty} hint={rectifications.emptyHint} />
			) : (
				<>
					<Figures figures={figures} />
					<RectificationTable rows={rows} caption={caption} />
				</>
			)}
		</>
	);
}
