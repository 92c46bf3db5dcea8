import { ArrowDown, ArrowUp } from "lucide-react";
import type { Item } from "#workflows/meeting/agenda.ts";
import { Chip } from "../../../components/chip.tsx";
import { ResolutionStatus } from "../../../components/resolution-status.tsx";
import { useMessages } from "../../../lib/use-messages.tsx";
import { sourcePath, whyProposed } from "../../../lib/why-proposed.ts";
import { ItemForms } from "./item-forms.tsx";
import type { MeetingProps } from "./props.ts";

type Props = MeetingProps & { item: Item; at: number; isLast: boolean };
const SAID = ["agenda.discuss", "agenda.defer", "agenda.drop"];
/** A task that waits for units is given to them where it stands. */
const GIVEN = ["resolution.assign", ...SAID];

/** Moves an item one place; two buttons, so that it works with any pointer and none. */
function Move({ view, item, at, isLast }: Props) {
	const { meetings } = useMessages();
	const event = view.events.find((e) => e.type === "agenda.move");
	if (!event) return null;
	const ways = [
		["up", at === 0, meetings.up(item.title), ArrowUp],
		["down", isLast, meetings.down(item.title), ArrowDown],
	] as const;
	return (
		<form method="post" action={`/tasks/${view.facts.id}`} className="order-1 flex gap-1">
			<input type="hidden" name="event" value={event.type} />
			<input type="hidden" name="step" value={event.stepNo} />
			<input type="hidden" name="seen" value={event.seen} />
			<input type="hidden" name="item" value={item.key} />
			{ways.map(([way, isIdle, label, Icon]) => (
				<button
					key={way}
					type="submit"
					name="way"
					value={way}
					disabled={isIdle}
					aria-label={label}
					title={label}
					className="button px-2"
				>
					<Icon size={16} aria-hidden />
				</button>
			))}
		</form>
	);
}

/** One item: what, why it is there, how an earlier resolution stands, what became of it. */
export function AgendaItem(props: Props) {
	const m = useMessages();
	const { view, meeting, item, at } = props;
	const path = sourcePath(item);
	const resolution = item.source === "resolution" ? meeting.resolutions.find((r) => r.taskId === item.taskId) : undefined;
	return (
		<li className="border-t border-line py-3 first:border-t-0">
			<div className="flex flex-wrap items-start gap-x-3 gap-y-2">
				<span className="w-6 shrink-0 text-right text-quiet tabular-nums">{at + 1}</span>
				<div className="min-w-0 flex-1">
					<p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
						{path ? (
							<a href={path} className="font-medium">
								{item.title}
							</a>
						) : (
							<span className="font-medium">{item.title}</span>
						)}
						<Chip tone={item.source === "resolution" ? "brand" : "plain"}>{m.meetings.source[item.source]}</Chip>
						{item.outcome && <Chip tone={item.outcome === "deferred" ? "soon" : "fine"}>{m.meetings.outcome[item.outcome]}</Chip>}
					</p>
					<p className="text-sm text-quiet">{whyProposed(item, m, view.names)}</p>
					{item.finding && <p className="mt-1 whitespace-pre-line">{item.finding}</p>}
					{item.note && <p className="mt-1 text-sm whitespace-pre-line">{item.note}</p>}
					{resolution && <ResolutionStatus resolution={resolution} />}
					{item.said && <p className="mt-1 border-l-4 border-line pl-3 whitespace-pre-line">{item.said}</p>}
				</div>
				<Move {...props} />
				<ItemForms {...props} types={item.source === "unassigned" ? GIVEN : SAID} />
			</div>
		</li>
	);
}
