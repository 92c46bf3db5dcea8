import type { ReactNode } from "react";
import { type ImplementationContext, itemsOf } from "#workflows/implementation/items.ts";
import { FileLinks } from "../../components/file-links.tsx";
import { useMessages } from "../../lib/use-messages.tsx";
import type { StepView, TaskView } from "./load-task.server.ts";
import { Why } from "./why.tsx";

const Line = ({ label, children }: { label: string; children: ReactNode }) => (
	<dl className="mt-1.5">
		<dt className="text-xs text-quiet">{label}</dt>
		<dd className="whitespace-pre-wrap">{children}</dd>
	</dl>
);

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
			<Why step={duty} />
		</>
	);
}
