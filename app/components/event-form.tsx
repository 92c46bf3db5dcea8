import type { FileLine } from "#db/queries/files.ts";
import { eventLabel } from "#workflows/labels.ts";
import type { FieldProblem } from "#workflows/problems.ts";
import type { EventView } from "../lib/event-view.server.ts";
import { useLanguage, useMessages } from "../lib/use-messages.tsx";
import { EventField, problemText } from "./event-field.tsx";
import { buttonOf } from "./event-tones.ts";
import { Obstacles } from "./obstacles.tsx";
import type { UnitChoices } from "./unit-picker.tsx";

/** What was typed when the door refused it, and why. */
export type Refused = {
	stepNo: number;
	type: string;
	data: Record<string, unknown>;
	fields: Record<string, FieldProblem>;
	kept: FileLine[];
};

type Props = {
	taskId: number;
	event: EventView;
	choices: UnitChoices;
	names: Record<number, string>;
	from?: "desk";
	refused?: Refused | null;
	/** Fields that are not asked for but said: what of the step the form is about. */
	preset?: Record<string, string>;
	lasting?: Lasting;
};
/** A form that has to outlast the line: where it is sent to, and what stands on it while it is folded. */
type Lasting = { action: string; summary: string };

function valueAt(data: Record<string, unknown>, path: string): string[] {
	const value = path.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], data);
	return value === undefined ? [] : [value].flat().map(String);
}

/** Fields that stand for files sent along are named after their list. */
const problemAt = (fields: Record<string, FieldProblem>, name: string): FieldProblem | undefined =>
	fields[name] ?? Object.entries(fields).find(([path]) => path.startsWith(`${name}.`))?.[1];

/** Shown by the page's script while a form waits for the line. */
export function Held() {
	const { shell } = useMessages();
	return (
		<p data-held hidden role="status" className="rounded bg-soon-soft px-3 py-2 text-sm text-soon">
			{shell.held}
		</p>
	);
}

/** One event that the viewer may send: a button, or a form that opens under one. Works before any script arrives. */
export function EventForm({ taskId, event, choices, names, from, refused, preset = {}, lasting }: Props) {
	const m = useMessages();
	const language = useLanguage();
	const { stepNo, type, seen, obstacles, machine } = event;
	const fields = event.fields.filter(({ name }) => !(name in preset));
	const isAbout = Object.entries(preset).every(([name, value]) => refused?.data[name] === value);
	const mine = refused?.stepNo === stepNo && refused.type === type && isAbout ? refused : null;
	const isOf = (path: string) => fields.some(({ name }) => path === name || path.startsWith(`${name}.`));
	const loose = Object.entries(mine?.fields ?? {}).filter(([path]) => !isOf(path));
	const label = eventLabel(machine, type, language);
	const tone = buttonOf(event);
	const id = [`${stepNo}-${type}`, ...Object.values(preset)].join("-");
	const submit = (
		<button type="submit" name="event" value={type} className={`button ${tone}`}>
			{label}
		</button>
	);
	const form = (
		<form
			method="post"
			action={lasting?.action ?? `/tasks/${taskId}${from ? `?from=${from}` : ""}`}
			encType={fields.some((f) => f.widget === "files") ? "multipart/form-data" : undefined}
			data-draft={fields.length > 0 ? `${taskId}/${id}` : undefined}
			data-offline={lasting ? "" : undefined}
			className={fields.length > 0 ? "mt-2 grid max-w-xl min-w-0 gap-3 rounded-md border border-line bg-[#fafbfd] p-4" : ""}
		>
			<input type="hidden" name="step" value={stepNo} />
			<input type="hidden" name="seen" value={seen} />
			<input type="hidden" name="draft" value={id} />
			{Object.entries(preset).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
			<Obstacles obstacles={obstacles} names={names} />
			{fields.map((field) => (
				<EventField
					key={field.name}
					id={`${taskId}-${id}-${field.name}`}
					event={type}
					field={field}
					value={mine ? valueAt(mine.data, field.name) : []}
					problem={mine ? problemAt(mine.fields, field.name) : undefined}
					choices={choices}
					kept={mine?.kept ?? []}
					hasCamera={lasting !== undefined}
				/>
			))}
			{loose.map(([path, problem]) => (
				<p key={path} className="text-sm text-late">
					{problemText(problem, m)}
				</p>
			))}
			<div>{submit}</div>
			{lasting && <Held />}
		</form>
	);
	if (fields.length === 0 && obstacles.length === 0) return form;
	return (
		<details name={`acts-${stepNo}`} open={mine !== null} className="group basis-auto open:basis-full">
			<summary className={`button list-none ${tone}`}>{lasting?.summary ?? label}</summary>
			{form}
			{fields.length > 0 && <p className="mt-1 text-xs text-quiet">{m.shell.draft}</p>}
		</details>
	);
}
