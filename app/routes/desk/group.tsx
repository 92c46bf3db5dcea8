import type { UnitOption } from "#db/queries/list-units.ts";
import { stateLabel } from "#workflows/labels.ts";
import { Chip, toneOf } from "../../components/chip.tsx";
import { EventForm } from "../../components/event-form.tsx";
import { inOrder } from "../../components/event-tones.ts";
import { LightMark } from "../../components/light-mark.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import { inPlace } from "./in-place.ts";
import type { DeskGroup, DeskItem } from "./load-desk.server.ts";

/** What rows may name: units that stand in the way, and those that a form may ask for. */
type Known = { names: Record<number, string>; units: UnitOption[]; hasManyPlans: boolean };

function Item({ item, names, units, hasManyPlans }: Known & { item: DeskItem }) {
	const m = useMessages();
	const language = useLanguage();
	const { taskId, stepNo, machine, events } = item;
	const href = machine === "inspection" ? `/visits/${taskId}/${stepNo}` : `/tasks/${taskId}#step-${stepNo}`;
	const choices = { participants: [], jurisdiction: units, openGroups: [], children: [] };
	return (
		<li id={`item-${taskId}-${stepNo}`} className="flex flex-wrap items-start gap-x-4 gap-y-2 border-t border-line px-4 py-2.5">
			<div className="min-w-60 flex-1">
				<a href={href} className="font-medium">
					<span className="mr-2 text-quiet empty:hidden">{item.clause}</span>
					{item.title}
				</a>
				{item.objectName && <span className="ml-3">{item.objectName}</span>}
				{!item.isOwn && item.unitName && <span className="ml-3">{item.unitName}</span>}
				{item.about && <p className="line-clamp-2 text-sm text-quiet">{item.about}</p>}
				{hasManyPlans && <p className="text-sm text-quiet">{item.planTitle}</p>}
			</div>
			<div className="flex flex-wrap items-center gap-3">
				<Chip tone={toneOf(item.state)}>{stateLabel(item.machine, item.state, language)}</Chip>
				{item.dueOn && <span className="tabular-nums">{item.dueOn}</span>}
				{item.dueOn && <LightMark lit={item.lit} />}
			</div>
			<div className="flex grow flex-wrap items-start justify-end gap-2 has-[details[open]]:basis-full has-[details[open]]:justify-start md:min-w-72 md:grow-0">
				{inOrder(inPlace(events)).map((event) => (
					<EventForm key={event.type} taskId={taskId} event={event} choices={choices} names={names} from="desk" />
				))}
				<a href={href} className="button">
					{m.desk.open}
				</a>
			</div>
		</li>
	);
}

/** One group of the desk: what it is, how many, and the first of them to work off in place. */
export function Group({ group: { group, items, count }, ...known }: Known & { group: DeskGroup }) {
	const m = useMessages();
	const isUrgent = group === "overdue" || group === "answer" || group === "returned";
	return (
		<section className="card" aria-labelledby={`group-${group}`}>
			<h2 id={`group-${group}`} className={`px-4 py-2.5 text-base font-semibold ${isUrgent ? "text-late" : ""}`}>
				{m.desk.groups[group]}
				<span className="ml-2 text-sm font-normal text-quiet">{m.desk.count(count)}</span>
			</h2>
			<ul>
				{items.map((item) => (
					<Item key={`${item.taskId}-${item.stepNo}`} item={item} {...known} />
				))}
			</ul>
			{count > items.length && (
				<p className="border-t border-line px-4 py-2">
					<a href="/tasks?mine=on">{m.desk.more(count - items.length)}</a>
				</p>
			)}
		</section>
	);
}
