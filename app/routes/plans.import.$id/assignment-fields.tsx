import { roleLabels } from "#workflows/labels.ts";
import { roles } from "#workflows/names.ts";
import { Problem, wrong } from "../../components/field.tsx";
import type { DraftAssignment, DraftTask } from "../../drafting/draft.ts";
import { keptAssignments, unitOf } from "../../drafting/standing.ts";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import { CheckBox, type FormRow, formRows, Select, type Typed } from "./form-parts.tsx";
import type { TabProps } from "./tab-props.ts";
import { calledIn, UNIT_NAMES } from "./unit-names.tsx";

type Props = Pick<TabProps, "review"> & { task: DraftTask; typed: Typed };

/** Empty rows for what the document doesn't print or the reader missed. */
const SPARE_UNITS = 2;

function AssignmentRow({
	review,
	typed,
	row: { at, id, there: assignment },
}: Pick<Props, "review" | "typed"> & { row: FormRow<DraftAssignment> }) {
	const m = useMessages();
	const { tasks } = m.imports;
	const language = useLanguage();
	const called = assignment && calledIn(review.draft, assignment.unit);
	const options = roles.map((role) => [role, roleLabels[language][role]] as const);
	return (
		<li className="edit-row sm:grid-cols-[minmax(0,1fr)_7.5rem_minmax(0,11rem)]">
			{assignment ? (
				<div>
					<span className={assignment.isLeftOut ? "line-through" : ""}>{called}</span>
					<span className="ml-2 text-sm text-quiet">
						{assignment.name !== called && `“${assignment.name}” `}
						{assignment.verb}
					</span>
				</div>
			) : (
				<div>
					<input
						id={id}
						name={`${at}.unit`}
						list={UNIT_NAMES}
						autoComplete="off"
						maxLength={80}
						placeholder={tasks.addUnit}
						aria-label={tasks.addUnit}
						defaultValue={typed.text(`${at}.unit`, "")}
						className="input"
						{...wrong(id, typed.problem(`${at}.unit`))}
					/>
					<Problem id={id} problem={typed.problem(`${at}.unit`)} />
				</div>
			)}
			<Select
				name={`${at}.role`}
				label={`${called ?? tasks.addUnit} ${tasks.role}`}
				value={typed.text(`${at}.role`, assignment?.role ?? "cooperate") || "cooperate"}
				options={options}
			/>
			<div className="flex flex-wrap gap-x-3 text-sm">
				{assignment?.isInferred && (
					<CheckBox name={`${at}.isInferred`} isOn={typed.flag(`${at}.isInferred`, true)}>
						{tasks.adopt}
					</CheckBox>
				)}
				{assignment && (
					<CheckBox name={`${at}.isLeftOut`} isOn={typed.flag(`${at}.isLeftOut`, assignment.isLeftOut)}>
						{tasks.drop}
					</CheckBox>
				)}
			</div>
		</li>
	);
}

function Exceptions({ review, task, typed }: Props) {
	const { tasks } = useMessages().imports;
	const { draft } = review;
	const groups = keptAssignments(task).flatMap(({ unit }) => {
		const group = unitOf(draft, unit);
		return group?.isGroup && group.members.length > 0 ? [group] : [];
	});
	return groups.map((group) => (
		<details key={group.key} open={group.members.some((key) => task.exceptions.includes(key))}>
			<summary className="text-sm text-brand">{tasks.exceptions(group.name)}</summary>
			<div className="mt-1 grid gap-x-4 text-sm sm:grid-cols-2">
				{group.members.map((key) => (
					<CheckBox key={key} name="exceptions" value={key} isOn={typed.has("exceptions", key, task.exceptions.includes(key))}>
						{calledIn(draft, key)}
					</CheckBox>
				))}
			</div>
		</details>
	));
}

/** The units that are there with their roles, empty rows to add more, and whether a name that nobody knows is a new unit. */
export const AssignmentRows = ({ review, typed, list }: Pick<Props, "review" | "typed"> & { list: DraftAssignment[] }) => {
	const { tasks } = useMessages().imports;
	return (
		<>
			<ul className="grid gap-2">
				{formRows("assignments", list, SPARE_UNITS).map((row) => (
					<AssignmentRow key={row.at} review={review} typed={typed} row={row} />
				))}
			</ul>
			<div className="mt-2 text-sm">
				<CheckBox name="isNewUnit" isOn={typed.flag("isNewUnit", false)}>
					{tasks.newUnit}
				</CheckBox>
			</div>
		</>
	);
};

/** Who has which part in a task, and what holds for all of them. */
export function AssignmentFields({ review, task, typed }: Props) {
	const { tasks } = useMessages().imports;
	return (
		<fieldset className="min-w-0">
			<legend className="mb-1 text-sm font-medium">{tasks.assignments}</legend>
			<AssignmentRows review={review} typed={typed} list={task.assignments} />
			<div className="mt-1 grid gap-1 text-sm">
				<CheckBox name="isShared" isOn={typed.flag("isShared", task.isShared)}>
					{tasks.isShared}
				</CheckBox>
				<Exceptions review={review} task={task} typed={typed} />
			</div>
		</fieldset>
	);
}
