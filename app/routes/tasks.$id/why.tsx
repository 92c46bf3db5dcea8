import { rungLabels } from "#workflows/labels.ts";
import { rungs } from "#workflows/ladder.ts";
import { lightSentence } from "../../components/light-mark.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import type { StepView } from "./load-task.server.ts";

/** Parts whose unit can ask for time, say that it is blocked, or object. */
const OBJECTABLE = new Set<StepView["machine"]>(["implementation", "order"]);

/** Days in a row, none of them broken at the end of a line. */
function Days({ title, days }: { title: string; days: string[] }) {
	const { shell } = useMessages();
	return (
		<p className="text-quiet tabular-nums">
			{shell.marks.pair(title, "")}
			{days.map((day) => (
				<span key={day} className="mr-2 inline-block">
					{day}
				</span>
			))}
		</p>
	);
}

/** The days that were counted to a deadline, and those that were skipped, with why. */
function CountedDays({ count: { from, days, counted, skipped } }: { count: NonNullable<StepView["count"]> }) {
	const { task, calendars, shell } = useMessages();
	const left = skipped.map(({ date, why }) => `${date}${shell.marks.aside(calendars.why[why] ?? why)}`);
	return (
		<>
			<p>{task.countedFrom(from, days)}</p>
			{counted.length !== days && <p className="text-soon">{task.countedSince(counted.length)}</p>}
			<Days title={task.countedDays} days={counted} />
			{left.length > 0 && <Days title={task.skippedDays} days={left} />}
		</>
	);
}

/** Why the light is what it is: the deadline, how it was counted, what the ladder does when, and how to object. */
export function Why({ step }: { step: StepView }) {
	const m = useMessages();
	const language = useLanguage();
	if (!step.dueOn) return null;
	const provisional = [...step.climb, ...(step.count ? [step.count] : [])].flatMap(({ provisionalDays }) => provisionalDays);
	const years = new Set(provisional.map((date) => date.slice(0, 4)));
	return (
		<details className="mt-2 text-sm">
			<summary className="text-brand">{m.shell.why}</summary>
			<p className="mt-1">{lightSentence(step.lit, m)}</p>
			{step.count && <CountedDays count={step.count} />}
			<ul className="list-disc pl-5">
				{step.climb.map(({ days, on, provisionalDays }, i) => {
					const rung = rungs[i];
					if (!rung) return null;
					return (
						<li key={rung} className={i < step.rung ? "" : "text-quiet"}>
							{m.task.ladderLine(rungLabels[language][rung], days, on, provisionalDays.length > 0)}
						</li>
					);
				})}
			</ul>
			{years.size > 0 && <p className="text-soon">{m.light.provisional(m.shell.marks.list([...years]))}</p>}
			<p>
				<a href={`/admin/calendars?year=${step.dueOn.slice(0, 4)}`}>{m.calendars.title}</a>
			</p>
			{step.lit.light === "red" && OBJECTABLE.has(step.machine) && <p className="text-quiet">{m.task.object}</p>}
		</details>
	);
}
