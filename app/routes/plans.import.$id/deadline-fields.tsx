import { deadlineKinds, frequencies, precisions } from "#workflows/calendar/deadline.ts";
import { Problem, wrong } from "../../components/field.tsx";
import type { DraftDeadline } from "../../drafting/draft.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { CheckBox, type FormRow, formRows, Select, type Typed } from "./form-parts.tsx";

function DeadlineRow({ typed, row: { at, id, there: deadline } }: { typed: Typed; row: FormRow<DraftDeadline> }) {
	const m = useMessages();
	const { tasks } = m.imports;
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

/** The time limits of a task with their printed words, and an empty row to add one. */
export function DeadlineFields({ typed, deadlines }: { typed: Typed; deadlines: DraftDeadline[] }) {
	const { tasks } = useMessages().imports;
	return (
		<fieldset className="min-w-0">
			<legend className="mb-1 text-sm font-medium">{tasks.deadlines}</legend>
			<ul className="grid gap-2">
				{formRows("deadlines", deadlines, 1).map((row) => (
					<DeadlineRow key={row.at} typed={typed} row={row} />
				))}
			</ul>
		</fieldset>
	);
}
