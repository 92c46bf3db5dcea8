import { modes } from "#workflows/campaign/context.ts";
import { objectKinds } from "#workflows/campaign/draw.ts";
import { Field, wrong } from "../../components/field.tsx";
import { useMessages } from "../../lib/use-messages.tsx";
import type { ChecklistOption } from "./load-inspections.server.ts";
import type { RefusedCampaign } from "./take-campaign.server.ts";

type Props = { plans: { id: number; title: string }[]; checklists: ChecklistOption[]; refused: RefusedCampaign | null };

/** Opens a campaign: what it is called, how it is carried out, what it inspects and by which checklist; everything else is fixed when its lists are frozen. */
export function OpenForm({ plans, checklists, refused }: Props) {
	const { inspections, fields, visits } = useMessages();
	const typed = (name: string) => String(refused?.typed[name] ?? "");
	const select = (name: string, label: string, options: [value: string, label: string][], none?: string) => (
		<Field id={`campaign-${name}`} label={label} problem={refused?.problems[name]}>
			<select
				id={`campaign-${name}`}
				name={name}
				required={none === undefined}
				className="input"
				defaultValue={typed(name) || (none === undefined && options.length === 1 ? options[0]?.[0] : "")}
				{...wrong(`campaign-${name}`, refused?.problems[name])}
			>
				<option value="">{none ?? fields.pick}</option>
				{options.map(([value, text]) => (
					<option key={value} value={value}>
						{text}
					</option>
				))}
			</select>
		</Field>
	);
	return (
		<details className="card p-4" open={refused !== null}>
			<summary className="text-brand">{inspections.open}</summary>
			<form method="post" data-draft="campaign" className="mt-3 grid max-w-2xl gap-3">
				<p className="text-sm text-quiet">{inspections.openHint}</p>
				<Field id="campaign-title" label={inspections.name} problem={refused?.problems.title}>
					<input
						id="campaign-title"
						name="title"
						required
						maxLength={200}
						className="input"
						defaultValue={typed("title")}
						{...wrong("campaign-title", refused?.problems.title)}
					/>
				</Field>
				{select(
					"planId",
					inspections.plan,
					plans.map(({ id, title }) => [String(id), title]),
				)}
				<div className="grid gap-3 md:grid-cols-2">
					{select(
						"mode",
						inspections.mode,
						modes.map((one) => [one, inspections.modes[one]]),
					)}
					{select(
						"objectKind",
						inspections.objectKind,
						objectKinds.map((one) => [one, inspections.objectKinds[one]]),
					)}
				</div>
				{checklists.length > 0 &&
					select(
						"checklistId",
						inspections.checklist,
						checklists.map(({ id, subject, version, items }) => [String(id), visits.checklistOption(subject, version, items)]),
						inspections.anyChecklist,
					)}
				<div>
					<button type="submit" className="button button-primary">
						{inspections.open}
					</button>
				</div>
			</form>
		</details>
	);
}
