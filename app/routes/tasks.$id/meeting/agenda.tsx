import { type Item, onAgenda } from "#workflows/meeting/agenda.ts";
import { useMessages } from "../../../lib/use-messages.tsx";
import { whyProposed } from "../../../lib/why-proposed.ts";
import { AgendaItem } from "./agenda-item.tsx";
import { ItemForms } from "./item-forms.tsx";
import type { MeetingProps } from "./props.ts";

/** What was left out, and can be taken back in. */
function Dropped({ items, ...props }: MeetingProps & { items: Item[] }) {
	const { meetings } = useMessages();
	if (items.length === 0) return null;
	return (
		<details className="mt-3 border-t border-line pt-2">
			<summary className="text-brand">
				{meetings.dropped} ({items.length})
			</summary>
			<p className="mt-1 text-sm text-quiet">{meetings.droppedHint}</p>
			<ul>
				{items.map((item) => (
					<li key={item.key} className="border-t border-line py-2 first:border-t-0">
						{item.title}
						<span className="block text-sm text-quiet">{item.dropped}</span>
						<ItemForms {...props} item={item} types={["agenda.restore"]} />
					</li>
				))}
			</ul>
		</details>
	);
}

/** What the meeting talks about, in its order, each with where it comes from and why it is there. */
export function Agenda(props: MeetingProps) {
	const m = useMessages();
	const { context, meeting } = props;
	const on = onAgenda(context.agenda);
	return (
		<section className="card p-4" aria-labelledby="agenda">
			<h2 id="agenda" className="card-title mb-2">
				{m.meetings.agenda}
			</h2>
			{on.length === 0 && <p className="text-quiet">{m.meetings.noAgenda}</p>}
			<ol>
				{on.map((item, at) => (
					<AgendaItem key={item.key} {...props} item={item} at={at} isLast={at === on.length - 1} />
				))}
			</ol>
			{meeting.waiting.length > 0 && (
				<details className="mt-3 border-t border-line pt-2">
					<summary className="text-brand">{m.meetings.waiting(meeting.waiting.length)}</summary>
					<ul className="mt-1 list-disc pl-5 text-sm">
						{meeting.waiting.map((proposal) => (
							<li key={proposal.key}>
								{proposal.title} <span className="text-quiet">{whyProposed(proposal, m, props.view.names)}</span>
							</li>
						))}
					</ul>
				</details>
			)}
			<Dropped {...props} items={context.agenda.filter(({ dropped }) => dropped !== null)} />
		</section>
	);
}
