import { Empty } from "../../components/page-title.tsx";
import type { DraftRow } from "../../drafting/draft.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { cardAnchor } from "./address.ts";
import { Saved } from "./form-parts.tsx";
import { PartLinks } from "./part-links.tsx";
import { RowForm } from "./row-form.tsx";
import type { TabProps } from "./tab-props.ts";
import { calledIn } from "./unit-names.tsx";

/** What the columns ask for besides the row's own goal, as it stands. */
const Columns = ({ columns, goal }: Pick<DraftRow, "columns" | "goal">) => (
	<div className="mt-1.5 grid gap-x-6 gap-y-1 text-sm empty:hidden sm:grid-cols-2">
		{columns
			.filter(({ milestone, points }) => milestone !== null || points.join("") !== goal)
			.map(({ words, milestone, points }) => (
				<div key={words}>
					<p className="text-xs text-quiet">
						{words}
						{milestone && <span className="ml-2 tabular-nums">→ {milestone}</span>}
					</p>
					<ul className="list-disc pl-4">
						{points.map((point) => (
							<li key={point}>{point}</li>
						))}
					</ul>
				</div>
			))}
	</div>
);

function Row({ review, refused, row }: TabProps & { row: DraftRow }) {
	const m = useMessages();
	const { imports } = m;
	const { draft } = review;
	const isOpen = review.open === row.key || refused?.part === row.key;
	const units = row.units.filter(({ isLeftOut }) => !isLeftOut);
	const columns = [...new Set(units.map(({ column }) => column))];
	const isSaidInColumns = row.columns.length > 1 && row.columns.some(({ points }) => points.length > 0);
	const tasks = draft.tasks.filter(({ key }) => row.tasks.includes(key));
	return (
		<li id={cardAnchor(row.key)} className={`card px-4 py-3 ${row.isLeftOut ? "border-dashed opacity-75" : ""}`}>
			<div className="flex flex-wrap items-baseline gap-x-3">
				<h4 className={`font-medium ${row.isLeftOut ? "line-through" : ""}`}>{row.heading}</h4>
				<Saved of={row.key} id={review.id} saved={review.saved} />
				<PartLinks review={review} part={row} />
			</div>
			{row.goal !== row.heading && !isSaidInColumns && <p className="text-sm">{row.goal}</p>}
			<Columns columns={row.columns} goal={row.goal} />
			<dl className="mt-2 grid gap-x-6 gap-y-1.5 text-sm sm:grid-cols-2">
				{columns.map((column) => (
					<div key={column}>
						<dt className="text-xs text-quiet">{column}</dt>
						<dd>{m.shell.marks.list(units.filter((u) => u.column === column).map(({ unit }) => calledIn(draft, unit)))}</dd>
					</div>
				))}
				<div>
					<dt className="text-xs text-quiet">{imports.rows.tasks}</dt>
					<dd>
						{tasks.length === 0 ? (
							<span className="text-soon">{imports.rows.noTasks}</span>
						) : (
							m.shell.marks.list(tasks.map(({ clause, title }) => `${clause} ${title}`))
						)}
					</dd>
				</div>
			</dl>
			{isOpen && <RowForm review={review} refused={refused} row={row} />}
		</li>
	);
}

/** The rows of the responsibility table as they are printed, each with the tasks it answers to. */
export function Rows({ review, refused }: TabProps) {
	const { rows: words } = useMessages().imports;
	const { rows } = review.draft;
	if (rows.length === 0) return <Empty title={words.empty} hint="" />;
	return (
		<div className="grid grid-cols-1 gap-3">
			<p className="text-sm text-quiet">{words.about}</p>
			<ul className="grid grid-cols-1 gap-2">
				{rows.map((row) => (
					<Row key={row.key} review={review} refused={refused} row={row} />
				))}
			</ul>
		</div>
	);
}
