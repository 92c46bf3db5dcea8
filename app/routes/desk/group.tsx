import type { UnitOption } from "#db/queries/list-units.ts";
import { eventLabel, stateLabel } from "#workflows/labels.ts";
import { Chip, toneOf } from "../../components/chip.tsx";
import { EventForm } from "../../components/event-form.tsx";
import { buttonOf, inOrder } from "../../components/event-tones.ts";
import { LightMark } from "../../components/light-mark.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import { isInPlace } from "./in-place.ts";
import type { DeskGroup, DeskItem } from "./load-desk.server.ts";

/** What rows may name: units that stand in the way, and those that a form may ask for. */
type Known = { names: Record<number, string>; units: UnitOption[]; hasManyPlans: boolean };

/** On a wide screen the rows of all groups stand in the same columns; on a phone one below the other. */
const ROW =
	"flex flex-wrap items-start gap-x-4 gap-y-2 border-t border-line px-4 py-2.5 lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(6.5rem,auto)_5.5rem_7.5rem_minmax(16rem,auto)]";
/** Whatever is opened gets the whole width, below its row. */
const ACTS =
	"flex grow flex-wrap items-start justify-end gap-2 has-[details[open]]:basis-full has-[details[open]]:justify-start lg:has-[details[open]]:col-span-full";

/** What can be done with a row: its forms, the ways to what has to be read first, and if there is neither, to its page. */
function RowActs({ item, href, names, units }: Pick<Known, "names" | "units"> & { item: DeskItem; href: string }) {
	const m = useMessages();
	const language = useLanguage();
	const { taskId, machine, events, title } = item;
	const choices = { participants: [], jurisdiction: units, openGroups: [], children: [] };
	return (
		<div className={ACTS}>
			{inOrder(events).map((event) =>
				isInPlace(event) ? (
					<EventForm key={event.type} taskId={taskId} event={event} choices={choices} names={names} from="desk" />
				) : (
					<a key={event.type} href={href} className={`button ${buttonOf(event)}`}>
						{eventLabel(machine, event.type, language)}
					</a>
				),
			)}
			{events.length === 0 && (
				<a href={href} className="button" aria-label={m.desk.openOf(title)}>
					{m.desk.open}
				</a>
			)}
		</div>
	);
}

function Item({ item, names, units, hasManyPlans }: Known & { item: DeskItem }) {
	const language = useLanguage();
	const { taskId, stepNo, machine } = item;
	const href = machine === "inspection" ? `/visits/${taskId}/${stepNo}` : `/tasks/${taskId}#step-${stepNo}`;
	return (
		<li id={`item-${taskId}-${stepNo}`} className={ROW}>
			<div className="min-w-60 flex-1 lg:min-w-0">
				<a href={href} className="font-medium">
					<span className="mr-2 text-quiet empty:hidden">{item.clause}</span>
					{item.title}
				</a>
				{item.objectName && <span className="ml-3">{item.objectName}</span>}
				{!item.isOwn && item.unitName && <span className="ml-3">{item.unitName}</span>}
				{item.about && <p className="line-clamp-2 text-sm text-quiet">{item.about}</p>}
				{hasManyPlans && <p className="text-sm text-quiet">{item.planTitle}</p>}
			</div>
			<div className="flex flex-wrap items-center gap-3 lg:contents">
				<span>
					<Chip tone={toneOf(item.state)}>{stateLabel(item.machine, item.state, language)}</Chip>
				</span>
				<span className="whitespace-nowrap tabular-nums max-lg:empty:hidden">{item.dueOn}</span>
				<span className="max-lg:empty:hidden">{item.dueOn && <LightMark lit={item.lit} />}</span>
			</div>
			<RowActs item={item} href={href} names={names} units={units} />
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
