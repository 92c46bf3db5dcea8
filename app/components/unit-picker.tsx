import type { UnitOption } from "#db/queries/list-units.ts";
import type { UnitSource } from "#workflows/fields.ts";
import { useMessages } from "../lib/use-messages.tsx";

export type UnitChoices = Record<UnitSource, UnitOption[]>;

type Props = { id: string; name: string; options: UnitOption[]; chosen: string[]; isInvalid: boolean };

/** One unit of a list; in a jurisdiction's list the open groups stand first, since they are what one names. */
export function UnitSelect({ id, name, options, chosen, isRequired, isInvalid }: Props & { isRequired: boolean }) {
	const m = useMessages();
	return (
		<select id={id} name={name} className="input" required={isRequired} aria-invalid={isInvalid} defaultValue={chosen[0] ?? ""}>
			<option value="">{m.fields.pick}</option>
			{options.map((unit) => (
				<option key={unit.id} value={unit.id}>
					{unit.name}
				</option>
			))}
		</select>
	);
}

/** Any number of units; a group is ticked as a whole. What stands above them under `id` and "-name" is what they are called together. */
export function UnitChecks({ id, name, options, chosen, isInvalid }: Props) {
	const m = useMessages();
	const taken = new Set(chosen.flatMap((value) => value.split(",")));
	return (
		<fieldset
			id={id}
			aria-labelledby={`${id}-name`}
			className={`max-h-56 min-w-0 overflow-y-auto rounded border p-2 ${isInvalid ? "border-late bg-late-soft" : "border-[#8793a3]"}`}
		>
			{options.map(({ id: unitId, name: unit, members }) => {
				const value = members ? members.join(",") : String(unitId);
				if (members?.length === 0) return null;
				return (
					<label key={unitId} className="flex gap-2 py-0.5">
						<input type="checkbox" name={name} value={value} defaultChecked={taken.has(String(unitId))} />
						<span>
							{unit}
							{members && <span className="ml-2 text-sm text-quiet">{m.units.group(members.length)}</span>}
						</span>
					</label>
				);
			})}
		</fieldset>
	);
}
