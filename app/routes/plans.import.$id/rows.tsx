import { Empty } from "../../components/page-title.tsx";
import type { DraftRow } from "../../drafting/draft.ts";
import { keptTasks } from "../../drafting/standing.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { cardAnchor } from "./address.ts";
import { CheckBox, Hidden, Saved, typedIn } from "./form-parts.tsx";
import { PartLinks } from "./part-links.tsx";
import type { TabProps } from "./review-page.tsx";
import { calledIn } from "./unit-names.tsx";

function RowForm({ review, refused, row }: TabProps & { row: DraftRow }) {
	const { imports } = useMessages();
	const typed = typedIn(refused, row.key);
	return (
		<form method="post" className="mt-2 grid gap-3 rounded bg-page p-3">
			<Hidden edit="row.save" part={row.key} seen={review.version} />
			<fieldset>
				<legend className="mb-1 text-sm font-medium">{imports.rows.tasks}</legend>
				<div className="grid max-h-64 gap-x-4 overflow-y-auto text-sm sm:grid-cols-2">
					{keptTasks(review.draft).map(({ key, clause, title }) => (
						<CheckBox key={key} name="tasks" value={key} isOn={typed.has("tasks", key, row.tasks.includes(key))}>
							{clause} {title}
						</CheckBox>
					))}
				</div>
			</fieldset>
			<div>
				<button type="submit" className="button button-primary">
					{imports.save}
				</button>
			</div>
		</form>
	);
}

function Row({ review, refused, row }: TabProps & { row: DraftRow }) {
	const m = useMessages();
	const { imports } = m;
	const { draft } = review;
	const isOpen = review.open === row.key || refused?.part === row.key;
	const columns = [...new Set(row.units.map(({ column }) => column))];
	const tasks = draft.tasks.filter(({ key }) => row.tasks.includes(key));
	return (
		<li id={cardAnchor(row.key)} className={`card px-4 py-3 ${row.isLeftOut ? "border-dashed opacity-75" : ""}`}>
			<div className="flex flex-wrap items-baseline gap-x-3">
				<h4 className={`font-medium ${row.isLeftOut ? "line-through" : ""}`}>{row.heading}</h4>
				<Saved of={row.key} id={review.id} saved={review.saved} />
				<PartLinks review={review} part={row} />
			</div>
			{row.goal !== row.heading && <p className="text-sm">{row.goal}</p>}
			<dl className="mt-1 grid gap-x-6 text-sm sm:grid-cols-2">
				{columns.map((column) => (
					<div key={column}>
						<dt className="text-xs text-quiet">{column}</dt>
						<dd>{m.shell.marks.list(row.units.filter((u) => u.column === column).map(({ unit }) => calledIn(draft, unit)))}</dd>
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
