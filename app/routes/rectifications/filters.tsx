import { useSearchParams } from "@remix-run/react";
import type { FilterOptions } from "#db/queries/list-tasks.ts";
import { severities } from "#workflows/inspection/severity.ts";
import { stateLabel } from "#workflows/labels.ts";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import { states } from "./states.ts";

type Option = { value: string | number; label: string };

/** What is looked for: a form that goes into the page's address. */
export function Filters({ options }: { options: FilterOptions }) {
	const [params] = useSearchParams();
	const language = useLanguage();
	const m = useMessages();
	const { filters } = m.rectifications;
	const select = (name: string, label: string, choices: Option[]) => (
		<label className="min-w-32 flex-1">
			<span className="block text-xs text-quiet">{label}</span>
			<select name={name} className="input" defaultValue={params.get(name) ?? ""}>
				<option value="">{m.shell.all}</option>
				{choices.map((option) => (
					<option key={option.value} value={option.value}>
						{option.label}
					</option>
				))}
			</select>
		</label>
	);
	return (
		<form method="get" action="/rectifications" data-auto className="card mb-4 flex flex-wrap items-end gap-3 p-3">
			{select(
				"plan",
				filters.plan,
				options.plans.map((p) => ({ value: p.id, label: p.title })),
			)}
			{select(
				"unit",
				filters.unit,
				options.units.map((u) => ({ value: u.id, label: u.name })),
			)}
			{select(
				"state",
				filters.state,
				states.map((value) => ({ value, label: stateLabel("rectification", value, language) })),
			)}
			{select(
				"severity",
				filters.severity,
				severities.map((value) => ({ value, label: m.fields.option[value] ?? value })),
			)}
			<label className="flex items-center gap-2 pb-1.5 whitespace-nowrap">
				<input type="checkbox" name="late" defaultChecked={params.has("late")} className="size-4" />
				{filters.late}
			</label>
			<span className="flex gap-2">
				<button type="submit" className="button">
					{m.shell.filter}
				</button>
				<a href="/rectifications" className="button">
					{m.shell.clear}
				</a>
			</span>
		</form>
	);
}
