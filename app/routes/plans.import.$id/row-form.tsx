import { Field, wrong } from "../../components/field.tsx";
import type { DraftRow } from "../../drafting/draft.ts";
import { keptTasks } from "../../drafting/standing.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { cardAnchor, reviewPath } from "./address.ts";
import { AssignmentRows } from "./assignment-fields.tsx";
import { CheckBox, type FormRow, formRows, Hidden, type Typed, typedIn } from "./form-parts.tsx";
import type { TabProps } from "./tab-props.ts";

type Props = TabProps & { row: DraftRow };

/** What a column asks for, a point a line, and by when. */
function ColumnFields({ typed, row: { at, id, there } }: { typed: Typed; row: FormRow<DraftRow["columns"][number]> }) {
	const { rows } = useMessages().imports;
	if (!there) return null;
	const [milestone, points] = [`${at}.milestone`, `${at}.points`];
	return (
		<fieldset className="edit-row min-w-0">
			<legend className="sr-only">{there.words}</legend>
			<Field id={`${id}-points`} label={there.words} hint={rows.pointsHint} problem={typed.problem(points)}>
				<textarea
					id={`${id}-points`}
					name={points}
					rows={Math.min(8, Math.max(2, there.points.length))}
					defaultValue={typed.text(points, there.points.join("\n"))}
					className="input"
					{...wrong(`${id}-points`, typed.problem(points))}
				/>
			</Field>
			<Field id={`${id}-milestone`} label={rows.milestone} problem={typed.problem(milestone)} className="max-w-44">
				<input
					type="date"
					id={`${id}-milestone`}
					name={milestone}
					defaultValue={typed.text(milestone, there.milestone)}
					className="input"
					{...wrong(`${id}-milestone`, typed.problem(milestone))}
				/>
			</Field>
		</fieldset>
	);
}

function TaskBoxes({ review, row, typed }: Pick<Props, "review" | "row"> & { typed: Typed }) {
	const { rows } = useMessages().imports;
	return (
		<fieldset className="min-w-0">
			<legend className="mb-1 text-sm font-medium">{rows.tasks}</legend>
			<div className="grid max-h-64 gap-x-4 overflow-y-auto text-sm sm:grid-cols-2">
				{keptTasks(review.draft).map(({ key, clause, title }) => (
					<CheckBox key={key} name="tasks" value={key} isOn={typed.has("tasks", key, row.tasks.includes(key))}>
						{clause} {title}
					</CheckBox>
				))}
			</div>
		</fieldset>
	);
}

/** All of a row that can be changed: what it asks for, column by column, of whom, and which tasks it answers to. */
export function RowForm({ review, refused, row }: Props) {
	const { imports } = useMessages();
	const { rows } = imports;
	const typed = typedIn(refused, row.key);
	return (
		<form method="post" data-draft={`import/${review.id}/${row.key}`} className="mt-3 grid gap-4 border-t border-line pt-3">
			<Hidden edit="row.save" part={row.key} seen={review.version} />
			<Field id="row-goal" label={rows.goal} problem={typed.problem("goal")}>
				<textarea
					id="row-goal"
					name="goal"
					required
					rows={3}
					defaultValue={typed.text("goal", row.goal)}
					className="input"
					{...wrong("row-goal", typed.problem("goal"))}
				/>
			</Field>
			{row.columns.length > 0 && (
				<div className="grid gap-2 sm:grid-cols-2">
					{formRows("columns", row.columns, 0).map((column) => (
						<ColumnFields key={column.at} typed={typed} row={column} />
					))}
				</div>
			)}
			<fieldset className="min-w-0">
				<legend className="mb-1 text-sm font-medium">{rows.units}</legend>
				<AssignmentRows review={review} typed={typed} list={row.units} />
			</fieldset>
			<TaskBoxes review={review} row={row} typed={typed} />
			<div className="flex flex-wrap gap-2">
				<button type="submit" className="button button-primary">
					{imports.save}
				</button>
				<a href={reviewPath(review.id, { tab: "rows" }, cardAnchor(row.key))} className="button">
					{imports.cancel}
				</a>
			</div>
		</form>
	);
}
