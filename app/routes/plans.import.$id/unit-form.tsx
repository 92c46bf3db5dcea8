import { Field, Problem, wrong } from "../../components/field.tsx";
import type { DraftUnit } from "../../drafting/draft.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { cardAnchor, reviewPath } from "./address.ts";
import { CheckBox, Hidden, Select, typedIn } from "./form-parts.tsx";
import type { TabProps } from "./tab-props.ts";
import { calledIn, UNIT_NAMES } from "./unit-names.tsx";

type Props = TabProps & { unit: DraftUnit };

const firstNameOf = ({ match }: DraftUnit, called: string): string =>
	match.to === "roster"
		? match.name
		: match.to === "alias"
			? called
			: match.to === "unsure"
				? (match.candidates[0]?.name ?? "")
				: "";

/** Those whom a group could stand for: the draft's units and the roster's, each once. */
function choicesOf({ review, unit }: Props): { name: string; field: "members" | "rosterMembers"; value: string }[] {
	const { draft, roster } = review;
	const own = draft.units.filter(({ key, isGroup, match }) => key !== unit.key && !isGroup && match.to !== "alias");
	const taken = new Set(own.flatMap(({ match }) => (match.to === "roster" ? [match.unitId] : [])));
	return [
		...own.map(({ key }) => ({ name: calledIn(draft, key), field: "members" as const, value: key })),
		...roster
			.filter(({ id, isGroup, isOutside }) => !taken.has(id) && !isGroup && !isOutside)
			.map(({ id, name }) => ({ name, field: "rosterMembers" as const, value: String(id) })),
	];
}

function Members(props: Props) {
	const { units } = useMessages().imports;
	const { unit, refused } = props;
	const typed = typedIn(refused, unit.key);
	const choices = choicesOf(props).sort(
		(a, b) => Number(unit.members.includes(b.value)) - Number(unit.members.includes(a.value)),
	);
	return (
		<details open={unit.isGroup && !unit.isOpen}>
			<summary className="text-brand">{units.memberList}</summary>
			<div className="mt-1 grid max-h-56 gap-x-4 overflow-y-auto rounded border border-[#8793a3] p-2 text-sm sm:grid-cols-2">
				{choices.map(({ name, field, value }) => (
					<CheckBox
						key={`${field}${value}`}
						name={field}
						value={value}
						isOn={typed.has(field, value, unit.members.includes(value))}
					>
						{name}
					</CheckBox>
				))}
			</div>
			<Problem id={`members-${unit.key}`} problem={typed.problem("members")} />
		</details>
	);
}

/** Which unit a name is, what kind, and for a group whom it stands for. */
export function UnitForm(props: Props) {
	const m = useMessages();
	const { units } = m.imports;
	const { review, refused, unit } = props;
	const typed = typedIn(refused, unit.key);
	const to = typed.text("to", unit.match.to === "unsure" ? "roster" : unit.match.to);
	const options = [
		["roster", units.toRoster],
		["new", units.toNew],
		["alias", units.toAlias],
	] as const;
	const [ofId, nameId, kindId] = ["of", "name", "kind"].map((name) => `${name}-${unit.key}`);
	return (
		<form method="post" data-draft={`import/${review.id}/${unit.key}`} className="match-form mt-3 grid gap-3 rounded bg-page p-3">
			<Hidden edit="unit.save" part={unit.key} seen={review.version} />
			<fieldset>
				<legend className="mb-1 text-sm">{units.to}</legend>
				<div className="flex flex-wrap gap-x-5 gap-y-1">
					{options.map(([value, label]) => (
						<label key={value} className="flex items-center gap-2">
							<input type="radio" name="to" value={value} defaultChecked={to === value} className="size-4" />
							{label}
						</label>
					))}
				</div>
			</fieldset>
			<Field className="match-of" id={ofId ?? ""} label={units.of} hint={units.ofHint} problem={typed.problem("of")}>
				<input
					id={ofId}
					name="of"
					list={UNIT_NAMES}
					autoComplete="off"
					maxLength={80}
					defaultValue={typed.text("of", firstNameOf(unit, calledIn(review.draft, unit.key)))}
					className="input"
					{...wrong(ofId ?? "", typed.problem("of"))}
				/>
			</Field>
			<div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_10rem]">
				<Field id={nameId ?? ""} label={units.name} problem={typed.problem("name")}>
					<input
						id={nameId}
						name="name"
						required
						maxLength={80}
						defaultValue={typed.text("name", unit.name)}
						className="input"
						{...wrong(nameId ?? "", typed.problem("name"))}
					/>
				</Field>
				<Field id={kindId ?? ""} label={units.kind}>
					<Select id={kindId} name="kind" value={typed.text("kind", unit.kind)} options={Object.entries(m.shell.kinds)} />
				</Field>
			</div>
			<div className="match-new grid gap-2 text-sm">
				<CheckBox name="isOutside" isOn={typed.flag("isOutside", unit.isOutside)}>
					{units.isOutside}
				</CheckBox>
				<CheckBox name="isGroup" isOn={typed.flag("isGroup", unit.isGroup)}>
					{units.isGroup}
				</CheckBox>
				<CheckBox name="isOpen" isOn={typed.flag("isOpen", unit.isOpen)}>
					{units.isOpen}
				</CheckBox>
				<Members {...props} />
			</div>
			{unit.match.to === "roster" && unit.isGroup && <p className="text-sm text-quiet">{units.rosterGroup}</p>}
			<div className="flex gap-2">
				<button type="submit" className="button button-primary">
					{m.imports.save}
				</button>
				<a href={reviewPath(review.id, { tab: "units" }, cardAnchor(unit.key))} className="button">
					{m.imports.cancel}
				</a>
			</div>
		</form>
	);
}
