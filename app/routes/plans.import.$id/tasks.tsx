import { Empty } from "../../components/page-title.tsx";
import type { DraftTask } from "../../drafting/draft.ts";
import { keptTasks } from "../../drafting/standing.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { reviewPath } from "./address.ts";
import type { Review } from "./load-draft-view.server.ts";
import { nextAfter } from "./next-task.ts";
import type { TabProps } from "./tab-props.ts";
import { TaskCard } from "./task-card.tsx";
import { TaskForm } from "./task-form.tsx";
import { UnitNames } from "./unit-names.tsx";

const kept = (tasks: DraftTask[]) => tasks.filter(({ isLeftOut }) => !isLeftOut);
const checkedIn = (tasks: DraftTask[]): number => kept(tasks).filter(({ isChecked }) => isChecked).length;

function Progress({ review }: { review: Review }) {
	const { tasks } = useMessages().imports;
	const all = keptTasks(review.draft);
	const n = checkedIn(all);
	return (
		<div className="flex items-center gap-3">
			<progress value={n} max={Math.max(1, all.length)} aria-label={tasks.progress(n, all.length)} className="progress w-32" />
			<span className="text-sm whitespace-nowrap tabular-nums">{tasks.progress(n, all.length)}</span>
		</div>
	);
}

function titleOf({ path, title }: Review["chapters"][number], m: ReturnType<typeof useMessages>): string {
	return path === null ? m.imports.tasks.noChapter : `${path} ${title}`;
}

/** The chapters as pages, each with how many of its tasks are checked. */
function Chapters({ review }: { review: Review }) {
	const m = useMessages();
	if (!review.isParted || review.chapters.length < 2) return null;
	return (
		<nav aria-label={m.imports.outline} className="no-print flex flex-wrap gap-1.5 text-sm">
			{review.chapters.map((chapter, i) => {
				const isHere = i === review.chapter;
				return (
					<a
						key={`${chapter.path}${chapter.tasks[0]?.key}`}
						href={reviewPath(review.id, { tab: "tasks", chapter: i })}
						aria-current={isHere ? "page" : undefined}
						className={`rounded border px-2 py-0.5 no-underline ${isHere ? "border-brand bg-brand-soft font-medium text-brand-deep" : "border-line bg-white"}`}
					>
						{m.imports.tasks.chapter(titleOf(chapter, m), checkedIn(chapter.tasks), kept(chapter.tasks).length)}
					</a>
				);
			})}
		</nav>
	);
}

/** The tasks of a chapter as cards in the document's order; one of them may be open as a form. */
export function Tasks({ review, refused }: TabProps) {
	const m = useMessages();
	const { tasks: words } = m.imports;
	const shown = review.isParted ? review.chapters.slice(review.chapter, review.chapter + 1) : review.chapters;
	const open = refused?.part?.startsWith("t") ? refused.part : review.open;
	if (review.draft.tasks.length === 0) return <Empty title={words.empty} hint={words.emptyHint} />;
	return (
		<div className="grid grid-cols-1 gap-3">
			<div className="flex flex-wrap items-center justify-between gap-2">
				<p className="text-sm text-quiet">{words.about}</p>
				<Progress review={review} />
			</div>
			<Chapters review={review} />
			<UnitNames draft={review.draft} roster={review.roster} />
			{shown.map((chapter) => (
				<section key={`${chapter.path}${chapter.tasks[0]?.key}`} className="grid grid-cols-1 gap-2">
					{(review.chapters.length > 1 || review.isParted) && <h3 className="mt-1 font-semibold">{titleOf(chapter, m)}</h3>}
					{chapter.tasks.map((task) => (
						<TaskCard key={task.key} review={review} task={task}>
							{open === task.key && (
								<TaskForm review={review} refused={refused} task={task} next={nextAfter(review, task)?.key ?? null} />
							)}
						</TaskCard>
					))}
				</section>
			))}
		</div>
	);
}
