import type { ClauseRow } from "#db/queries/get-plan.ts";
import { stateLabel } from "#workflows/labels.ts";
import { Chip, toneOf } from "../../components/chip.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import type { PlanView } from "./load-plan-view.server.ts";

function Box({ box }: { box: NonNullable<ClauseRow["box"]> }) {
	const { plans } = useMessages();
	return (
		<dl className="mt-1 rounded border border-line bg-[#fafbfd] p-3 text-sm">
			<dt className="text-xs text-quiet">{plans.box.goal}</dt>
			<dd>{box.goal}</dd>
			<dt className="mt-1 text-xs text-quiet">{plans.box.content}</dt>
			<dd>
				<ol className="list-decimal pl-5">
					{box.content.map((point) => (
						<li key={point}>{point}</li>
					))}
				</ol>
			</dd>
			{box.output && (
				<>
					<dt className="mt-1 text-xs text-quiet">{plans.box.output}</dt>
					<dd>{box.output}</dd>
				</>
			)}
		</dl>
	);
}

function Clause({ clause, all }: { clause: ClauseRow; all: ClauseRow[] }) {
	const m = useMessages();
	const language = useLanguage();
	const children = all.filter((c) => c.parentId === clause.id);
	const { task } = clause;
	const isDeploying = task?.stage === "deployment";
	return (
		<li id={`c-${clause.path}`} className="target:bg-brand-soft">
			<p className="flex flex-wrap items-baseline gap-x-2 py-1">
				<span className="text-quiet">{clause.path}</span>
				{task ? (
					<>
						<a href={`/tasks/${task.id}`}>{clause.title}</a>
						<Chip tone={toneOf(isDeploying ? task.deployment : task.stage)}>
							{isDeploying
								? stateLabel("deployment", task.deployment, language)
								: stateLabel("supervision", task.stage, language)}
						</Chip>
						{task.words && <span className="basis-full pl-4 text-sm text-quiet">{m.shell.marks.aside(task.words).trim()}</span>}
					</>
				) : (
					<span className={clause.parentId === null ? "text-base font-semibold" : "font-medium"}>{clause.title}</span>
				)}
			</p>
			{clause.words && (
				<details className="text-sm">
					<summary className="text-quiet">{m.task.text}</summary>
					<p className="my-1 border-l-4 border-line pl-3 whitespace-pre-line [overflow-wrap:anywhere]">{clause.words}</p>
				</details>
			)}
			{clause.box && <Box box={clause.box} />}
			{children.length > 0 && (
				<ul className="ml-3 border-l border-line pl-4">
					{children.map((child) => (
						<Clause key={child.id} clause={child} all={all} />
					))}
				</ul>
			)}
		</li>
	);
}

/** The phases of the plan's calendar, and the document's tree with its tasks. */
export function Clauses({ view: { plan, clauses } }: { view: PlanView }) {
	const { plans } = useMessages();
	return (
		<div className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1fr)_320px]">
			<section className="card p-4">
				<h2 className="card-title mb-2">{plans.clauses}</h2>
				<ul>
					{clauses
						.filter((c) => c.parentId === null)
						.map((clause) => (
							<Clause key={clause.id} clause={clause} all={clauses} />
						))}
				</ul>
			</section>
			<section className="card self-start p-4">
				<h2 className="card-title mb-2">{plans.phases}</h2>
				{plan.phases.length === 0 && <p className="text-quiet">{plans.noPhases}</p>}
				<ol className="grid gap-2">
					{plan.phases.map((phase) => (
						<li key={phase.clause}>
							<span className="font-medium">{phase.name}</span> <span className="text-sm text-quiet">{phase.clause}</span>
							<span className="block text-sm tabular-nums">{plans.phaseLine(phase.startsOn, phase.endsOn)}</span>
							<span className="block text-sm text-quiet">“{phase.words}”</span>
						</li>
					))}
				</ol>
			</section>
		</div>
	);
}
