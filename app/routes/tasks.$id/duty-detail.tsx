import type { ReactNode } from "react";
import { type ImplementationContext, itemsOf } from "#workflows/implementation/items.ts";
import { rungLabels } from "#workflows/labels.ts";
import { rungs } from "#workflows/ladder.ts";
import { FileLinks } from "../../components/file-links.tsx";
import { lightSentence } from "../../components/light-mark.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import type { StepView, TaskView } from "./load-task.server.ts";

const Line = ({ label, children }: { label: string; children: ReactNode }) => (
	<dl className="mt-1.5">
		<dt className="text-xs text-quiet">{label}</dt>
		<dd className="whitespace-pre-wrap">{children}</dd>
	</dl>
);

/** The days that were counted to a deadline, and those that were skipped, with why. */
function CountedDays({ count }: { count: NonNullable<StepView["count"]> }) {
	const { task, calendars, shell } = useMessages();
	const skipped = count.skipped.map(({ date, why }) => `${date}${shell.marks.aside(calendars.why[why] ?? why)}`);
	return (
		<>
			<p>{task.countedFrom(count.from, count.days)}</p>
			<p className="text-quiet tabular-nums">{shell.marks.pair(task.countedDays, shell.marks.list(count.counted))}</p>
			{skipped.length > 0 && (
				<p className="text-quiet tabular-nums">{shell.marks.pair(task.skippedDays, shell.marks.list(skipped))}</p>
			)}
		</>
	);
}

/** Why the light is what it is: the deadline, how it was counted, what the ladder does when, and how to object. */
function Counting({ duty }: { duty: StepView }) {
	const m = useMessages();
	const language = useLanguage();
	if (!duty.dueOn) return null;
	const provisional = [...duty.climb, ...(duty.count ? [duty.count] : [])].flatMap(({ provisionalDays }) => provisionalDays);
	const years = new Set(provisional.map((date) => date.slice(0, 4)));
	return (
		<details className="mt-2 text-sm">
			<summary className="text-brand">{m.shell.why}</summary>
			<p className="mt-1">{lightSentence(duty.lit, m)}</p>
			{duty.count && <CountedDays count={duty.count} />}
			<ul className="list-disc pl-5">
				{duty.climb.map(({ days, on, provisionalDays }, i) => {
					const rung = rungs[i];
					if (!rung) return null;
					return (
						<li key={rung} className={i < duty.rung ? "" : "text-quiet"}>
							{m.task.ladderLine(rungLabels[language][rung], days, on, provisionalDays.length > 0)}
						</li>
					);
				})}
			</ul>
			{years.size > 0 && <p className="text-soon">{m.light.provisional(m.shell.marks.list([...years]))}</p>}
			<p>
				<a href={`/admin/calendars?year=${duty.dueOn.slice(0, 4)}`}>{m.calendars.title}</a>
			</p>
			{duty.lit.light === "red" && <p className="text-quiet">{m.task.object}</p>}
		</details>
	);
}

function Report({ view, context }: { view: TaskView; context: ImplementationContext }) {
	const m = useMessages();
	const { report } = context;
	if (!report) return <p className="text-quiet">{m.task.noReport}</p>;
	return (
		<>
			<p className="mt-1 text-xs text-quiet">{m.task.reportOn(report.on)}</p>
			{itemsOf(context).map(({ key, kind, name }) =>
				kind === "evidence" ? (
					report.fileIds.length > 0 && (
						<Line key={key} label={m.fields.label.evidence ?? ""}>
							<FileLinks files={view.files.filter((f) => report.fileIds.includes(f.id))} />
						</Line>
					)
				) : (
					<Line key={key} label={name ?? m.fields.label.text ?? ""}>
						{report.items[key] ?? "–"}
					</Line>
				),
			)}
		</>
	);
}

/** The periods that are through, and when the next begins; what was said in each is in the history. */
function Periods({ view, context: { pastPeriods, beginsOn } }: { view: TaskView; context: ImplementationContext }) {
	const m = useMessages();
	if (!pastPeriods?.length) return null;
	return (
		<div className="mt-1.5">
			<p className="text-xs text-quiet">{m.task.periods}</p>
			<ul>
				{pastPeriods.map(({ period, reportedOn, acceptedOn, fileIds }) => (
					<li key={period} className="tabular-nums">
						{m.task.periodLine(period, reportedOn ?? "–", acceptedOn)}
						<FileLinks files={view.files.filter((f) => fileIds.includes(f.id))} />
					</li>
				))}
			</ul>
			{beginsOn && <p>{m.task.nextPeriod(beginsOn)}</p>}
		</div>
	);
}

function Troubles({ view, context }: { view: TaskView; context: ImplementationContext }) {
	const m = useMessages();
	const { returned, openItems, refused, blocked, waived, shifts } = context;
	const nameOf = (key: string) => {
		const item = itemsOf(context).find((i) => i.key === key);
		return item?.name ?? m.fields.label[item?.kind ?? ""] ?? key;
	};
	return (
		<>
			{returned && openItems && (
				<Line label={m.task.returned}>
					{openItems.map((key) => m.shell.marks.pair(nameOf(key), returned.reasons[key] ?? "")).join("\n")}
				</Line>
			)}
			{refused && <Line label={m.task.refused}>{refused.reason}</Line>}
			{blocked && <Line label={m.task.blockedBy(view.names[blocked.byUnitId] ?? "")}>{blocked.reason}</Line>}
			{waived && <Line label={m.task.waived}>{waived}</Line>}
			{shifts.length > 0 && (
				<Line label={m.task.shifts}>
					{shifts.map((s) => m.shell.marks.pair(m.task.shift[s.why] ?? s.why, m.task.shiftLine(s.from, s.to, s.days))).join("\n")}
				</Line>
			)}
		</>
	);
}

/** One unit's part in full, for those who may read it; for others, only why its light is what it is. */
export function DutyDetail({ view, duty }: { view: TaskView; duty: StepView }) {
	const m = useMessages();
	const context = duty.context as ImplementationContext | null;
	return (
		<>
			{context ? (
				<>
					{duty.dueOn && <p className="text-quiet md:hidden">{duty.dueOn}</p>}
					<Report view={view} context={context} />
					<Periods view={view} context={context} />
					<Troubles view={view} context={context} />
				</>
			) : (
				<p className="text-quiet">{m.task.reportHidden}</p>
			)}
			<Counting duty={duty} />
		</>
	);
}
