import { useSearchParams } from "@remix-run/react";
import type { LedgerKind } from "#db/queries/list-ledger.ts";
import type { FilterOptions } from "#db/queries/list-tasks.ts";
import { useMessages } from "../../lib/use-messages.tsx";

type Props = {
	kind: LedgerKind;
	on: string;
	today: string;
	isBadDate: boolean;
	options: FilterOptions;
};

/** As of which day, for which plan and unit; and the same as a file. */
export function LedgerForm({ kind, on, today, isBadDate, options }: Props) {
	const [params] = useSearchParams();
	const m = useMessages();
	const query = new URLSearchParams({ on, plan: params.get("plan") ?? "", unit: params.get("unit") ?? "" });
	const select = (name: string, label: string, choices: { id: number; label: string }[]) => (
		<label className="min-w-40 flex-1">
			<span className="block text-xs text-quiet">{label}</span>
			<select name={name} className="input" defaultValue={params.get(name) ?? ""}>
				<option value="">{m.shell.all}</option>
				{choices.map((option) => (
					<option key={option.id} value={option.id}>
						{option.label}
					</option>
				))}
			</select>
		</label>
	);
	return (
		<form method="get" action={`/ledgers/${kind}`} className="card mb-4 flex flex-wrap items-end gap-3 p-3">
			<label>
				<span className="block text-xs text-quiet">{m.ledgers.asOf}</span>
				<input
					type="date"
					name="on"
					className="input"
					defaultValue={on}
					max={today}
					aria-invalid={isBadDate}
					aria-describedby={isBadDate ? "bad-date" : undefined}
				/>
			</label>
			{select(
				"plan",
				m.ledgers.plan,
				options.plans.map((p) => ({ id: p.id, label: p.title })),
			)}
			{select(
				"unit",
				m.ledgers.unit,
				options.units.map((u) => ({ id: u.id, label: u.name })),
			)}
			<span className="flex gap-2">
				<button type="submit" className="button button-primary">
					{m.ledgers.show}
				</button>
				<a href={`/ledgers/${kind}.xlsx?${query}`} className="button" download>
					{m.shell.download}
				</a>
			</span>
			{isBadDate && (
				<p id="bad-date" role="alert" className="basis-full text-sm text-late">
					{m.ledgers.badDate}
				</p>
			)}
		</form>
	);
}
