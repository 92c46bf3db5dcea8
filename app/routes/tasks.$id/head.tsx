import { stateLabel } from "#workflows/labels.ts";
import { Chip, toneOf } from "../../components/chip.tsx";
import { LightMark } from "../../components/light-mark.tsx";
import { RungMark } from "../../components/rung-mark.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import type { TaskView } from "./load-task.server.ts";
import { listOf } from "./matter.tsx";
import { Why } from "./why.tsx";

const stages = ["deployment", "implementation", "inspection", "rectification"] as const;
const order = [...stages, "closing", "closed"];

function standing(view: TaskView, stage: (typeof stages)[number]): "done" | "here" | "skipped" | "ahead" {
	const supervision = view.steps[0];
	const state = supervision?.state === "suspended" ? String(supervision.context?.suspendedIn ?? "") : (supervision?.state ?? "");
	const at = order.indexOf(state);
	const own = order.indexOf(stage);
	if (at === own) return "here";
	if (own > at) return "ahead";
	const part = { inspection: "inspection", rectification: "rectification" } as const;
	const isBare = stage in part && !view.steps.some((s) => s.machine === stage && s.state !== "cancelled");
	return isBare ? "skipped" : "done";
}

/** The four supervision steps with where the task stands in them. */
function Tracker({ view }: { view: TaskView }) {
	const m = useMessages();
	const language = useLanguage();
	return (
		<ol aria-label={m.task.stage} className="mt-3 grid grid-cols-2 gap-2 md:grid-cols-4">
			{stages.map((stage, i) => {
				const at = standing(view, stage);
				const look = {
					done: "border-fine bg-fine-soft",
					here: "border-brand bg-brand-soft",
					skipped: "border-line bg-page",
					ahead: "border-line bg-white",
				}[at];
				return (
					<li
						key={stage}
						aria-current={at === "here" ? "step" : undefined}
						className={`flex flex-wrap items-baseline gap-x-2 rounded border-l-4 px-3 py-2 ${look}`}
					>
						<span className="text-quiet">{i + 1}</span>
						<span className={at === "ahead" ? "text-quiet" : "font-medium"}>{stateLabel("supervision", stage, language)}</span>
						{at !== "ahead" && <span className="text-sm text-quiet">{m.task[at]}</span>}
					</li>
				);
			})}
		</ol>
	);
}

/** What the task is, where it stands in the plan, and how far it has come. */
export function Head({ view }: { view: TaskView }) {
	const language = useLanguage();
	const m = useMessages();
	const { facts, steps, unissued } = view;
	const [supervision, deployment] = steps;
	const list = listOf(facts.kind);
	const isBegun = supervision?.state !== "deployment" || !deployment;
	const shown = isBegun ? supervision : deployment;
	return (
		<div className="mb-4">
			<nav className="text-sm text-quiet">
				{list !== "tasks" && (
					<>
						<a href={`/${list}`}>{m.shell.nav[list]}</a>
						{" / "}
					</>
				)}
				<a href={`/plans/${facts.planId}`}>{facts.planTitle}</a>
				{facts.above.map(({ path, title }) => (
					<span key={path}>
						{" / "}
						<a href={`/plans/${facts.planId}#c-${path}`}>
							{path} {title}
						</a>
					</span>
				))}
			</nav>
			<h1 className="mt-1 mb-3 flex flex-wrap items-center gap-3 text-xl font-semibold">
				{facts.clause !== "" && <span className="text-quiet">{facts.clause}</span>}
				{facts.title}
				{shown && <Chip tone={toneOf(shown.state)}>{stateLabel(shown.machine, shown.state, language)}</Chip>}
				{unissued?.dueOn && (
					<span className="flex gap-2 text-sm font-normal">
						<span className="text-quiet tabular-nums">{m.task.printedDue(unissued.dueOn)}</span>
						<LightMark lit={unissued.lit} />
						<RungMark rung={unissued.rung} isSettled={false} />
					</span>
				)}
			</h1>
			{unissued && <Why step={unissued} />}
			{supervision?.machine === "supervision" && <Tracker view={view} />}
		</div>
	);
}
