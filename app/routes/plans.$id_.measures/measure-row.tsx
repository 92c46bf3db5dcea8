import type { FieldProblem } from "#workflows/problems.ts";
import { problemText } from "../../components/event-field.tsx";
import { useMessages } from "../../lib/use-messages.tsx";
import type { Typed } from "./load-measures.server.ts";

type Props = { no: number; row: Typed; names: string[]; problems: Record<string, FieldProblem> };

/** One measure of the form. */
export function MeasureRow({ no, row, names, problems }: Props) {
	const m = useMessages();
	const { sanctions } = m;
	const problemOf = (field: keyof Typed) => problems[`${no}.${field}`];
	const said = (field: keyof Typed) => {
		const problem = problemOf(field);
		return (
			problem && (
				<span id={`${field}-${no}-problem`} className="mt-0.5 block text-sm text-late">
					{problemText(problem, m)}
				</span>
			)
		);
	};
	const common = (field: keyof Typed) => ({
		name: field,
		defaultValue: row[field],
		className: "input",
		"aria-invalid": problemOf(field) !== undefined,
		"aria-describedby": problemOf(field) ? `${field}-${no}-problem` : undefined,
	});
	const text = (field: "name" | "clause" | "words", max: number) => (
		<label>
			<span className="block text-xs text-quiet">{sanctions.fields[field]}</span>
			<input {...common(field)} maxLength={max} />
			{said(field)}
		</label>
	);
	const select = (field: "party" | "after" | "isListed", options: [value: string, label: string][]) => (
		<label>
			<span className="block text-xs text-quiet">{sanctions.fields[field]}</span>
			<select {...common(field)}>
				{options.map(([value, label]) => (
					<option key={value} value={value}>
						{label}
					</option>
				))}
			</select>
			{said(field)}
		</label>
	);
	return (
		<fieldset className="grid gap-3 border-t border-line py-4 sm:grid-cols-2 lg:grid-cols-6">
			<legend className="sr-only">{row.name || sanctions.another}</legend>
			{text("name", 40)}
			{text("clause", 40)}
			{text("words", 200)}
			{select("party", [
				["lead", sanctions.parties.lead],
				["secretariat", sanctions.parties.secretariat],
			])}
			{select("after", [
				["", sanctions.afterNothing],
				...names.filter((n) => n !== row.name).map((n): [string, string] => [n, n]),
			])}
			{select("isListed", [
				["", sanctions.notListed],
				["yes", sanctions.listed],
			])}
		</fieldset>
	);
}
