import type { ChecklistItem } from "#workflows/inspection/checklist.ts";
import { answers } from "#workflows/inspection/checklist.ts";
import { Chip } from "../../components/chip.tsx";
import type { Refused } from "../../components/event-form.tsx";
import { Problem, wrong } from "../../components/field.tsx";
import { useMessages } from "../../lib/use-messages.tsx";
import { Find } from "./find.tsx";
import type { VisitView } from "./load-visit.server.ts";

type Props = { view: VisitView; refused: Refused | null };
/** The form that the answers belong to stands below them: forms of findings stand between. */
export const RECORD = "record";
const typedIn = (refused: Refused | null, group: string, key: string): string =>
	refused?.type === "visit.record" ? String((refused.data[group] as Record<string, unknown> | undefined)?.[key] ?? "") : "";

function Answer({ item, refused }: { item: ChecklistItem; refused: Refused | null }) {
	const { fields, visits } = useMessages();
	const chosen = typedIn(refused, "answers", item.key);
	const id = `note-${item.key}`;
	const problem = refused?.fields[`notes.${item.key}`] ?? refused?.fields[`answers.${item.key}`];
	return (
		<>
			<fieldset>
				<legend className="sr-only">{item.text}</legend>
				<div className="grid grid-cols-3 gap-2">
					{answers.map((answer) => (
						<label key={answer} className="answer" data-answer={answer}>
							<input
								type="radio"
								form={RECORD}
								name={`answers.${item.key}`}
								value={answer}
								required
								defaultChecked={chosen === answer}
							/>
							{fields.option[answer]}
						</label>
					))}
				</div>
			</fieldset>
			<input
				id={id}
				form={RECORD}
				name={`notes.${item.key}`}
				className="input"
				maxLength={200}
				placeholder={visits.note}
				aria-label={fields.noteOn(item.text)}
				defaultValue={typedIn(refused, "notes", item.key)}
				{...wrong(id, problem)}
			/>
			<Problem id={id} problem={problem} />
		</>
	);
}

/** The items of the list, one after the other, each with its answer and the findings under it; after the visit, what was answered. */
export function Items({ view, refused }: Props) {
	const { fields, visits } = useMessages();
	const { checklist, answered } = view.visit;
	const isRecording = view.events.some(({ type }) => type === "visit.record");
	if (!checklist) return null;
	return (
		<ol aria-label={visits.checklistOption(checklist.subject, checklist.version, checklist.items.length)} className="grid gap-3">
			{checklist.items.map((item, i) => {
				const found = view.findings.filter((one) => one.item === item.key);
				const answer = answered?.answers[item.key];
				return (
					<li key={item.key} className="card grid gap-2 p-4">
						<p className="font-medium">
							{i + 1}. {item.text}
						</p>
						{item.basis && <p className="text-sm text-quiet">{item.basis}</p>}
						{answer && (
							<p>
								<Chip tone={answer === "breach" ? "late" : answer === "conform" ? "fine" : "plain"}>{fields.option[answer]}</Chip>{" "}
								{answered?.notes[item.key]}
							</p>
						)}
						{isRecording && <Answer item={item} refused={refused} />}
						{found.map((one) => (
							<p key={one.no} className="border-l-4 border-late pl-2 text-sm">
								{one.finding}
							</p>
						))}
						<Find view={view} item={item} refused={refused} />
					</li>
				);
			})}
		</ol>
	);
}
