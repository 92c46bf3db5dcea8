import { MAX_GIST } from "#db/plans/plan-document.ts";
import { Field, wrong } from "../../components/field.tsx";
import type { DraftTask } from "../../drafting/draft.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { cardAnchor, reviewPath } from "./address.ts";
import { AssignmentFields } from "./assignment-fields.tsx";
import { DeadlineFields } from "./deadline-fields.tsx";
import { Hidden, Select, typedIn } from "./form-parts.tsx";
import { highlighted, type Mark } from "./marks.tsx";
import type { TabProps } from "./tab-props.ts";

type Props = TabProps & { task: DraftTask; next: string | null };

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
			<AssignmentFields review={review} task={task} typed={typed} />
			<DeadlineFields typed={typed} deadlines={task.deadlines} />
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
