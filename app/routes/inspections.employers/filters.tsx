import { useSearchParams } from "@remix-run/react";
import { hazards } from "#workflows/employers.ts";
import { useMessages } from "../../lib/use-messages.tsx";

/** What the list is narrowed down by, in the page's address. */
export function Filters() {
	const [params] = useSearchParams();
	const { employers, shell } = useMessages();
	return (
		<form method="get" data-auto className="card mb-4 flex flex-wrap items-end gap-3 p-3">
			<label className="min-w-40 flex-1">
				<span className="block text-xs text-quiet">{employers.filters.q}</span>
				<input name="q" type="search" className="input" maxLength={50} defaultValue={params.get("q") ?? ""} />
			</label>
			<label className="min-w-32">
				<span className="block text-xs text-quiet">{employers.filters.hazard}</span>
				<select name="hazard" className="input" defaultValue={params.get("hazard") ?? ""}>
					<option value="">{shell.all}</option>
					{hazards.map((hazard) => (
						<option key={hazard} value={hazard}>
							{employers.hazards[hazard]}
						</option>
					))}
				</select>
			</label>
			<span className="flex gap-2">
				<button type="submit" className="button">
					{shell.filter}
				</button>
				<a href="/inspections/employers" className="button">
					{shell.clear}
				</a>
			</span>
		</form>
	);
}
