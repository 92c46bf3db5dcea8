import { useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import type { FilterOptions } from "#db/queries/list-tasks.ts";
import { roleLabels, stateLabel } from "#workflows/labels.ts";
import { roles } from "#workflows/names.ts";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";

type Option = { value: string; label: string };

const stages = ["deployment", "implementation", "inspection", "rectification", "closing", "closed", "suspended", "cancelled"];

function Select({ name, label, options }: { name: string; label: string; options: Option[] }) {
	const [params] = useSearchParams();
	const { shell } = useMessages();
	return (
		<label className="min-w-32 flex-1">
			<span className="block text-xs text-quiet">{label}</span>
			<select name={name} className="input" defaultValue={params.get(name) ?? ""}>
				<option value="">{shell.all}</option>
				{options.map((option) => (
					<option key={option.value} value={option.value}>
						{option.label}
					</option>
				))}
			</select>
		</label>
	);
}

const Box = ({ children }: { children: ReactNode }) => (
	<div className="card mb-4 flex flex-wrap items-end gap-3 p-3">{children}</div>
);

/** The filters of the task list: a form that goes into the page's address, so that a view can be kept and sent on. */
export function Filters({ options }: { options: FilterOptions }) {
	const [params] = useSearchParams();
	const language = useLanguage();
	const { tasks, shell, light, meetings } = useMessages();
	const isMatrix = params.get("view") === "matrix";
	return (
		<form method="get" action="/tasks" data-auto>
			{isMatrix && <input type="hidden" name="view" value="matrix" />}
			<Box>
				<Select
					name="plan"
					label={tasks.filters.plan}
					options={options.plans.map((p) => ({ value: String(p.id), label: p.title }))}
				/>
				<Select
					name="stage"
					label={tasks.filters.stage}
					options={stages.map((value) => ({ value, label: stateLabel("supervision", value, language) }))}
				/>
				<Select
					name="light"
					label={tasks.filters.light}
					options={(["red", "yellow"] as const).map((value) => ({ value, label: light[value] }))}
				/>
				<Select
					name="unit"
					label={tasks.filters.unit}
					options={options.units.map((u) => ({ value: String(u.id), label: u.name }))}
				/>
				<Select
					name="role"
					label={tasks.filters.role}
					options={roles.map((value) => ({ value, label: roleLabels[language][value] }))}
				/>
				<Select name="kind" label={tasks.filters.kind} options={[{ value: "resolution", label: meetings.isResolution }]} />
				<label className="min-w-40 flex-1">
					<span className="block text-xs text-quiet">{tasks.filters.q}</span>
					<input name="q" type="search" className="input" maxLength={50} defaultValue={params.get("q") ?? ""} />
				</label>
				<label className="flex items-center gap-2 pb-1.5 whitespace-nowrap">
					<input type="checkbox" name="mine" defaultChecked={params.has("mine")} className="size-4" />
					{tasks.filters.mine}
				</label>
				<span className="flex gap-2">
					<button type="submit" className="button">
						{shell.filter}
					</button>
					<a href={isMatrix ? "/tasks?view=matrix" : "/tasks"} className="button">
						{shell.clear}
					</a>
				</span>
			</Box>
		</form>
	);
}
