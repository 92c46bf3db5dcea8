import { type ImplementationContext, itemsOf } from "#workflows/implementation/items.ts";
import type { InspectionContext } from "#workflows/inspection/context.ts";
import { eventLabel, processLabels } from "#workflows/labels.ts";
import type { Obstacle } from "#workflows/obstacles.ts";
import type { Refused } from "../../components/event-form.tsx";
import { inOrder, isAwaited } from "../../components/event-tones.ts";
import { Obstacles } from "../../components/obstacles.tsx";
import { Said } from "../../components/said.tsx";
import type { EventView } from "../../lib/event-view.server.ts";
import { moment } from "../../lib/format.ts";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import { EventForms } from "./event-forms.tsx";
import type { StepView, TaskView } from "./load-task.server.ts";
import { drawnInPart } from "./matter.tsx";

type Code = "unknown" | "notYours" | "notNow" | "obstructed" | "stale" | "invalid";
type Refusal = { code: string; obstacles: Obstacle[]; refused: Refused };

/** Whatever was typed into a form, by the name of its field within its group. */
const typedIn = (data: Record<string, unknown>): [name: string, value: string][] =>
	Object.entries(data).flatMap(([name, value]) => {
		if (typeof value === "string") return value === "" ? [] : [[name, value]];
		return value && typeof value === "object" && !Array.isArray(value) ? typedIn(value as Record<string, unknown>) : [];
	});

/** How the last event went: done, or why not, with what was typed if its form is no longer there to hold it. */
export function Outcome({
	view,
	outcome,
	done,
	of,
}: {
	view: TaskView;
	outcome: Refusal | null;
	done: string | null;
	of: string | null;
}) {
	const m = useMessages();
	const language = useLanguage();
	if (!outcome) {
		const step = view.steps.find((s) => of?.startsWith(`${view.facts.id}/${s.no}-`));
		if (!done || !step) return null;
		return (
			<Said how="done" draftDone={of}>
				{m.task.saved(eventLabel(step.machine, done, language))}
			</Said>
		);
	}
	const { refused, code, obstacles } = outcome;
	const hasForm = view.events.some((e) => e.stepNo === refused.stepNo && e.type === refused.type);
	const own =
		code === "stale"
			? view.history.lines.find((line) => line.stepNo === refused.stepNo && line.event === refused.type && line.isOwn)
			: undefined;
	const typed = typedIn(refused.data);
	const items = itemsOf((view.steps.find((s) => s.no === refused.stepNo)?.context ?? {}) as Partial<ImplementationContext>);
	const labelOf = (name: string) => items.find((i) => i.key === name)?.name ?? m.fields.label[name] ?? name;
	return (
		<div role="alert" className="mb-4 rounded border border-[#f3c3be] bg-late-soft px-4 py-3">
			{obstacles.length === 0 && <p className="font-medium text-late">{m.refusals[code as Code]}</p>}
			{own && !hasForm && <p className="text-sm">{m.refusals.staleOwn(moment(own.at))}</p>}
			<Obstacles obstacles={obstacles} names={view.names} />
			{!hasForm && typed.length > 0 && (
				<dl className="mt-2 text-sm">
					{typed.map(([name, value]) => (
						<div key={name} className="mt-1">
							<dt className="text-quiet">{labelOf(name)}</dt>
							<dd className="whitespace-pre-wrap">{value}</dd>
						</div>
					))}
				</dl>
			)}
		</div>
	);
}

/** The step that is the task or matter as a whole. */
const WHOLE = 1;
const OWN = new Set(["implementation", "order"]);

/** So many parts are named; a lead may have a report of every town to read. */
const NAMED = 8;

/** Whose part a step is, for whoever has several alike: what a visit is to, whoever else's it is. */
function nameOf({ machine, context, unitId }: StepView, names: Record<number, string>): string | undefined {
	const visit = machine === "inspection" ? (context as Partial<InspectionContext> | null) : null;
	return visit?.object?.name ?? names[visit?.objectUnitId ?? 0] ?? visit?.subject ?? names[unitId ?? 0];
}

/** Where else on the page something waits for the viewer, each a way there. */
function Elsewhere({ view, events }: { view: TaskView; events: TaskView["events"] }) {
	const m = useMessages();
	const language = useLanguage();
	const steps = view.steps.filter(({ no }) => events.some((e) => e.stepNo === no));
	if (steps.length === 0) return null;
	return (
		<ul className="mt-2 grid gap-1 text-sm">
			{steps.slice(0, NAMED).map((step) => (
				<li key={step.no} className="flex flex-wrap gap-x-2">
					<a href={`#step-${step.no}`}>
						{processLabels[step.machine][language].name} · {nameOf(step, view.names)}
					</a>
					<span className="text-quiet">
						{m.shell.marks.list(
							inOrder(events.filter((e) => e.stepNo === step.no)).map((e) => eventLabel(step.machine, e.type, language)),
						)}
					</span>
				</li>
			))}
			{steps.length > NAMED && <li className="text-quiet">{m.task.moreActs(steps.length - NAMED)}</li>}
		</ul>
	);
}

/** What the viewer may do with the task as a whole, and with their own part in it; and where else on the page something waits for them. */
export function Acts({ view, refused }: { view: TaskView; refused: Refused | null }) {
	const m = useMessages();
	const mine = new Set(view.steps.filter((s) => s.isMine && OWN.has(s.machine)).map((s) => s.no));
	const isOwn = (e: EventView) => e.stepNo === WHOLE || e.machine === "deployment" || mine.has(e.stepNo);
	const events = view.events.filter((e) => isOwn(e) && !drawnInPart.has(e.type));
	const awaited = view.events.filter((e) => !isOwn(e) && isAwaited(e));
	if (events.length + awaited.length === 0)
		return <p className="px-1 text-sm text-quiet">{view.events.length === 0 ? m.task.noActs : m.task.choose}</p>;
	return (
		<section className="card no-print p-4">
			<h2 className="card-title">{m.task.acts}</h2>
			<EventForms view={view} events={events} refused={refused} />
			<Elsewhere view={view} events={awaited} />
		</section>
	);
}
