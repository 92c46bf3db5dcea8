import type { Obstacle } from "../../drafting/obstacles.ts";
import { keptAssignments, keptTasks } from "../../drafting/standing.ts";
import { pressingWarnings } from "../../drafting/urgency.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { cardAnchor, changesPath, reviewPath, tabOf } from "./address.ts";
import type { Review } from "./load-draft-view.server.ts";
import type { TabProps } from "./tab-props.ts";

type Facts = ReturnType<typeof factsOf>;

/** What confirming makes, in figures. */
function factsOf({ draft, today }: Review) {
	const tasks = keptTasks(draft);
	const isFresh = ({ match }: Review["draft"]["units"][number]) => match.to === "new";
	const units = draft.units.filter(({ match }) => match.to !== "alias");
	const dated = tasks.filter(({ deadlines }) =>
		deadlines.some((d) => !d.isLeftOut && d.kind !== "recurring" && d.kind !== "ambiguous" && d.on !== null && d.on < today),
	);
	const in_ = <T extends { isLeftOut: boolean }>(list: T[]) => list.filter(({ isLeftOut }) => !isLeftOut).length;
	return {
		tasks: tasks.length,
		withoutLead: tasks.filter((task) => !keptAssignments(task).some((a) => a.role === "lead" && !a.isInferred)).length,
		past: dated.length,
		leftOut: draft.tasks.length - tasks.length,
		inferred: tasks.flatMap(keptAssignments).filter(({ isInferred }) => isInferred).length,
		newUnits: units.filter((unit) => isFresh(unit) && !unit.isGroup).length,
		knownUnits: units.filter(({ match }) => match.to === "roster").length,
		openGroups: units.filter(({ isOpen, isGroup }) => isGroup && isOpen).length,
		phases: in_(draft.phases),
		indicators: in_(draft.indicators),
		rows: in_(draft.rows),
		discrepancies: draft.warnings.filter(({ settled }) => settled?.as === "discrepancy").length,
	};
}

const INDENTED: readonly (keyof Facts)[] = ["withoutLead", "past"];
/** Shown even when there are none of them. */
const ALWAYS: readonly (keyof Facts)[] = ["tasks", "withoutLead", "past", "newUnits", "knownUnits"];

function Makes({ facts }: { facts: Facts }) {
	const { confirm } = useMessages().imports;
	const shown = (Object.keys(facts) as (keyof Facts)[]).filter((key) => facts[key] > 0 || ALWAYS.includes(key));
	return (
		<dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-y-1">
			{shown.map((key) => (
				<div key={key} className={`contents ${INDENTED.includes(key) ? "text-quiet" : ""}`}>
					<dt className={`border-t border-line py-1 ${INDENTED.includes(key) ? "pl-4 text-sm" : ""}`}>{confirm[key]}</dt>
					<dd className="border-t border-line py-1 text-right font-medium tabular-nums">{facts[key]}</dd>
				</div>
			))}
		</dl>
	);
}

const placeOf = (id: number, { part, key }: Obstacle): string =>
	key === null
		? reviewPath(id, { tab: part === "head" ? "head" : part === "unit" ? "units" : "tasks" })
		: reviewPath(id, { tab: tabOf(key), open: key }, cardAnchor(key));

function Obstacles({ id, obstacles }: { id: number; obstacles: Obstacle[] }) {
	const { confirm } = useMessages().imports;
	return (
		<section className="rounded border border-[#f3c3be] bg-late-soft px-4 py-3" role="note">
			<h3 className="font-medium text-late">{confirm.obstacles}</h3>
			<ul className="mt-1 list-disc pl-5">
				{obstacles.map((obstacle) => (
					<li key={`${obstacle.code}${obstacle.key}${obstacle.words}`}>
						<a href={placeOf(id, obstacle)}>{confirm.obstacle[obstacle.code]?.(obstacle.words) ?? obstacle.code}</a>
					</li>
				))}
			</ul>
		</section>
	);
}

function Notes({ review, namesakes }: { review: Review; namesakes: { id: number; title: string }[] }) {
	const { confirm } = useMessages().imports;
	const unchecked = keptTasks(review.draft).filter(({ isChecked }) => !isChecked).length;
	const open = pressingWarnings(review.draft).length;
	const notes = [
		...namesakes
			.filter(({ id }) => id !== review.amends?.id)
			.map(({ id, title }) => ({ href: `/plans/${id}`, text: confirm.namesake(title) })),
		...(open > 0 ? [{ href: reviewPath(review.id, { tab: "warnings" }), text: confirm.openWarnings(open) }] : []),
		...(unchecked > 0 ? [{ href: reviewPath(review.id, { tab: "tasks" }), text: confirm.unchecked(unchecked) }] : []),
	];
	if (notes.length === 0) return null;
	return (
		<ul className="grid gap-1 rounded border border-[#f0dba8] bg-soon-soft px-4 py-3 text-soon">
			{notes.map(({ href, text }) => (
				<li key={text}>
					<a href={href} className="text-soon underline">
						{text}
					</a>
				</li>
			))}
		</ul>
	);
}

/** What amends a plan is confirmed where its changes are looked at; what doesn't yet can be said to there. */
function Amends({ review: { id, amends } }: { review: Review }) {
	const { amendments } = useMessages();
	return (
		<section className="card flex flex-wrap items-center justify-between gap-3 p-4">
			<p className={amends ? "" : "text-sm text-quiet"}>{amends ? amendments.lookHint(amends.title) : amendments.perhaps}</p>
			<a href={changesPath(id)} className={`button ${amends ? "button-primary px-5 py-1.5 text-base" : ""}`}>
				{amendments.look}
			</a>
		</section>
	);
}

/** What confirming will make and what stands in its way; nothing is made before the button is pressed. */
export function Confirm({ review, refused, namesakes }: TabProps & { namesakes: { id: number; title: string }[] }) {
	const { confirm } = useMessages().imports;
	const facts = factsOf(review);
	const obstacles = refused?.code === "obstructed" ? refused.obstacles : review.obstacles;
	return (
		<div className="grid grid-cols-1 gap-3">
			{!review.amends && <p className="text-sm text-quiet">{confirm.about}</p>}
			{obstacles.length > 0 && <Obstacles id={review.id} obstacles={obstacles} />}
			<Notes review={review} namesakes={namesakes} />
			{!review.amends && (
				<section className="card p-4">
					<h3 className="card-title mb-2">{confirm.makes}</h3>
					<Makes facts={facts} />
					{obstacles.length === 0 && (
						<form method="post" className="mt-4 flex justify-end">
							<input type="hidden" name="seen" value={review.version} />
							<button type="submit" name="act" value="import" className="button button-primary px-5 py-1.5 text-base">
								{confirm.submit(facts.tasks)}
							</button>
						</form>
					)}
				</section>
			)}
			<Amends review={review} />
		</div>
	);
}
