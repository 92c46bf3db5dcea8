import type { Body } from "#db/queries/bodies.ts";
import type { UnitOption } from "#db/queries/list-units.ts";
import { bodyKinds } from "#workflows/meeting/body.ts";
import { useMessages } from "../../lib/use-messages.tsx";

type Props = { body: Body | null; units: UnitOption[]; isOpen: boolean };

/** Every unit with a box for its seat and a field for who speaks for it. */
function Seats({ body, units }: Omit<Props, "isOpen">) {
	const { bodies } = useMessages();
	const speakers = new Map(body?.members.map(({ unitId, speaker }) => [unitId, speaker]));
	return (
		<fieldset>
			<legend className="mb-1 text-sm">
				{bodies.members} <span className="text-quiet">{bodies.speakerHint}</span>
			</legend>
			<ul className="grid max-h-96 gap-x-6 gap-y-1 overflow-y-auto rounded border border-line p-2 md:grid-cols-2">
				{units.map(({ id, name }) => (
					<li key={id} className="flex items-center justify-between gap-3">
						<label className="flex gap-2">
							<input type="checkbox" name="memberIds" value={id} defaultChecked={speakers.has(id)} />
							{name}
						</label>
						<input
							name={`speaker.${id}`}
							aria-label={`${name} ${bodies.speaker}`}
							defaultValue={speakers.get(id) ?? ""}
							maxLength={60}
							className="input w-32 shrink-0"
						/>
					</li>
				))}
			</ul>
		</fieldset>
	);
}

/** Sets up a body, or changes one. */
export function BodyForm({ body, units, isOpen }: Props) {
	const { bodies, shell } = useMessages();
	const id = `body-${body?.id ?? "new"}`;
	const texts = [
		["name", bodies.name, body?.name],
		["clause", bodies.clause, body?.clause],
		["rosterAt", bodies.rosterAt, body?.rosterAt],
	] as const;
	return (
		<details open={isOpen} className={body ? "mt-3" : undefined}>
			<summary className="text-brand">{body ? bodies.edit : bodies.add}</summary>
			<form method="post" className="mt-3 grid gap-3">
				{body && <input type="hidden" name="bodyId" value={body.id} />}
				<div className="grid gap-3 md:grid-cols-3">
					{texts.map(([name, label, value]) => (
						<label key={name} htmlFor={`${id}-${name}`}>
							<span className="mb-0.5 block text-sm">{label}</span>
							<input
								id={`${id}-${name}`}
								name={name}
								defaultValue={value ?? ""}
								required={name === "name"}
								maxLength={60}
								className="input"
							/>
						</label>
					))}
					<label htmlFor={`${id}-kind`}>
						<span className="mb-0.5 block text-sm">{bodies.kind}</span>
						<select id={`${id}-kind`} name="kind" className="input" defaultValue={body?.kind}>
							{bodyKinds.map((kind) => (
								<option key={kind} value={kind}>
									{bodies.kinds[kind]}
								</option>
							))}
						</select>
					</label>
					<label htmlFor={`${id}-chair`}>
						<span className="mb-0.5 block text-sm">{bodies.chair}</span>
						<select id={`${id}-chair`} name="chairUnitId" className="input" defaultValue={body?.chairUnitId ?? ""}>
							<option value="">{bodies.noChair}</option>
							{units.map((unit) => (
								<option key={unit.id} value={unit.id}>
									{unit.name}
								</option>
							))}
						</select>
					</label>
				</div>
				<Seats body={body} units={units} />
				<div className="flex gap-2">
					<button type="submit" className="button button-primary">
						{shell.save}
					</button>
					{body && body.meetings === 0 && (
						<button type="submit" name="act" value="remove" formNoValidate className="button button-danger">
							{bodies.remove}
						</button>
					)}
				</div>
			</form>
		</details>
	);
}
