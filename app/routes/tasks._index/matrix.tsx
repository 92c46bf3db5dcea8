import type { FilterOptions, MatrixCell } from "#db/queries/list-tasks.ts";
import { roleLabels, stateLabel } from "#workflows/labels.ts";
import type { Lit } from "#workflows/light.ts";
import { LightMark, lightSentence } from "../../components/light-mark.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import type { ListedTask } from "../../services/find-tasks.ts";

export type LitCell = MatrixCell & { lit: Lit };
type Props = {
	tasks: ListedTask[];
	cells: LitCell[];
	units: FilterOptions["units"];
};

/** What isn't as it should be stands out of the table as a whole. */
const grounds = { none: "", green: "", yellow: "bg-soon-soft", red: "bg-late-soft" };
const kinds = ["body", "government", "bureau", "association", "institution", "zone", "street", "town", "other"];
const SUFFIX = /(人民政府|办事处|管委会)$/;

function Cell({ cell, unit, task }: { cell: LitCell | undefined; unit: string; task: ListedTask }) {
	const m = useMessages();
	const language = useLanguage();
	if (!cell) return <td />;
	const { light } = cell.lit;
	const title = `${unit} · ${task.clause} · ${roleLabels[language][cell.role]} · ${stateLabel("implementation", cell.state, language)} · ${lightSentence(cell.lit, m)}`;
	return (
		<td className={`!p-0 text-center whitespace-nowrap ${grounds[light]}`}>
			<a href={`/tasks/${task.id}#step-${cell.no}`} title={title} className="block px-1 py-2 text-quiet no-underline">
				{m.tasks.marks[cell.role]}
				{light !== "none" && <LightMark lit={cell.lit} isBare isTitled={false} />}
			</a>
		</td>
	);
}

/** Tasks × units: in each cell the unit's role and its light. */
export function Matrix({ tasks, cells, units: all }: Props) {
	const m = useMessages();
	const byCell = new Map(cells.map((cell) => [`${cell.taskId}/${cell.unitId}`, cell]));
	const present = new Set(cells.map((cell) => cell.unitId));
	const units = all.filter((u) => present.has(u.id)).sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.id - b.id);
	return (
		<>
			<p className="mb-2 text-sm text-quiet">{m.tasks.matrixHint}</p>
			<div className="across card scroll-x sticky-first w-fit max-w-full">
				<table className="table w-auto">
					<caption className="sr-only">{m.tasks.matrixCaption(tasks.length, units.length)}</caption>
					<thead>
						<tr>
							<th scope="col">{m.tasks.columns.title}</th>
							{units.map((unit) => (
								<th key={unit.id} scope="col" className="!px-1 align-bottom" title={unit.name}>
									<span className="mx-auto block whitespace-nowrap [writing-mode:vertical-rl]">
										{unit.name.replace(SUFFIX, "")}
									</span>
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{tasks.map((task) => (
							<tr key={task.id}>
								<th scope="row" className="min-w-40 !font-normal whitespace-normal !text-ink md:whitespace-nowrap">
									<a href={`/tasks/${task.id}`}>
										<span className="mr-1 text-quiet">{task.clause}</span>
										{task.title}
									</a>
								</th>
								{units.map((unit) => (
									<Cell key={unit.id} cell={byCell.get(`${task.id}/${unit.id}`)} unit={unit.name} task={task} />
								))}
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</>
	);
}
