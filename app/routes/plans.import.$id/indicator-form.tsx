import { comparators } from "#db/plans/plan-document.ts";
import { Field, Problem, wrong } from "../../components/field.tsx";
import type { DraftIndicator } from "../../drafting/draft.ts";
import { keptTasks } from "../../drafting/standing.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { type FormRow, formRows, Hidden, Select, type Typed, typedIn } from "./form-parts.tsx";
import type { TabProps } from "./tab-props.ts";

/** A refused form without a key is the one that adds. */
export const NEW_INDICATOR = "indicator.save";

function TargetRow({
	typed,
	row: { at, no, id, there: target },
}: {
	typed: Typed;
	row: FormRow<DraftIndicator["targets"][number]>;
}) {
	const { tables } = useMessages().imports;
	const options = comparators.map((one) => [one, tables.comparator[one] ?? one] as const);
	const label = (what: string) => `${tables.indicator.targets} ${no} ${what}`;
	return (
		<li className="edit-row sm:grid-cols-[10rem_7rem_8rem]">
			<input
				type="date"
				name={`${at}.milestone`}
				aria-label={label(tables.indicator.milestone)}
				defaultValue={typed.text(`${at}.milestone`, target?.milestone)}
				className="input"
			/>
			<Select
				name={`${at}.comparator`}
				label={label(tables.indicator.comparator)}
				value={typed.text(`${at}.comparator`, target?.comparator ?? "≥") || "≥"}
				options={options}
			/>
			<div>
				<input
					id={id}
					name={`${at}.value`}
					inputMode="decimal"
					aria-label={label(tables.indicator.value)}
					defaultValue={typed.text(`${at}.value`, target?.value?.toString())}
					className="input"
					{...wrong(id, typed.problem(`${at}.value`))}
				/>
				<Problem id={id} problem={typed.problem(`${at}.value`)} />
			</div>
		</li>
	);
}

/** What an indicator measures, of whom, and what it has to reach by when; without one, a new one's form. */
export function IndicatorForm({ review, refused, indicator }: TabProps & { indicator: DraftIndicator | null }) {
	const m = useMessages();
	const { indicator: words } = m.imports.tables;
	const part = indicator?.key ?? NEW_INDICATOR;
	const typed = typedIn(refused, part);
	const tasks = keptTasks(review.draft).map(({ key, clause, title }) => [key, `${clause} ${title}`] as const);
	const text = (name: "name" | "scope" | "measure", stored: string | null | undefined, more = {}) => {
		const id = `${name}-${part}`;
		return (
			<Field id={id} label={words[name]} problem={typed.problem(name)}>
				<input
					id={id}
					name={name}
					maxLength={200}
					defaultValue={typed.text(name, stored)}
					className="input"
					{...wrong(id, typed.problem(name))}
					{...more}
				/>
			</Field>
		);
	};
	return (
		<form method="post" className="mt-2 grid gap-3 rounded bg-page p-3">
			<Hidden edit="indicator.save" part={indicator?.key} seen={review.version} />
			{text("name", indicator?.name, { required: true })}
			<div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_7rem]">
				{text("scope", indicator?.scope)}
				{text("measure", indicator?.measure, { maxLength: 20 })}
			</div>
			<Field id={`task-${part}`} label={words.task}>
				<Select
					id={`task-${part}`}
					name="task"
					value={typed.text("task", indicator?.task)}
					options={tasks}
					blank={m.imports.none}
				/>
			</Field>
			<fieldset className="min-w-0">
				<legend className="mb-1 text-sm font-medium">{words.targets}</legend>
				<ul className="grid gap-2">
					{formRows("targets", indicator?.targets ?? [], 1).map((row) => (
						<TargetRow key={row.at} typed={typed} row={{ ...row, id: `${part}-${row.id}` }} />
					))}
				</ul>
			</fieldset>
			<div>
				<button type="submit" className="button button-primary">
					{m.imports.save}
				</button>
			</div>
		</form>
	);
}
