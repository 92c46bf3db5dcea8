import { type ImplementationContext, itemsOf } from "#workflows/implementation/items.ts";
import { eventLabel } from "#workflows/labels.ts";
import type { Obstacle } from "#workflows/obstacles.ts";
import type { Refused } from "../../components/event-form.tsx";
import { Obstacles } from "../../components/obstacles.tsx";
import { Said } from "../../components/said.tsx";
import { moment } from "../../lib/format.ts";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import { EventForms } from "./event-forms.tsx";
import type { TaskView } from "./load-task.server.ts";
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
			? view.history.find((line) => line.stepNo === refused.stepNo && line.event === refused.type && line.isOwn)
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

/** What the viewer may do with the task as a whole, and with their own part in it. */
export function Acts({ view, refused }: { view: TaskView; refused: Refused | null }) {
	const m = useMessages();
	const mine = new Set(view.steps.filter((s) => s.isMine && OWN.has(s.machine)).map((s) => s.no));
	const own = view.events.filter((e) => e.stepNo === WHOLE || e.machine === "deployment" || mine.has(e.stepNo));
	const events = own.filter((e) => !drawnInPart.has(e.type));
	return (
		<section className="card p-4">
			<h2 className="card-title mb-3">{m.task.acts}</h2>
			{events.length === 0 ? (
				<p className="text-quiet">{view.events.length === 0 ? m.task.noActs : m.task.choose}</p>
			) : (
				<EventForms view={view} events={events} refused={refused} />
			)}
		</section>
	);
}
