import type { CampaignContext } from "#workflows/campaign/context.ts";
import { useMessages } from "../../../lib/use-messages.tsx";

/** Who keeps away from what, and why. */
export function Avoidances({ context: { terms, avoidances } }: { context: CampaignContext }) {
	const { inspections } = useMessages();
	if (!terms || avoidances.length === 0) return null;
	const names = new Map([...terms.inspectors, ...terms.candidates].map(({ key, name }) => [key, name]));
	return (
		<>
			<h3 className="mt-4 font-medium">{inspections.avoidances}</h3>
			<ul className="text-sm">
				{avoidances.map(({ inspector, object, reason }) => (
					<li key={`${inspector}${object}${reason}`} className="mt-0.5">
						{inspections.avoidance(names.get(inspector) ?? "", names.get(object) ?? "")}
						<span className="ml-2 text-quiet">{reason}</span>
					</li>
				))}
			</ul>
		</>
	);
}
