import type { CampaignContext } from "#workflows/campaign/context.ts";
import { useMessages } from "../../../lib/use-messages.tsx";
import type { TaskView } from "../load-task.server.ts";

/** What was committed to before the draw, what came out, and how anybody can make it again. */
export function Sealed({ view, context }: { view: TaskView; context: CampaignContext }) {
	const { inspections } = useMessages();
	const { commitment, listHash, seed } = context;
	const facts = [
		[inspections.commitment, commitment, inspections.commitmentHint],
		[inspections.listHash, listHash ?? inspections.notFrozen, inspections.listHashHint],
		[inspections.seed, seed ?? inspections.notRevealed, undefined],
		...(view.drawHash ? [[inspections.hash, view.drawHash, undefined] as const] : []),
	] as const;
	return (
		<div className="mt-4 rounded border border-line bg-page p-3 text-sm">
			<dl className="grid gap-x-4 gap-y-1 md:grid-cols-[auto_1fr]">
				{facts.map(([title, value, hint]) => (
					<div key={title} className="contents">
						<dt className="text-quiet" title={hint}>
							{title}
						</dt>
						<dd className="mb-1 font-mono text-xs leading-5 [overflow-wrap:anywhere] md:mb-0">{value}</dd>
					</div>
				))}
			</dl>
			{view.drawHash && (
				<div className="mt-3">
					<a href={`/inspections/${view.facts.id}/draw.json`} className="button">
						{inspections.download}
					</a>
					<p className="mt-2 text-quiet">
						{inspections.verify} <code className="font-mono text-xs">npm run --silent draw:verify -- FILE</code>
					</p>
				</div>
			)}
		</div>
	);
}
