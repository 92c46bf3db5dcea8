import { MAX_GIST } from "#db/plans/plan-document.ts";
import { deadlineKinds, frequencies, precisions } from "#workflows/calendar/deadline.ts";
import { roles } from "#workflows/docket.ts";
import { roleLabels } from "#workflows/labels.ts";
import type { DraftAssignment, DraftDeadline, DraftTask } from "../../drafting/draft.ts";
import { keptAssignments, unitOf } from "../../drafting/standing.ts";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import { cardAnchor, reviewPath } from "./address.ts";
import { CheckBox, Field, Hidden, Problem, Select, type Typed, typedIn, wrong } from "./form-parts.tsx";
import { highlighted, type Mark } from "./marks.tsx";
import type { TabProps } from "./review-page.tsx";
import { calledIn, UNIT_NAMES } from "./unit-names.tsx";

type Props = TabProps & { task: DraftTask; next: string | null };
type Row = { typed: Typed; i: number };

/** Empty rows for what the document doesn't print or the reader missed. */
const SPARE_UNITS = 2;

function AssignmentRow({
	review,
	typed,
	i,
	assignment,
}: Row & Pick<TabProps, "review"> & { assignment: DraftAssignment | null }) {
	const m = useMessages();
	const { tasks } = m.imports;
	const language = useLanguage();
	const at = `assignments.${i}`;
	const id = `a-${i}`;
	const called = assignment && calledIn(review.draft, assignment.unit);
	const options = roles.map((role) => [role, roleLabels[language][role]] as const);
	return (
		<li className="edit-row sm:grid-cols-[minmax(0,1fr)_6rem_minmax(0,11rem)]">
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

function DeadlineRow({ typed, i, deadline }: Row & { deadline: DraftDeadline | null }) {
	const m = useMessages();
	const { tasks } = m.imports;
	const at = `deadlines.${i}`;
	const id = `d-${i}`;
	const problem = (name: string) => typed.problem(`${at}.${name}`);
	const kinds = deadlineKinds.map((kind) => [kind, m.task.deadlineKinds[kind] ?? kind] as const);
	const exactness = precisions.map((one) => [one, m.task.precision[one] ?? one] as const);
	const repeats = frequencies.map((one) => [one, tasks.frequency[one]] as const);
	const label = (what: string) => `${deadline?.words ?? tasks.addDeadline} ${what}`;
	return (
		<li className="edit-row deadline-row sm:grid-cols-[minmax(0,1fr)_9.5rem_7.5rem_7.5rem]">
			{deadline ? (
				<div>
					<span className={deadline.isLeftOut ? "line-through" : ""}>“{deadline.words}”</span>
					{deadline.altOn && <span className="block text-sm text-soon">{tasks.orReading(deadline.altOn)}</span>}
					<span className="block text-sm">
						<CheckBox name={`${at}.isLeftOut`} isOn={typed.flag(`${at}.isLeftOut`, deadline.isLeftOut)}>
							{tasks.drop}
						</CheckBox>
					</span>
				</div>
			) : (
				<div>
					<input
						id={id}
						name={`${at}.words`}
						maxLength={200}
						placeholder={tasks.addDeadline}
						aria-label={`${tasks.addDeadline} ${tasks.wordsOf}`}
						defaultValue={typed.text(`${at}.words`, "")}
						className="input"
						{...wrong(id, problem("words"))}
					/>
					<Problem id={id} problem={problem("words")} />
				</div>
			)}
			<div>
				<input
					type="date"
					id={`${id}-on`}
					name={`${at}.on`}
					aria-label={label(tasks.on)}
					defaultValue={typed.text(`${at}.on`, deadline?.on)}
					className="input"
					{...wrong(`${id}-on`, problem("on"))}
				/>
				<Problem id={`${id}-on`} problem={problem("on")} />
			</div>
			<Select
				name={`${at}.precision`}
				label={label(tasks.precision)}
				value={typed.text(`${at}.precision`, deadline ? deadline.precision : "day")}
				options={exactness}
				blank="–"
			/>
			<div>
				<Select
					name={`${at}.kind`}
					label={label(tasks.kindOf)}
					value={typed.text(`${at}.kind`, deadline?.kind ?? "hard") || "hard"}
					options={kinds}
				/>
				<div className="every mt-1">
					<Select
						id={`${id}-every`}
						name={`${at}.every`}
						label={label(tasks.every)}
						value={typed.text(`${at}.every`, deadline?.every)}
						options={repeats}
						blank={tasks.every}
						problem={problem("every")}
					/>
					<Problem id={`${id}-every`} problem={problem("every")} />
				</div>
			</div>
		</li>
	);
}

function Exceptions({ review, task, typed }: Pick<Props, "review" | "task"> & { typed: Typed }) {
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

/** The clause as it is printed, with what was read from it shaded, beside what is made of it. */
function Printed({ task }: Pick<Props, "task">) {
	const { tasks } = useMessages().imports;
	const marks: Mark[] = [
		...(task.words ? [{ words: task.words, kind: "roles" as const }] : []),
		...task.deadlines.filter(({ isAdded }) => !isAdded).map(({ words }) => ({ words, kind: "time" as const })),
	];
	return (
		<details open className="rounded border border-line bg-[#fafbfd] px-3 py-2">
			<summary className="text-sm text-quiet">{tasks.text}</summary>
			<p className="max-h-48 overflow-y-auto whitespace-pre-line">{highlighted(task.text, marks)}</p>
			{task.wordsAt && task.words && (
				<p className="mt-1 text-sm text-quiet">
					{task.wordsAt}“{task.words}”
				</p>
			)}
		</details>
	);
}

/** All of a task that can be changed, with its printed text; rows of what is printed stay, empty ones add. */
export function TaskForm({ review, refused, task, next }: Props) {
	const m = useMessages();
	const { imports } = m;
	const { tasks } = imports;
	const typed = typedIn(refused, task.key);
	const spare = (n: number, from: number) => Array.from({ length: n }, (_, i) => from + i);
	const kinds = Object.entries(tasks.kinds);
	return (
		<form method="post" data-draft={`import/${review.id}/${task.key}`} className="mt-3 grid gap-4 border-t border-line pt-3">
			<Hidden edit="task.save" part={task.key} seen={review.version} />
			<Printed task={task} />
			<div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_9rem]">
				<Field id="task-title" label={tasks.title} hint={tasks.titleHint} problem={typed.problem("title")}>
					<input
						id="task-title"
						name="title"
						required
						maxLength={200}
						defaultValue={typed.text("title", task.title)}
						className="input"
						{...wrong("task-title", typed.problem("title"))}
					/>
				</Field>
				<Field id="task-kind" label={tasks.kind}>
					<Select id="task-kind" name="kind" value={typed.text("kind", task.kind)} options={kinds} />
				</Field>
			</div>
			<Field id="task-gist" label={tasks.gist} problem={typed.problem("gist")}>
				<textarea
					id="task-gist"
					name="gist"
					required
					rows={3}
					maxLength={MAX_GIST}
					defaultValue={typed.text("gist", task.gist)}
					className="input"
					{...wrong("task-gist", typed.problem("gist"))}
				/>
			</Field>
			<fieldset className="min-w-0">
				<legend className="mb-1 text-sm font-medium">{tasks.assignments}</legend>
				<ul className="grid gap-2">
					{task.assignments.map((assignment, i) => (
						<AssignmentRow
							key={`${assignment.unit}${assignment.name}`}
							review={review}
							typed={typed}
							i={i}
							assignment={assignment}
						/>
					))}
					{spare(SPARE_UNITS, task.assignments.length).map((i) => (
						<AssignmentRow key={i} review={review} typed={typed} i={i} assignment={null} />
					))}
				</ul>
				<div className="mt-2 grid gap-1 text-sm">
					<CheckBox name="isNewUnit" isOn={typed.flag("isNewUnit", false)}>
						{tasks.newUnit}
					</CheckBox>
					<CheckBox name="isShared" isOn={typed.flag("isShared", task.isShared)}>
						{tasks.isShared}
					</CheckBox>
					<Exceptions review={review} task={task} typed={typed} />
				</div>
			</fieldset>
			<fieldset className="min-w-0">
				<legend className="mb-1 text-sm font-medium">{tasks.deadlines}</legend>
				<ul className="grid gap-2">
					{task.deadlines.map((deadline, i) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: printed limits keep their places
						<DeadlineRow key={i} typed={typed} i={i} deadline={deadline} />
					))}
					<DeadlineRow typed={typed} i={task.deadlines.length} deadline={null} />
				</ul>
			</fieldset>
			<div className="flex flex-wrap gap-2">
				{next && (
					<button type="submit" name="then" value={next} className="button button-primary">
						{imports.saveNext}
					</button>
				)}
				<button type="submit" className={`button ${next ? "" : "button-primary"}`}>
					{imports.save}
				</button>
				<a href={reviewPath(review.id, { tab: "tasks", chapter: review.chapter }, cardAnchor(task.key))} className="button">
					{imports.cancel}
				</a>
			</div>
		</form>
	);
}
