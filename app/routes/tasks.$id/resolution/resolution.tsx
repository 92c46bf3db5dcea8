import { useMessages } from "../../../lib/use-messages.tsx";
import type { PartProps } from "../part-props.ts";

/** What a meeting resolved, and which meeting. */
export function Resolution({ view }: PartProps) {
	const { meetings } = useMessages();
	const { resolver, facts } = view;
	return (
		<section className="card p-4">
			<h2 className="card-title mb-2">{meetings.resolvedWords}</h2>
			<p className="whitespace-pre-line">{facts.gist}</p>
			{resolver && (
				<p className="mt-2 text-sm">
					<a href={`/tasks/${resolver.meetingId}`}>{meetings.resolvedAt(resolver.title, resolver.no)}</a>
				</p>
			)}
		</section>
	);
}
