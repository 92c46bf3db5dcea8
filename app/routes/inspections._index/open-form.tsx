import { objectKinds } from "#workflows/campaign/draw.ts";
import { modes } from "#workflows/campaign/events.ts";
import { Field, wrong } from "../../components/field.tsx";
import { useMessages } from "../../lib/use-messages.tsx";
import type { RefusedCampaign } from "./take-campaign.server.ts";

type Props = { plans: { id: number; title: string }[]; refused: RefusedCampaign | null };

/** Opens a campaign: what it is called, how it is carried out and what it inspects; everything else is fixed when its lists are frozen. */
export function OpenForm({ plans, refused }: Props) {
	const { inspections, fields } = useMessages();
	const typed = (name: string) => String(refused?.typed[name] ?? "");
	const select = (name: string, label: string, options: [value: string, label: string][]) => (
		<Field id={`campaign-${name}`} label={label} problem={refused?.problems[name]}>
			<select
				id={`campaign-${name}`}
				name={name}
				required
				className="input"
				defaultValue={typed(name) || (options.length === 1 ? options[0]?.[0] : "")}
				{...wrong(`campaign-${name}`, refused?.problems[name])}
			>
				<option value="">{fields.pick}</option>
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
				<div>
					<button type="submit" className="button-primary">
						{inspections.open}
					</button>
				</div>
			</form>
		</details>
	);
}
