import { comparators } from "#db/plans/plan-document.ts";
import { Chip } from "../../components/chip.tsx";
import type { DraftIndicator, DraftPhase } from "../../drafting/draft.ts";
import { anchorOf } from "../../drafting/layout.ts";
import { keptTasks } from "../../drafting/standing.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { cardAnchor, reviewPath } from "./address.ts";
import { Field, Hidden, Problem, Saved, Select, typedIn, WordsLink, wrong } from "./form-parts.tsx";
import type { Review } from "./load-draft-view.server.ts";
import type { TabProps } from "./review-page.tsx";

/** A refused form without a key is the one that adds. */
const NEW = { phase: "phase.save", indicator: "indicator.save" };

function LeaveOut({ review, part }: { review: Review; part: DraftPhase | DraftIndicator }) {
	const { imports } = useMessages();
	return (
		<form method="post">
			<Hidden edit="part.leaveOut" part={part.key} seen={review.version} />
			<button type="submit" name="isLeftOut" value={String(!part.isLeftOut)} className="text-sm text-quiet hover:underline">
				{part.isLeftOut ? imports.takeIn : imports.leaveOut}
			</button>
		</form>
	);
}

function Links({ review, part }: { review: Review; part: DraftPhase | DraftIndicator }) {
	const { imports } = useMessages();
	return (
		<span className="ml-auto flex items-center gap-4 text-sm whitespace-nowrap">
			<WordsLink n={anchorOf(review.pieces, part.at)} />
			{!part.isLeftOut && (
				<a href={reviewPath(review.id, { tab: "tables", open: part.key }, cardAnchor(part.key))}>{imports.edit}</a>
			)}
			<LeaveOut review={review} part={part} />
		</span>
	);
}

function PhaseForm({ review, refused, phase }: TabProps & { phase: DraftPhase | null }) {
	const m = useMessages();
	const { phase: words } = m.imports.tables;
	const part = phase?.key ?? NEW.phase;
	const typed = typedIn(refused, part);
	const field = (name: "name" | "start" | "end", stored: string | undefined, type = "text") => {
		const id = `${name}-${part}`;
		return (
			<Field id={id} label={words[name]} problem={typed.problem(name)}>
				<input
					id={id}
					name={name}
					type={type}
					required
					maxLength={type === "text" ? 80 : undefined}
					defaultValue={typed.text(name, stored)}
					className="input"
					{...wrong(id, typed.problem(name))}
				/>
			</Field>
		);
	};
	return (
		<form
			method="post"
			className="mt-2 grid gap-3 rounded bg-page p-3 sm:grid-cols-[minmax(0,1fr)_10rem_10rem_auto] sm:items-end"
		>
			<Hidden edit="phase.save" part={phase?.key} seen={review.version} />
			{field("name", phase?.name)}
			{field("start", phase?.start, "date")}
			{field("end", phase?.end, "date")}
			<button type="submit" className="button button-primary">
				{m.imports.save}
			</button>
		</form>
	);
}

function Phases({ review, refused }: TabProps) {
	const { imports, plans } = useMessages();
	const { phases } = review.draft;
	const isOpen = (key: string) => review.open === key || refused?.part === key;
	return (
		<section className="card">
			<h3 className="border-b border-line bg-[#f8f9fb] px-4 py-2 font-medium">{imports.tables.phases}</h3>
			{phases.length === 0 && <p className="px-4 py-3 text-quiet">{imports.tables.noPhases}</p>}
			<ul>
				{phases.map((phase) => (
					<li key={phase.key} id={cardAnchor(phase.key)} className="border-t border-line px-4 py-2.5 first:border-t-0">
						<div className="flex flex-wrap items-baseline gap-x-3">
							<span className="text-quiet">{phase.clause}</span>
							<span className={`font-medium ${phase.isLeftOut ? "line-through" : ""}`}>{phase.name}</span>
							<span className="tabular-nums">{plans.phaseLine(phase.start, phase.end)}</span>
							<span className="text-sm text-quiet">“{phase.words}”</span>
							<Saved of={phase.key} id={review.id} saved={review.saved} />
							<Links review={review} part={phase} />
						</div>
						{isOpen(phase.key) && <PhaseForm review={review} refused={refused} phase={phase} />}
					</li>
				))}
			</ul>
			<details open={refused?.part === NEW.phase} className="border-t border-line px-4 py-2">
				<summary className="text-brand">{imports.tables.addPhase}</summary>
				<PhaseForm review={review} refused={refused} phase={null} />
			</details>
		</section>
	);
}

function TargetRow({
	typed,
	part,
	i,
	target,
}: {
	typed: ReturnType<typeof typedIn>;
	part: string;
	i: number;
	target?: DraftIndicator["targets"][number];
}) {
	const { tables } = useMessages().imports;
	const at = `targets.${i}`;
	const id = `${part}-target-${i}`;
	const options = comparators.map((one) => [one, tables.comparator[one] ?? one] as const);
	const label = (what: string) => `${tables.indicator.targets} ${i + 1} ${what}`;
	return (
		<li className="edit-row sm:grid-cols-[10rem_7rem_8rem]">
			<input
				type="date"
				name={`${at}.milestone`}
				aria-label={label(tables.indicator.milestone)}
				defaultValue={typed.text(`${at}.milestone`, target?.milestone)}
				className="input"
			/>
			<Select
				name={`${at}.comparator`}
				label={label(tables.indicator.comparator)}
				value={typed.text(`${at}.comparator`, target?.comparator ?? "≥") || "≥"}
				options={options}
			/>
			<div>
				<input
					id={id}
					name={`${at}.value`}
					inputMode="decimal"
					aria-label={label(tables.indicator.value)}
					defaultValue={typed.text(`${at}.value`, target?.value?.toString())}
					className="input"
					{...wrong(id, typed.problem(`${at}.value`))}
				/>
				<Problem id={id} problem={typed.problem(`${at}.value`)} />
			</div>
		</li>
	);
}

function IndicatorForm({ review, refused, indicator }: TabProps & { indicator: DraftIndicator | null }) {
	const m = useMessages();
	const { indicator: words } = m.imports.tables;
	const part = indicator?.key ?? NEW.indicator;
	const typed = typedIn(refused, part);
	const tasks = keptTasks(review.draft).map(({ key, clause, title }) => [key, `${clause} ${title}`] as const);
	const targets = indicator?.targets ?? [];
	const text = (name: "name" | "scope" | "measure", stored: string | null | undefined, more = {}) => {
		const id = `${name}-${part}`;
		return (
			<Field id={id} label={words[name]} problem={typed.problem(name)}>
				<input
					id={id}
					name={name}
					maxLength={200}
					defaultValue={typed.text(name, stored)}
					className="input"
					{...wrong(id, typed.problem(name))}
					{...more}
				/>
			</Field>
		);
	};
	return (
		<form method="post" className="mt-2 grid gap-3 rounded bg-page p-3">
			<Hidden edit="indicator.save" part={indicator?.key} seen={review.version} />
			{text("name", indicator?.name, { required: true })}
			<div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_7rem]">
				{text("scope", indicator?.scope)}
				{text("measure", indicator?.measure, { maxLength: 20 })}
			</div>
			<Field id={`task-${part}`} label={words.task}>
				<Select
					id={`task-${part}`}
					name="task"
					value={typed.text("task", indicator?.task)}
					options={tasks}
					blank={m.imports.none}
				/>
			</Field>
			<fieldset className="min-w-0">
				<legend className="mb-1 text-sm font-medium">{words.targets}</legend>
				<ul className="grid gap-2">
					{[...targets, undefined].map((target, i) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: targets keep their places
						<TargetRow key={i} typed={typed} part={part} i={i} target={target} />
					))}
				</ul>
			</fieldset>
			<div>
				<button type="submit" className="button button-primary">
					{m.imports.save}
				</button>
			</div>
		</form>
	);
}

function Indicators({ review, refused }: TabProps) {
	const m = useMessages();
	const { tables } = m.imports;
	const { draft } = review;
	const isOpen = (key: string) => review.open === key || refused?.part === key;
	const clauseOf = new Map(draft.tasks.map(({ key, clause }) => [key, clause]));
	return (
		<section className="card">
			<h3 className="border-b border-line bg-[#f8f9fb] px-4 py-2 font-medium">
				{tables.indicators} <Chip>{draft.indicators.filter(({ isLeftOut }) => !isLeftOut).length}</Chip>
			</h3>
			{draft.indicators.length === 0 && <p className="px-4 py-3 text-quiet">{tables.noIndicators}</p>}
			<ul>
				{draft.indicators.map((one) => (
					<li key={one.key} id={cardAnchor(one.key)} className="border-t border-line px-4 py-2.5 first:border-t-0">
						<div className="flex flex-wrap items-baseline gap-x-3">
							<span className="text-quiet">{one.clause}</span>
							<span className={`font-medium ${one.isLeftOut ? "line-through" : ""}`}>{one.name}</span>
							{one.scope && <span className="text-sm text-quiet">{one.scope}</span>}
							<Saved of={one.key} id={review.id} saved={review.saved} />
							<Links review={review} part={one} />
						</div>
						<p className="flex flex-wrap gap-x-4 text-sm">
							{one.targets.map(({ milestone, comparator, value }, i) => (
								// biome-ignore lint/suspicious/noArrayIndexKey: targets keep their places
								<span key={i} className="tabular-nums">
									{milestone && <span className="text-quiet">{milestone} </span>}
									{value === null ? (tables.comparator[comparator] ?? comparator) : `${comparator} ${value}${one.measure ?? ""}`}
								</span>
							))}
							{one.task && (
								<span className="text-quiet">
									{tables.indicator.task} {clauseOf.get(one.task)}
								</span>
							)}
						</p>
						{isOpen(one.key) && <IndicatorForm review={review} refused={refused} indicator={one} />}
					</li>
				))}
			</ul>
			<details open={refused?.part === NEW.indicator} className="border-t border-line px-4 py-2">
				<summary className="text-brand">{tables.addIndicator}</summary>
				<IndicatorForm review={review} refused={refused} indicator={null} />
			</details>
		</section>
	);
}

/** The phases and the indicators that were read, each to be corrected, left out or added to. */
export const Tables = (props: TabProps) => (
	<div className="grid grid-cols-1 gap-3">
		<Phases {...props} />
		<Indicators {...props} />
	</div>
);
