import type { ReactNode } from "react";
import type { UnitLine } from "#db/queries/list-units.ts";
import { useMessages } from "../../lib/use-messages.tsx";

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
	<div>
		<dt className="text-xs text-quiet">{label}</dt>
		<dd>{children}</dd>
	</div>
);

/** Who a unit is: its people, what it hasn't closed, what else it is called, whom it stands for. */
export function Facts({ unit, isWithin }: { unit: UnitLine; isWithin: boolean }) {
	const { units, shell } = useMessages();
	const { columns } = units;
	const names = [...new Set(unit.aliases.map(({ name }) => name))];
	return (
		<dl className="card mb-4 grid grid-cols-1 gap-4 p-4 sm:grid-cols-3">
			<Fact label={columns.people}>
				{unit.people.length === 0
					? units.noPeople
					: unit.people.map(({ name, position }) => (
							<span key={`${name}${position}`} className="block">
								{name} <span className="text-sm text-quiet">{shell.position[position]}</span>
							</span>
						))}
			</Fact>
			<Fact label={columns.open}>
				{isWithin && unit.openDuties > 0 ? <a href={`/tasks?unit=${unit.id}`}>{unit.openDuties}</a> : unit.openDuties}
			</Fact>
			{names.length > 0 && <Fact label={columns.aliases}>{shell.marks.list(names)}</Fact>}
			{unit.members.length > 0 && (
				<Fact label={units.roster[unit.roster ?? "printed"] ?? ""}>{shell.marks.list(unit.members)}</Fact>
			)}
		</dl>
	);
}
