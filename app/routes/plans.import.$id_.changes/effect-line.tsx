import { useMessages } from "../../lib/use-messages.tsx";
import type { Effect } from "./load-changes.server.ts";

/** What confirming comes to for the units of a task, in words. */
export function EffectLine({ effect }: { effect: Effect | null }) {
	const { amendments, shell } = useMessages();
	const list = shell.marks.list;
	const said = effect
		? [
				...(effect.isClosed ? [amendments.closes] : []),
				...(effect.isOver ? [amendments.over] : []),
				...(effect.signing.length > 0 ? [amendments.signing(list(effect.signing))] : []),
				...(effect.signingLater.length > 0 ? [amendments.signingLater(list(effect.signingLater))] : []),
				...(effect.coming.length > 0 ? [amendments.coming(list(effect.coming))] : []),
				...(effect.going.length > 0 ? [amendments.going(list(effect.going))] : []),
				...effect.moved.map(({ from, to, units }) =>
					amendments.moved(from ?? amendments.noDate, to ?? amendments.noDate, list(units)),
				),
			]
		: [amendments.assigned];
	return (
		<div className="mt-2 rounded bg-brand-soft px-3 py-1.5 text-sm">
			<span className="font-medium text-brand-deep">{amendments.effect}</span>
			<ul className="[overflow-wrap:anywhere]">
				{(said.length > 0 ? said : [amendments.nobody]).map((text) => (
					<li key={text}>{text}</li>
				))}
			</ul>
		</div>
	);
}
