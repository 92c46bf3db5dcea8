import { Fragment, type ReactNode } from "react";
import type { DraftPiece, DraftTask } from "../../drafting/draft.ts";
import { type Block, blocksOf, type Paragraph } from "../../drafting/layout.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { cardAnchor, reviewPath, wordsAnchor } from "./address.ts";
import type { Review } from "./load-draft-view.server.ts";
import { highlighted, type Mark, marksOf } from "./marks.tsx";

/** Where the tasks that begin in a piece are looked at. */
type Places = { tasksAt: Map<number, DraftTask[]>; hrefOf: (task: DraftTask) => string; here: string | null };

function placesOf({ id, draft, chapters, open, tab, chapter }: Review): Places {
	const tasksAt = new Map<number, DraftTask[]>();
	for (const task of draft.tasks) tasksAt.set(task.at, [...(tasksAt.get(task.at) ?? []), task]);
	const chapterOf = new Map(chapters.flatMap(({ tasks }, i) => tasks.map(({ key }) => [key, i] as const)));
	const hrefOf = ({ key }: DraftTask) => {
		const to = chapterOf.get(key) ?? 0;
		// On the page that shows it, the browser only has to move.
		const isHere = tab === "tasks" && to === chapter;
		return isHere ? `#${cardAnchor(key)}` : reviewPath(id, { tab: "tasks", chapter: to }, cardAnchor(key));
	};
	return { tasksAt, hrefOf, here: open };
}

function Marker({ n, places }: { n: number; places: Places }) {
	const { imports } = useMessages();
	const tasks = places.tasksAt.get(n) ?? [];
	if (tasks.length === 0)
		return (
			<button type="submit" name="at" value={n} className="make-task">
				{imports.makeTask}
			</button>
		);
	return (
		<>
			{tasks.map((task) => (
				<a
					key={task.key}
					href={places.hrefOf(task)}
					aria-label={imports.toTask(task.clause)}
					className={`task-mark ${task.isLeftOut ? "line-through opacity-70" : ""}`}
				>
					{imports.taskMark} {task.clause}
				</a>
			))}
		</>
	);
}

/** The cells of a row as they are printed: one that runs across columns says the same in each of them. */
function merged(cells: string[]): { words: string; from: number; span: number }[] {
	const out: { words: string; from: number; span: number }[] = [];
	for (const [from, words] of cells.entries()) {
		const last = out.at(-1);
		if (last && words !== "" && last.words === words) last.span++;
		else out.push({ words, from, span: 1 });
	}
	return out;
}

function Rows({ rows, places }: { rows: DraftPiece[]; places: Places }) {
	return (
		<div className="scroll-x my-2">
			<table className="doc-table">
				<tbody>
					{rows.map(({ n, cells }) => (
						<tr key={n} id={wordsAnchor(n)}>
							{merged(cells ?? []).map(({ words, from, span }) => (
								<td key={from} colSpan={span}>
									{words}
								</td>
							))}
							<td className="border-0 whitespace-nowrap">
								<Marker n={n} places={places} />
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

function Words({
	paragraph,
	block,
	marks,
	marker,
}: {
	paragraph: Paragraph & { text: string };
	block: Block;
	marks: Mark[];
	marker: ReactNode;
}) {
	const isFirst = paragraph.n === block.n;
	const { clause } = block;
	const isHeading = isFirst && clause !== null && clause.depth < 2 && paragraph.text.length - clause.title.length < 8;
	return (
		<p id={isFirst ? undefined : wordsAnchor(paragraph.n)} className={isHeading ? "font-semibold" : ""}>
			{highlighted(paragraph.text, marks)}
			{isFirst && marker}
		</p>
	);
}

function BlockView({ block, marks, places }: { block: Block; marks: Mark[]; places: Places }) {
	const { imports } = useMessages();
	const isOpen = places.tasksAt.get(block.n)?.some(({ key }) => key === places.here) ?? false;
	const marker = block.clause && <Marker n={block.n} places={places} />;
	return (
		<Fragment>
			{block.page !== null && <p className="doc-page">{imports.page(block.page)}</p>}
			<div
				id={wordsAnchor(block.n)}
				className={`doc-block depth-${Math.min(block.clause?.depth ?? 0, 4)}`}
				data-here={isOpen || undefined}
			>
				{block.paragraphs.map((paragraph) =>
					"rows" in paragraph ? (
						<Rows key={paragraph.n} rows={paragraph.rows} places={places} />
					) : (
						<Words key={paragraph.n} paragraph={paragraph} block={block} marks={marks} marker={marker} />
					),
				)}
			</div>
		</Fragment>
	);
}

function Outline({ blocks }: { blocks: Block[] }) {
	const { imports } = useMessages();
	const headings = blocks.flatMap(({ n, clause }) =>
		clause && clause.depth < 2 && clause.title !== "" ? [{ n, ...clause }] : [],
	);
	if (headings.length < 3) return null;
	return (
		<details className="relative">
			<summary className="button list-none">{imports.outline}</summary>
			<ol className="absolute right-0 z-20 mt-1 max-h-[60vh] w-80 max-w-[85vw] overflow-y-auto rounded-md border border-line bg-white p-2 text-sm shadow-lg">
				{headings.map(({ n, path, title, depth }) => (
					<li key={n} className={depth === 0 ? "font-medium" : "pl-4"}>
						<a href={`#${wordsAnchor(n)}`} className="block rounded px-2 py-1 no-underline hover:bg-page">
							<span className="mr-1.5 text-quiet">{path}</span>
							{title}
						</a>
					</li>
				))}
			</ol>
		</details>
	);
}

/** The document as it is printed, with an anchor for every clause and row, what was read from it shaded, and its tasks marked. */
export function DocumentPane({ review }: { review: Review }) {
	const { imports } = useMessages();
	const blocks = blocksOf(review.pieces);
	const marks = marksOf(review.draft, blocks);
	const places = placesOf(review);
	return (
		<section id="document" aria-label={imports.panes.document} className="pane-document card">
			<header className="flex items-center justify-between gap-3 border-b border-line px-4 py-2">
				<div>
					<h2 className="card-title leading-tight">{imports.panes.document}</h2>
					<p className="text-xs text-quiet">{imports.legend}</p>
				</div>
				<Outline blocks={blocks} />
			</header>
			{/* Reached by keyboard through what stands in it, and by itself where browsers let what scrolls be focused. */}
			<div className="doc" data-pane>
				<form method="post">
					<input type="hidden" name="edit" value="task.add" />
					{blocks.map((block) => (
						<BlockView key={block.n} block={block} marks={marks.get(block.n) ?? []} places={places} />
					))}
				</form>
			</div>
		</section>
	);
}
