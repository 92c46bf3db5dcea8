import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageTitle } from "../../components/page-title.tsx";
import { TableHead } from "../../components/table-head.tsx";
import { moment } from "../../lib/format.ts";
import { requireViewer } from "../../lib/require-viewer.server.ts";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { markName } from "../../summaries/mark-name.ts";
import { loadRows } from "./load-rows.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const { summaries, shell } = messagesFor(viewer.language);
	const rows = await loadRows(params.id, new URL(request.url).searchParams, viewer, context);
	return { ...rows, place: "/bulletins", title: `${summaries.title} · ${shell.name}` };
}

/** The rows that one figure of a summary counts, each with a link to where it stands. */
export default function SummaryRows() {
	const { taskId, from, to, kind, values, rows, unitName } = useLoaderData<typeof loader>();
	const { summaries, shell } = useMessages();
	const language = useLanguage();
	const name = shell.marks.list(values.map((value) => markName({ kind, value }, language)));
	return (
		<>
			<PageTitle
				title={shell.marks.comma(unitName ? [name, unitName] : [name])}
				about={shell.marks.comma([summaries.kinds[kind], summaries.rowsAbout(rows.length, from, to)])}
			>
				<a href={`/tasks/${taskId}`} className="button">
					{summaries.back}
				</a>
			</PageTitle>
			<div className="card scroll-x row-cards">
				<table className="table">
					<caption className="sr-only">{name}</caption>
					<TableHead titles={[summaries.task, summaries.unit, summaries.at]} />
					<tbody>
						{rows.map((row) => (
							<tr key={`${row.taskId}/${row.stepNo}/${row.value}/${row.at}`}>
								<td className="min-w-52">
									{row.clause && <span className="mr-2 text-quiet">{row.clause}</span>}
									<a href={`/tasks/${row.taskId}#step-${row.stepNo}`}>{row.title}</a>
								</td>
								<td data-line data-label={summaries.unit}>
									{row.unitName ?? "–"}
								</td>
								<td className="whitespace-nowrap tabular-nums" data-line data-label={summaries.at}>
									{moment(row.at)}
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</>
	);
}
