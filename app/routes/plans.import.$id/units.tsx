import { Chip } from "../../components/chip.tsx";
import { Field, wrong } from "../../components/field.tsx";
import type { DraftUnit } from "../../drafting/draft.ts";
import { keptAssignments, keptTasks, unitOf, unsureUnits } from "../../drafting/standing.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { cardAnchor, reviewPath } from "./address.ts";
import { Hidden, Saved, Select, typedIn } from "./form-parts.tsx";
import type { Review } from "./load-draft-view.server.ts";
import type { TabProps } from "./tab-props.ts";
import { UnitForm } from "./unit-form.tsx";
import { calledIn, UNIT_NAMES, UnitNames } from "./unit-names.tsx";

/** In how many tasks a unit has a part, and in how many it leads. */
function countsOf({ draft }: Review): Map<string, { lead: number; all: number }> {
	const counts = new Map<string, { lead: number; all: number }>();
	for (const task of keptTasks(draft))
		for (const { unit, role } of keptAssignments(task)) {
			const key = unitOf(draft, unit)?.key ?? unit;
			const before = counts.get(key) ?? { lead: 0, all: 0 };
			counts.set(key, { lead: before.lead + (role === "lead" ? 1 : 0), all: before.all + 1 });
		}
	return counts;
}

function MatchMark({ review, unit }: { review: Review; unit: DraftUnit }) {
	const { units } = useMessages().imports;
	const { match } = unit;
	if (match.to === "alias") return <Chip>{units.alias(calledIn(review.draft, unit.key))}</Chip>;
	if (match.to === "new") return <Chip tone="brand">{units.asNew}</Chip>;
	return match.to === "roster" ? (
		<Chip tone="fine">{match.name === unit.name ? units.same : units.roster(match.name)}</Chip>
	) : (
		<Chip tone="soon">?</Chip>
	);
}

function Facts({ review, unit, counts }: { review: Review; unit: DraftUnit; counts: ReturnType<typeof countsOf> }) {
	const m = useMessages();
	const { units } = m.imports;
	const { lead, all } = counts.get(unit.key) ?? { lead: 0, all: 0 };
	const members = unit.members.map((key) => calledIn(review.draft, key));
	return (
		<p className="text-sm text-quiet">
			{m.shell.kinds[unit.kind]}
			{all > 0 && ` · ${units.taskCount(lead, all)}`}
			{unit.aliases.length > 0 && ` · ${m.shell.marks.list(unit.aliases.map(({ name }) => name))}`}
			{!unit.isPrinted && ` · ${units.notPrinted}`}
			{unit.isOutside && ` · ${units.outside}`}
			{unit.isGroup &&
				` · ${unit.isOpen ? units.openGroup : members.length > 0 ? m.shell.marks.pair(units.members(members.length), m.shell.marks.list(members)) : units.noMembers}`}
		</p>
	);
}

function Unsure({ review, unit, counts }: { review: Review; unit: DraftUnit; counts: ReturnType<typeof countsOf> }) {
	const { units } = useMessages().imports;
	const candidates = unit.match.to === "unsure" ? unit.match.candidates : [];
	return (
		<li id={cardAnchor(unit.key)} className="border-t border-line px-4 py-3 first:border-t-0">
			<p className="font-medium">{unit.name}</p>
			<Facts review={review} unit={unit} counts={counts} />
			<form method="post" className="mt-2 flex flex-wrap gap-2">
				<Hidden edit="unit.match" part={unit.key} seen={review.version} />
				{candidates.map(({ unitId, name }, i) => (
					<button key={unitId} type="submit" name="to" value={unitId} className={`button ${i === 0 ? "button-primary" : ""}`}>
						{units.isIt(name)}
					</button>
				))}
				<button type="submit" name="to" value="new" className="button">
					{units.isNew}
				</button>
			</form>
		</li>
	);
}

function Line({ review, refused, unit, counts }: TabProps & { unit: DraftUnit; counts: ReturnType<typeof countsOf> }) {
	const { imports } = useMessages();
	const isOpen = review.open === unit.key || refused?.part === unit.key;
	const warn = unit.isGroup && !unit.isOpen && unit.members.length === 0 && unit.match.to === "new";
	return (
		<li id={cardAnchor(unit.key)} className={`border-t border-line px-4 py-2.5 first:border-t-0 ${warn ? "bg-soon-soft" : ""}`}>
			<div className="flex flex-wrap items-center gap-x-3 gap-y-1">
				<span className="font-medium">{unit.name}</span>
				<MatchMark review={review} unit={unit} />
				<Saved of={unit.key} id={review.id} saved={review.saved} />
				{!isOpen && (
					<a
						href={reviewPath(review.id, { tab: "units", open: unit.key }, cardAnchor(unit.key))}
						className="small-act ml-auto text-sm"
					>
						{imports.edit}
					</a>
				)}
			</div>
			<Facts review={review} unit={unit} counts={counts} />
			{isOpen && <UnitForm review={review} refused={refused} unit={unit} />}
		</li>
	);
}

type Part = { title: string; list: DraftUnit[]; isFolded?: boolean };

function Section({
	part: { title, list, isFolded = false },
	...props
}: TabProps & { part: Part; counts: ReturnType<typeof countsOf> }) {
	if (list.length === 0) return null;
	const { open } = props.review;
	const isOpen = !isFolded || list.some(({ key }) => key === open || key === props.refused?.part || key === props.review.saved);
	return (
		<details open={isOpen} className="card">
			<summary className="bg-[#f8f9fb] px-4 py-2 font-medium">{title}</summary>
			<ul>
				{list.map((unit) => (
					<Line key={unit.key} unit={unit} {...props} />
				))}
			</ul>
		</details>
	);
}

function AddForm({ review, refused }: TabProps) {
	const m = useMessages();
	const { units } = m.imports;
	const typed = typedIn(refused, "unit.add");
	return (
		<details open={typed.isRefused} className="card px-4 py-2">
			<summary className="text-brand">{units.add}</summary>
			<form method="post" className="mt-2 grid gap-3 pb-2 md:grid-cols-[minmax(0,1fr)_10rem_auto] md:items-end">
				<Hidden edit="unit.add" seen={review.version} />
				<Field id="add-name" label={units.name} problem={typed.problem("name")}>
					<input
						id="add-name"
						name="name"
						list={UNIT_NAMES}
						autoComplete="off"
						required
						maxLength={80}
						placeholder={units.addHint}
						defaultValue={typed.text("name", "")}
						className="input"
						{...wrong("add-name", typed.problem("name"))}
					/>
				</Field>
				<Field id="add-kind" label={units.kind}>
					<Select
						id="add-kind"
						name="kind"
						value={typed.text("kind", "bureau") || "bureau"}
						options={Object.entries(m.shell.kinds)}
					/>
				</Field>
				<button type="submit" className="button">
					{units.add}
				</button>
			</form>
		</details>
	);
}

/** Which unit of the portal each name of the document means: what isn't sure first, then groups, new ones, and those that are matched. */
export function Units({ review, refused }: TabProps) {
	const { units } = useMessages().imports;
	const { draft } = review;
	const counts = countsOf(review);
	const unsure = unsureUnits(draft);
	const rest = draft.units.filter(({ match }) => match.to !== "unsure");
	const groups = rest.filter(({ isGroup, match }) => isGroup && match.to !== "alias");
	const isOfGroups = new Set(groups);
	const fresh = rest.filter((unit) => !isOfGroups.has(unit) && unit.match.to === "new");
	const known = rest.filter((unit) => !isOfGroups.has(unit) && unit.match.to !== "new");
	const parts: Part[] = [
		{ title: units.groups(groups.length), list: groups },
		{ title: units.fresh(fresh.length), list: fresh },
		{ title: units.known(known.length), list: known, isFolded: known.length > 12 },
	];
	return (
		<div className="grid grid-cols-1 gap-3">
			<p className="text-sm text-quiet">{units.about}</p>
			<UnitNames draft={draft} roster={review.roster} />
			{unsure.length > 0 && (
				<section className="card">
					<header className="flex flex-wrap items-center justify-between gap-2 border-b border-line bg-soon-soft px-4 py-2">
						<div>
							<h3 className="font-medium">{units.unsure(unsure.length)}</h3>
							<p className="text-sm text-soon">{units.unsureHint}</p>
						</div>
						{unsure.length > 1 && (
							<form method="post">
								<button type="submit" name="edit" value="unit.matchAll" className="button">
									{units.acceptAll(unsure.length)}
								</button>
							</form>
						)}
					</header>
					<ul>
						{unsure.map((unit) => (
							<Unsure key={unit.key} review={review} unit={unit} counts={counts} />
						))}
					</ul>
				</section>
			)}
			{parts.map((part) => (
				<Section key={part.title} part={part} review={review} refused={refused} counts={counts} />
			))}
			<AddForm review={review} refused={refused} />
		</div>
	);
}
