import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { listFilterOptions, listMatrix } from "#db/queries/list-tasks.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { lightOf } from "#workflows/light.ts";
import { Empty, PageTitle } from "../../components/page-title.tsx";
import { Pager } from "../../components/pager.tsx";
import { withParams } from "../../lib/format.ts";
import { jurisdictionIdsOf, requireViewer } from "../../lib/require-viewer.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";
import { findTasks } from "../../services/find-tasks.ts";
import { readFilter } from "./filter.server.ts";
import { Filters } from "./filters.tsx";
import { List } from "./list.tsx";
import { Matrix } from "./matrix.tsx";

const PAGE = 50;
const MATRIX = 80;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await requireViewer({ request, context });
	const params = new URL(request.url).searchParams;
	const { sql } = context.db;
	const reach = jurisdictionIdsOf(viewer);
	const isMatrix = params.get("view") === "matrix";
	const limit = isMatrix ? MATRIX : PAGE;
	const today = dateAt(context.now);
	const [rows, options] = await Promise.all([
		findTasks(sql, reach, readFilter(params, viewer), today, viewer.calendar, limit + 1),
		listFilterOptions(sql, reach),
	]);
	const tasks = rows.slice(0, limit);
	const parts = isMatrix
		? await listMatrix(
				sql,
				tasks.map((t) => t.id),
			)
		: [];
	const cells = parts.map((part) => ({
		...part,
		lit: lightOf(part, ["accepted", "waived"].includes(part.state), today, viewer.calendar),
	}));
	const next = rows.length > limit ? (tasks.at(-1)?.id ?? null) : null;
	const { tasks: words, shell } = messagesFor(viewer.language);
	return { tasks, cells, next, isMatrix, options, title: `${words.title} · ${shell.name}` };
}

export default function Tasks() {
	const data = useLoaderData<typeof loader>();
	const [params] = useSearchParams();
	const m = useMessages();
	const view = (matrix: boolean, label: string) => (
		<a
			href={withParams(params, { view: matrix ? "matrix" : null, after: null })}
			aria-current={matrix === data.isMatrix ? "page" : undefined}
			className={`button ${matrix === data.isMatrix ? "button-primary" : ""}`}
		>
			{label}
		</a>
	);
	return (
		<>
			<PageTitle title={m.tasks.title}>
				{view(false, m.tasks.views.list)}
				{view(true, m.tasks.views.matrix)}
			</PageTitle>
			<Filters options={data.options} />
			{data.tasks.length === 0 && (
				<Empty title={data.options.plans.length === 0 ? m.tasks.noPlan : m.tasks.empty} hint={m.tasks.emptyHint} />
			)}
			{data.tasks.length > 0 &&
				(data.isMatrix ? (
					<Matrix {...data} units={data.options.units} />
				) : (
					<List tasks={data.tasks} hasManyPlans={data.options.plans.length > 1} />
				))}
			<Pager next={data.next} />
		</>
	);
}
