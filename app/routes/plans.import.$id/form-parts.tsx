import type { ReactNode } from "react";
import type { FieldProblem } from "#workflows/problems.ts";
import { wrong } from "../../components/field.tsx";
import { useMessages } from "../../lib/use-messages.tsx";
import type { Refused } from "./take-edit.server.ts";

/** What a form shows: what was typed if it was refused, else how things stand. */
export type Typed = {
	isRefused: boolean;
	text: (name: string, stored: string | null | undefined) => string;
	flag: (name: string, stored: boolean) => boolean;
	has: (name: string, value: string, stored: boolean) => boolean;
	problem: (name: string) => FieldProblem | undefined;
};

const valueAt = (data: Record<string, unknown>, path: string): unknown =>
	path.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], data);

/** What was typed into a part's form when it was refused; null for `part` stands for a form without a key. */
export function typedIn(refused: Refused | null, part: string): Typed {
	const mine = refused?.part === part ? refused : null;
	return {
		isRefused: mine !== null,
		text: (name, stored) => (mine ? String(valueAt(mine.sent, name) ?? "") : (stored ?? "")),
		flag: (name, stored) => (mine ? valueAt(mine.sent, name) === "on" : stored),
		has: (name, value, stored) => (mine ? [valueAt(mine.sent, name) ?? []].flat().includes(value) : stored),
		problem: (name) => mine?.fields[name],
	};
}

/** A row of a form: its number from 1, what its fields' names begin with, its id, and what is there; null for an empty one that adds. */
export type FormRow<T> = { no: number; at: string; id: string; there: T | null };

/** The rows of a list in a form, in its order, with empty ones behind. A row is known by its number: it keeps it as long as the form is open. */
export const formRows = <T,>(name: string, list: T[], spare: number): FormRow<T>[] =>
	Array.from({ length: list.length + spare }, (_, i) => ({
		no: i + 1,
		at: `${name}.${i}`,
		id: `${name}-${i}`,
		there: list[i] ?? null,
	}));

export const CheckBox = ({
	name,
	value,
	isOn,
	children,
}: {
	name: string;
	value?: string;
	isOn: boolean;
	children: ReactNode;
}) => (
	<label className="flex items-start gap-2 py-1">
		<input type="checkbox" name={name} value={value} defaultChecked={isOn} className="mt-0.5 size-4 shrink-0" />
		<span>{children}</span>
	</label>
);

type SelectProps = {
	id?: string;
	name: string;
	value: string;
	options: readonly (readonly [string, string])[];
	label?: string;
	problem?: FieldProblem;
	blank?: string;
};

/** One of a few. */
export const Select = ({ id, name, value, options, label, problem, blank }: SelectProps) => (
	<select id={id} name={name} defaultValue={value} aria-label={label} className="input" {...wrong(id ?? name, problem)}>
		{blank !== undefined && <option value="">{blank}</option>}
		{options.map(([key, text]) => (
			<option key={key} value={key}>
				{text}
			</option>
		))}
	</select>
);

/** What every form of a part carries: what it changes, of which part, and at which version its sender saw it. */
export const Hidden = ({ edit, part, seen }: { edit: string; part?: string; seen: number }) => (
	<>
		<input type="hidden" name="edit" value={edit} />
		{part && <input type="hidden" name="key" value={part} />}
		<input type="hidden" name="seen" value={seen} />
	</>
);

/** A link to the words that something was read from. */
export const WordsLink = ({ n, children }: { n: number; children?: ReactNode }) => {
	const { imports } = useMessages();
	return (
		<a href={`#L${n}`} className="words-link">
			{children ?? imports.words}
		</a>
	);
};

/** A part was saved just now; the kept typing of its form can go. */
export const Saved = ({ of, id, saved }: { of: string; id: number; saved: string | null }) => {
	const { imports } = useMessages();
	if (saved !== of) return null;
	return (
		<span role="status" data-draft-done={`import/${id}/${of}`} className="text-sm text-fine">
			✓ {imports.saved}
		</span>
	);
};
