import { ChevronRight } from "lucide-react";
import { goneStates } from "#workflows/docket.ts";
import type { ImplementationContext } from "#workflows/implementation/items.ts";
import { roleLabels, stateLabel } from "#workflows/labels.ts";
import { Chip, toneOf } from "../../components/chip.tsx";
import type { Refused } from "../../components/event-form.tsx";
import { LightMark } from "../../components/light-mark.tsx";
import { RungMark } from "../../components/rung-mark.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import { DutyDetail } from "./duty-detail.tsx";
import { EventForms, eventsOf } from "./event-forms.tsx";
import type { StepView, TaskView } from "./load-task.server.ts";

const ENDED = new Set(["accepted", "waived"]);
const GONE = new Set(goneStates);
const rank = { lead: 0, cooperate: 1, implement: 2 } as const;
const GRID =
	"grid grid-cols-[1rem_minmax(0,1fr)_auto_auto] items-center gap-x-3 md:grid-cols-[1rem_minmax(0,1fr)_5.5rem_7rem_6rem_7rem_7rem]";

/** How far the members of each group unit have come: n of m. */
function RollUps({ view, duties }: { view: TaskView; duties: StepView[] }) {
	const m = useMessages();
	const groups = [...new Set(duties.flatMap((d) => (d.viaUnitId === null ? [] : [d.viaUnitId])))];
	if (groups.length === 0) return null;
	return (
		<p className="mb-2 flex flex-wrap gap-x-4 text-sm text-quiet">
			{groups.map((id) => {
				const members = duties.filter((d) => d.viaUnitId === id && !GONE.has(d.state));
				return (
					<span key={id}>
						{m.task.rollUp(view.names[id] ?? "", members.filter((d) => ENDED.has(d.state)).length, members.length)}
					</span>
				);
			})}
		</p>
	);
}

function Line({ view, duty }: { view: TaskView; duty: StepView }) {
	const language = useLanguage();
	const { lit, dueOn } = (duty.state === "assigned" && view.unissued) || duty;
	return (
		<span className={GRID}>
			<ChevronRight size={16} aria-hidden className="text-quiet group-open:rotate-90" />
			<span className={`truncate ${duty.isMine ? "font-semibold text-brand-deep" : ""}`}>{view.names[duty.unitId ?? 0]}</span>
			<span className="hidden md:block">{duty.role && roleLabels[language][duty.role]}</span>
			<span>
				<Chip tone={toneOf(duty.state)}>{stateLabel("implementation", duty.state, language)}</Chip>
			</span>
			<span className="hidden tabular-nums md:block">{dueOn ?? "–"}</span>
			<LightMark lit={lit} />
			<span className="hidden md:block">
				<RungMark rung={duty.rung} isSettled={ENDED.has(duty.state) || GONE.has(duty.state)} />
			</span>
		</span>
	);
}

function Duty({ view, duty, refused }: { view: TaskView; duty: StepView; refused: Refused | null }) {
	const events = duty.isMine ? [] : eventsOf(view, duty);
	const isAsked = events.some((e) => e.type === "report.accept" || e.type === "duty.uphold");
	const hasSaid = Boolean((duty.context as Partial<ImplementationContext> | null)?.report);
	return (
		<li id={`step-${duty.no}`} className={`border-t border-line target:bg-brand-soft ${duty.isMine ? "bg-brand-soft/50" : ""}`}>
			<details className="group" open={refused?.stepNo === duty.no || isAsked || (duty.isMine && hasSaid)}>
				<summary className="list-none px-2 py-2 hover:bg-[#fafbfd]">
					<Line view={view} duty={duty} />
				</summary>
				<div className="px-2 pb-3 text-sm">
					<DutyDetail view={view} duty={duty} />
					<EventForms view={view} events={events} refused={refused} />
				</div>
			</details>
		</li>
	);
}

/** Every unit's part in the task, the leads first, those that went elsewhere last; each opens on what it holds. */
export function Duties({ view, refused }: { view: TaskView; refused: Refused | null }) {
	const m = useMessages();
	const duties = view.steps
		.filter((s) => s.machine === "implementation")
		.sort(
			(a, b) =>
				Number(GONE.has(a.state)) - Number(GONE.has(b.state)) ||
				rank[a.role ?? "implement"] - rank[b.role ?? "implement"] ||
				a.no - b.no,
		);
	if (duties.length === 0) return null;
	const { dutyColumns } = m.task;
	return (
		<section className="card p-4">
			<h2 className="card-title mb-2">{m.task.duties}</h2>
			<RollUps view={view} duties={duties} />
			<div aria-hidden className={`hidden px-2 py-1.5 text-sm text-quiet md:grid ${GRID}`}>
				{["", dutyColumns.unit, dutyColumns.role, dutyColumns.state, dutyColumns.due, dutyColumns.light, dutyColumns.rung].map(
					(title) => (
						<span key={title}>{title}</span>
					),
				)}
			</div>
			<ul>
				{duties.map((duty) => (
					<Duty key={duty.no} view={view} duty={duty} refused={refused} />
				))}
			</ul>
		</section>
	);
}
