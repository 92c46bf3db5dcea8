import { PointFacts, usePointSummary } from "../../components/point-facts.tsx";
import { useMessages } from "../../lib/use-messages.tsx";
import type { Next } from "./load-bulletins.server.ts";

function Point({ point: { unitName, facts } }: { point: Next["points"][number] }) {
	const summary = usePointSummary(facts);
	return (
		<li className="border-t border-line py-2">
			<p>
				<span className="font-medium">{unitName}</span>
				<span className="ml-3">{summary}</span>
			</p>
			<PointFacts facts={facts} />
		</li>
	);
}

/** What the next bulletin of a plan would say now; for the secretariat, the way to draft it. */
export function NextBulletin({ next: { planId, title, since, points, isMine, openTaskId } }: { next: Next }) {
	const { bulletins } = useMessages();
	return (
		<section className="card mt-4 p-4" aria-labelledby={`next-${planId}`}>
			<div className="mb-2 flex flex-wrap items-end justify-between gap-3">
				<div>
					<h2 id={`next-${planId}`} className="card-title">
						{isMine ? bulletins.next(title) : bulletins.nextOwn(title)}
					</h2>
					<p className="text-sm text-quiet">
						{since === null ? bulletins.nextFirst : bulletins.nextSince(since)}
						<span className="ml-3">{bulletins.points(points.length)}</span>
					</p>
				</div>
				{openTaskId !== null && <p className="text-sm text-quiet">{bulletins.onItsWay}</p>}
				{isMine && openTaskId === null && points.length > 0 && (
					<form method="post">
						<input type="hidden" name="planId" value={planId} />
						<button type="submit" className="button button-primary" title={bulletins.draftHint}>
							{bulletins.draft}
						</button>
					</form>
				)}
			</div>
			{points.length === 0 && <p className="text-quiet">{bulletins.nothing}</p>}
			<ul>
				{points.map((point) => (
					<Point key={`${point.unitId}/${JSON.stringify(point.facts)}`} point={point} />
				))}
			</ul>
		</section>
	);
}
