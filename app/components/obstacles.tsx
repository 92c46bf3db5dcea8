import type { Obstacle } from "#workflows/obstacles.ts";
import { useMessages } from "../lib/use-messages.tsx";

/** What stands in the way of an event, with the names of the units that do. */
export function Obstacles({ obstacles, names }: { obstacles: Obstacle[]; names: Record<number, string> }) {
	const m = useMessages();
	if (obstacles.length === 0) return null;
	return (
		<div className="rounded border border-[#f0dba8] bg-soon-soft px-3 py-2 text-sm text-soon" role="note">
			<p className="font-medium">{m.refusals.obstructed}</p>
			<ul className="list-disc pl-5">
				{obstacles.map(({ code, unitIds }) => (
					<li key={code}>
						{m.refusals.obstacle[code]?.(m.shell.marks.list(unitIds.map((id) => names[id] ?? String(id)))) ?? code}
					</li>
				))}
			</ul>
		</div>
	);
}
