import { HeadChanges, IndicatorChanges, OtherChanges } from "../../components/amendment/plan-rest.tsx";
import { TaskChangeList } from "../../components/amendment/task-change-list.tsx";
import { Chip } from "../../components/chip.tsx";
import { Empty } from "../../components/page-title.tsx";
import { TableHead } from "../../components/table-head.tsx";
import { moment } from "../../lib/format.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import type { PlanView } from "./load-plan-view.server.ts";

type Amendment = PlanView["amendments"][number];
const states = ["missing", "done", "waived"] as const;

/** Who signed for the changes of each task, and who hasn't. */
function Signatures({ signatures }: Pick<Amendment, "signatures">) {
	const { amendments, shell } = useMessages();
	const { task, ...columns } = amendments.signatureColumns;
	const byTask = [...Map.groupBy(signatures, ({ taskId }) => taskId).values()];
	return (
		<div className="scroll-x row-cards mt-3">
			<table className="table">
				<caption className="sr-only">{amendments.signing("")}</caption>
				<TableHead titles={[task, ...states.map((state) => columns[state])]} />
				<tbody>
					{byTask.map((those) => (
						<tr key={those[0]?.taskId}>
							<td className="min-w-48">
								<span className="text-quiet">{those[0]?.clause}</span>{" "}
								<a href={`/tasks/${those[0]?.taskId}`}>{those[0]?.title}</a>
							</td>
							{states.map((state) => {
								const units = those.filter((one) => one.state === state).map(({ unit }) => unit);
								return (
									<td key={state} data-line data-label={columns[state]} className={state === "missing" ? "text-soon" : ""}>
										{units.length > 0 ? shell.marks.list(units) : "–"}
									</td>
								);
							})}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

function Card({ amendment, mayOpen }: { amendment: Amendment; mayOpen: boolean }) {
	const { amendments, shell } = useMessages();
	const { no, number, issuedOn, at, person, unit, draft, signatures, change } = amendment;
	const done = signatures.filter(({ state }) => state !== "missing").length;
	const said = [...(number ? [number] : []), ...(issuedOn ? [amendments.issued(issuedOn)] : [])];
	return (
		<li className="card p-4" id={`amendment-${no}`}>
			<h2 className="card-title flex flex-wrap items-baseline gap-x-3 gap-y-1">
				{amendments.nth(no)}
				<span className="font-normal">{said.length > 0 ? shell.marks.comma(said) : amendments.unnumbered}</span>
				{signatures.length > 0 && (
					<Chip tone={done === signatures.length ? "fine" : "soon"}>{amendments.signed(done, signatures.length)}</Chip>
				)}
			</h2>
			<div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
				<p className="text-sm text-quiet">{amendments.by(person, unit, moment(at))}</p>
				{draft && mayOpen && (
					<a href={`/plans/import/${draft.id}/file`} className="button" title={draft.fileName}>
						{amendments.file}
					</a>
				)}
			</div>
			{signatures.length > 0 && <Signatures signatures={signatures} />}
			<details className="mt-3">
				<summary className="text-brand">{amendments.showDiff}</summary>
				<div className="mt-3 grid grid-cols-1 gap-3">
					<HeadChanges head={change.head} />
					<TaskChangeList title={amendments.added} changes={change.tasks.added} />
					<TaskChangeList title={amendments.removed} changes={change.tasks.removed} />
					<TaskChangeList title={amendments.changed} changes={change.tasks.changed} />
					<IndicatorChanges indicators={change.indicators} />
					<OtherChanges others={change.others} />
				</div>
			</details>
		</li>
	);
}

/** Each amendment of the plan: its document, what it changed, who signed for it and who hasn't. */
export function Amendments({ view }: { view: PlanView }) {
	const { amendments } = useMessages();
	if (view.amendments.length === 0) return <Empty title={amendments.tabEmpty} hint={amendments.tabEmptyHint} />;
	return (
		<ul className="grid grid-cols-1 gap-4">
			{view.amendments.map((amendment) => (
				<Card key={amendment.no} amendment={amendment} mayOpen={view.mayOpenFiles} />
			))}
		</ul>
	);
}
