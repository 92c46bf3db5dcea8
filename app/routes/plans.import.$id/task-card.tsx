import type { ReactNode } from "react";
import { roleLabels } from "#workflows/labels.ts";
import { roles } from "#workflows/names.ts";
import { Chip } from "../../components/chip.tsx";
import type { DraftAssignment, DraftDeadline, DraftTask } from "../../drafting/draft.ts";
import { anchorOf } from "../../drafting/layout.ts";
import { keptAssignments, unitOf } from "../../drafting/standing.ts";
import { pressingWarnings } from "../../drafting/urgency.ts";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import { cardAnchor, reviewPath } from "./address.ts";
import { Hidden, Saved, WordsLink } from "./form-parts.tsx";
import type { Review } from "./load-draft-view.server.ts";
import { nextAfter } from "./next-task.ts";
import { LeaveOut } from "./part-links.tsx";
import { calledIn } from "./unit-names.tsx";

type Props = { review: Review; task: DraftTask };

function UnitName({ review, assignment }: { review: Review; assignment: DraftAssignment }) {
	const m = useMessages();
	const { tasks, units } = m.imports;
	const { draft } = review;
	const unit = unitOf(draft, assignment.unit);
	const called = calledIn(draft, assignment.unit);
	const isUnsure = unit?.match.to === "unsure";
	return (
		<span className="mr-2 inline-block" title={called === assignment.name ? undefined : `“${assignment.name}”`}>
			<span className={isUnsure ? "border-b border-dashed border-[#c98a12]" : ""}>{called}</span>
			{unit?.isGroup && !unit.isOpen && unit.members.length > 0 && (
				<span className="text-sm text-quiet">{m.shell.marks.aside(units.members(unit.members.length))}</span>
			)}
			{unit?.isOpen && <span className="text-sm text-soon">{m.shell.marks.aside(tasks.open)}</span>}
			{assignment.isInferred && <span className="text-sm text-soon">{m.shell.marks.aside(tasks.inferred)}</span>}
			{assignment.isAdded && <span className="text-sm text-brand">{m.shell.marks.aside(m.imports.added)}</span>}
		</span>
	);
}

function Roles({ review, task }: Props) {
	const { tasks } = useMessages().imports;
	const language = useLanguage();
	const kept = keptAssignments(task);
	if (kept.length === 0) return <p className="text-sm text-soon">{tasks.noUnit}</p>;
	return (
		<dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5">
			{roles.map((role) => {
				const of = kept.filter((a) => a.role === role);
				if (of.length === 0 && role !== "lead") return null;
				return (
					<div key={role} className="contents">
						<dt className="text-sm leading-6 text-quiet">{roleLabels[language][role]}</dt>
						<dd>
							{of.map((a) => (
								<UnitName key={`${a.unit}${a.name}`} review={review} assignment={a} />
							))}
							{of.length === 0 && <span className="text-sm text-soon">{tasks.noLead}</span>}
							{role === "lead" && task.isShared && of.length > 1 && <Chip>{tasks.shared}</Chip>}
						</dd>
					</div>
				);
			})}
		</dl>
	);
}

function Deadline({ review, deadline }: { review: Review; deadline: DraftDeadline }) {
	const m = useMessages();
	const { on, altOn, kind, words, precision, every, isAdded } = deadline;
	const isPast = on !== null && on < review.today && kind !== "recurring";
	return (
		<li className="mr-4 inline-block">
			“{words}”
			{on && (
				<span className={`ml-1.5 tabular-nums ${isPast ? "text-late" : ""}`}>
					→ {on}
					{isPast && m.shell.marks.aside(m.imports.tasks.past)}
				</span>
			)}
			{kind === "ambiguous" && altOn && <span className="text-soon"> {m.task.or(altOn)}</span>}
			<span className="ml-1.5 text-sm text-quiet">
				{every ? m.imports.tasks.frequency[every] : m.task.deadlineKinds[kind]}
				{precision && on && kind !== "recurring" && ` ${m.task.precision[precision] ?? ""}`}
				{isAdded && m.shell.marks.aside(m.imports.added)}
			</span>
		</li>
	);
}

function Check({ review, task }: Props) {
	const { tasks } = useMessages().imports;
	const next = task.isChecked ? null : nextAfter(review, task);
	return (
		<form method="post">
			<Hidden edit="task.check" part={task.key} seen={review.version} />
			{next && <input type="hidden" name="next" value={`${next.key}@${next.chapter}`} />}
			{task.isChecked ? (
				<button type="submit" title={tasks.uncheck} className="button border-transparent bg-fine-soft text-fine">
					✓ {tasks.isChecked}
				</button>
			) : (
				<button type="submit" name="isChecked" value="on" className="button">
					{tasks.check}
				</button>
			)}
		</form>
	);
}

function Foot({ review, task }: Props) {
	const { imports } = useMessages();
	return (
		<div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1">
			{!task.isLeftOut && <Check review={review} task={task} />}
			{!task.isLeftOut && (
				<a href={reviewPath(review.id, { tab: "tasks", open: task.key }, cardAnchor(task.key))} className="small-act text-sm">
					{imports.edit}
				</a>
			)}
			<WordsLink n={anchorOf(review.pieces, task.at)} />
			<span className="ml-auto">
				<LeaveOut review={review} part={task} />
			</span>
		</div>
	);
}

/** One task as it was read and as it stands: who, until when, what is doubtful; linked to its words. `children` is its form while it is open. */
export function TaskCard({ review, task, children }: Props & { children: ReactNode }) {
	const { imports } = useMessages();
	const doubts = pressingWarnings(review.draft).filter((w) => w.at === task.at);
	const deadlines = task.deadlines.filter(({ isLeftOut }) => !isLeftOut);
	const edge = task.isLeftOut ? "border-dashed opacity-75" : doubts.length > 0 ? "border-l-[3px] border-l-[#c98a12]" : "";
	return (
		<article
			id={cardAnchor(task.key)}
			data-at={`L${anchorOf(review.pieces, task.at)}`}
			data-here={children ? "" : undefined}
			className={`card task-card px-4 py-3 ${edge}`}
		>
			<header className="flex flex-wrap items-baseline gap-x-2">
				<h4 className={`font-semibold ${task.isLeftOut ? "line-through" : ""}`}>
					<span className="mr-2 font-normal text-quiet">{task.clause}</span>
					{task.title}
				</h4>
				{task.kind === "safeguard" && <Chip>{imports.tasks.safeguard}</Chip>}
				{task.isAdded && <Chip tone="brand">{imports.added}</Chip>}
				{task.isLeftOut && <Chip>{imports.leftOut}</Chip>}
				{doubts.length > 0 && !task.isLeftOut && <Chip tone="soon">{imports.tasks.warnings(doubts.length)}</Chip>}
				<Saved of={task.key} id={review.id} saved={review.saved} />
			</header>
			{!task.isLeftOut && (
				<div className="mt-1.5 grid gap-1">
					<Roles review={review} task={task} />
					{deadlines.length > 0 && (
						<ul>
							{deadlines.map((d) => (
								<Deadline key={`${d.words}${d.on}`} review={review} deadline={d} />
							))}
						</ul>
					)}
					{doubts.map((w) => (
						<p key={w.key} className="text-sm text-soon">
							{imports.warnings.kinds[w.kind] ?? w.kind}
							{w.words && `“${w.words}”`}
						</p>
					))}
				</div>
			)}
			{children || <Foot review={review} task={task} />}
		</article>
	);
}
