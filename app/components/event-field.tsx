import type { ReactNode } from "react";
import type { FileLine } from "#db/queries/files.ts";
import type { FieldProblem } from "#workflows/problems.ts";
import type { FieldView } from "../lib/event-view.server.ts";
import { useMessages } from "../lib/use-messages.tsx";
import type { Messages } from "../messages/messages.ts";
import { UnitChecks, type UnitChoices, UnitSelect } from "./unit-picker.tsx";

type Props = {
	id: string;
	event: string;
	field: FieldView;
	value: string[];
	problem?: FieldProblem;
	choices: UnitChoices;
	kept: FileLine[];
	/** Photos can be taken on the spot. */
	hasCamera?: boolean;
};

function labelOf(event: string, { name, item }: FieldView, m: Messages): string {
	const { fields } = m;
	const itemName = item ? (item.name ?? fields.label[item.kind] ?? item.kind) : null;
	if (name.startsWith("reasons.") && itemName) return fields.returnReason(itemName);
	if (name.startsWith("notes.") && itemName) return fields.noteOn(itemName);
	return itemName ?? fields.labelFor[`${event}.${name}`] ?? fields.label[name] ?? name;
}

/** What is wrong with a field, in the reader's words, and what to do about it. */
export function problemText({ code, max, length, files }: FieldProblem, m: Messages): string {
	if (code === "tooBig")
		return length !== undefined && max !== undefined && max > 50 ? m.fields.tooBig(max, length) : m.fields.tooMany(max ?? 0);
	const text = m.fields.problem[code] ?? m.fields.problem.unfit ?? code;
	return files ? m.shell.marks.pair(m.shell.marks.list(files), text) : text;
}

/** A list takes little room, a whole paper much. */
const rowsOf = ({ name, max }: FieldView) => (name === "figures" ? 3 : (max ?? 0) > 10_000 ? 18 : 4);

function Control({ id, field, value, problem, choices, kept, hasCamera }: Props) {
	const m = useMessages();
	const { name, widget, isRequired, max } = field;
	const isInvalid = problem !== undefined;
	const described = problem ? `${id}-problem` : undefined;
	const common = {
		id,
		name,
		required: isRequired,
		className: "input",
		"aria-invalid": isInvalid,
		"aria-describedby": described,
	} as const;
	const text = { ...common, defaultValue: value[0] ?? field.initial, maxLength: max ?? undefined };
	const options = field.from ? choices[field.from] : [];
	switch (widget) {
		case "longText":
			return <textarea {...text} rows={rowsOf(field)} />;
		case "date":
			return <input type="date" {...text} maxLength={undefined} />;
		case "time":
			return <input type="time" {...text} maxLength={undefined} />;
		case "number":
			return <input inputMode="decimal" {...text} maxLength={undefined} />;
		case "checkbox":
			return <input type="checkbox" id={id} name={name} defaultChecked={value[0] === "on"} className="size-4" />;
		case "choice":
			return (
				<select {...common} defaultValue={value[0] ?? (field.options.length === 1 ? field.options[0] : field.initial)}>
					<option value="">{m.fields.pick}</option>
					{field.options.map((option) => (
						<option key={option} value={option}>
							{m.fields.option[option] ?? option}
						</option>
					))}
				</select>
			);
		case "pick":
			return (
				<select {...common} defaultValue={value[0] ?? ""}>
					<option value="">{m.fields.pick}</option>
					{field.picks.map((option) => (
						<option key={option.value} value={option.value}>
							{option.label}
						</option>
					))}
				</select>
			);
		case "unit":
			return (
				<UnitSelect
					id={id}
					name={name}
					options={options}
					chosen={value.length > 0 ? value : [field.initial]}
					isRequired={isRequired}
					isInvalid={isInvalid}
				/>
			);
		case "units":
			return <UnitChecks id={id} name={name} options={options} chosen={value} isInvalid={isInvalid} />;
		case "files":
			return (
				<>
					{kept.map((file) => (
						<label key={file.id} className="mb-1 flex gap-2">
							<input type="checkbox" name={name} value={file.id} defaultChecked />
							{m.fields.kept} {file.name}
						</label>
					))}
					{hasCamera && (
						<label className="button mb-2 w-full justify-center">
							{m.fields.photo}
							<input type="file" name={name} accept="image/jpeg,image/png" capture="environment" className="max-w-40 text-xs" />
						</label>
					)}
					<input
						type="file"
						id={id}
						name={name}
						multiple
						accept=".pdf,.docx,.xlsx,.jpg,.jpeg,.png"
						aria-describedby={described}
						className="input"
						required={isRequired && kept.length === 0}
					/>
					<p className="text-sm text-quiet">{m.fields.filesHint}</p>
				</>
			);
		default:
			return <input {...text} />;
	}
}

/** The name of a field; of a list of boxes, each of which has a label of its own, it names the group (see `UnitChecks`). */
function Name({ id, isGroup, children }: { id: string; isGroup: boolean; children: ReactNode }) {
	const className = "mb-0.5 block text-sm";
	return isGroup ? (
		<span id={`${id}-name`} className={className}>
			{children}
		</span>
	) : (
		<label htmlFor={id} className={className}>
			{children}
		</label>
	);
}

/** One field of an event's form: label, control, hint, and what is wrong with it. */
export function EventField(props: Props) {
	const m = useMessages();
	const { id, event, field, problem } = props;
	const hint = m.fields.hint[`${event}.${field.name}`];
	return (
		<div className={field.widget === "checkbox" ? "flex flex-row-reverse items-center justify-end gap-2" : ""}>
			<Name id={id} isGroup={field.widget === "units"}>
				{labelOf(event, field, m)}
				{field.isRequired && (
					<span className="ml-1 text-late" title={m.fields.required}>
						*
					</span>
				)}
			</Name>
			<Control {...props} />
			{hint && <p className="text-sm text-quiet">{hint}</p>}
			{problem && (
				<p id={`${id}-problem`} className="text-sm text-late">
					{problemText(problem, m)}
				</p>
			)}
		</div>
	);
}
