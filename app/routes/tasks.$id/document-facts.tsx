import type { ReactNode } from "react";
import { roleLabels } from "#workflows/labels.ts";
import { Chip } from "../../components/chip.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import type { TaskView } from "./load-task.server.ts";

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
	<div className="mt-3 first:mt-0">
		<h3 className="text-xs text-quiet">{title}</h3>
		{children}
	</div>
);

function Deadlines({ view }: { view: TaskView }) {
	const { task } = useMessages();
	const { deadlines } = view.facts;
	if (deadlines.length === 0) return <p className="text-quiet">{task.noDeadline}</p>;
	return (
		<ul>
			{deadlines.map((d) => (
				<li key={d.words}>
					“{d.words}”
					<span className="ml-2 text-sm text-quiet tabular-nums">
						{d.on}
						{d.altOn && ` ${task.or(d.altOn)}`} {d.precision && task.precision[d.precision]} · {task.deadlineKinds[d.kind]}
					</span>
				</li>
			))}
		</ul>
	);
}

function Indicators({ view }: { view: TaskView }) {
	const m = useMessages();
	return (
		<ul className="text-sm">
			{view.facts.indicators.map(({ id, name, scope, targets, measure }) => (
				<li key={id} className="mt-0.5">
					{name}
					{scope && <span className="text-quiet">{m.shell.marks.aside(scope)}</span>}
					{targets.map((t) => (
						<span key={`${t.words}${t.comparator}`} className="ml-2 whitespace-nowrap tabular-nums">
							{t.words}{" "}
							{t.value === null
								? t.comparator === "trend"
									? m.plans.trend
									: m.plans.qualitative
								: `${t.comparator}${t.value}${measure ?? ""}`}
						</span>
					))}
				</li>
			))}
		</ul>
	);
}

/** What the plan's document prints about the task, and what in it doesn't fit together. */
export function DocumentFacts({ view }: { view: TaskView }) {
	const { task, shell } = useMessages();
	const language = useLanguage();
	const { facts } = view;
	const inferred = facts.assignments.filter((a) => a.isInferred);
	const open = facts.assignments.filter((a) => a.isOpen);
	return (
		<section className="card p-4">
			<h2 className="card-title mb-2">{task.printed}</h2>
			<Part title={task.gist}>
				<p>{facts.gist}</p>
				{facts.text ? (
					<details className="mt-1">
						<summary className="text-sm text-brand">{task.text}</summary>
						<p className="mt-1 border-l-4 border-line pl-3 whitespace-pre-line">{facts.text}</p>
					</details>
				) : (
					<p className="mt-1 text-xs text-quiet">{task.noText}</p>
				)}
			</Part>
			<Part title={task.words}>
				{facts.words ? (
					<blockquote className="border-l-4 border-line pl-3">{facts.words}</blockquote>
				) : (
					<p className="text-quiet">{task.noWords}</p>
				)}
				{facts.wordsAt && <p className="text-sm text-quiet">{task.wordsAt(facts.wordsAt)}</p>}
			</Part>
			{inferred.length > 0 && (
				<Part title={task.inferred}>
					{inferred.map((a) => (
						<p key={a.name}>
							{a.name} <Chip>{roleLabels[language][a.role]}</Chip> “{a.verb}”
						</p>
					))}
				</Part>
			)}
			{open.length > 0 && <Part title={task.openGroups}>{shell.marks.list(open.map((a) => a.name))}</Part>}
			{facts.exceptions.length > 0 && <Part title={task.exceptions}>{shell.marks.list(facts.exceptions)}</Part>}
			<Part title={task.deadlines}>
				<Deadlines view={view} />
			</Part>
			{facts.obliged.length > 0 && <Part title={task.obliged}>{shell.marks.list(facts.obliged)}</Part>}
			{facts.indicators.length > 0 && (
				<Part title={task.indicators}>
					<Indicators view={view} />
				</Part>
			)}
			{facts.discrepancies.length > 0 && (
				<Part title={task.discrepancies}>
					<ul className="list-disc pl-5 text-sm">
						{facts.discrepancies.map((d) => (
							<li key={`${d.clause}${d.words}${d.note}`}>
								{d.note}{" "}
								<span className="text-quiet">
									“{d.words}”{d.againstWords && ` / “${d.againstWords}”`}
								</span>
							</li>
						))}
					</ul>
				</Part>
			)}
		</section>
	);
}
