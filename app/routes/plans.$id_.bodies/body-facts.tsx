import type { Body } from "#db/queries/bodies.ts";
import { Chip } from "../../components/chip.tsx";
import { useMessages } from "../../lib/use-messages.tsx";

/** A body as it is: its office, its chair, and who sits in it. */
export function BodyFacts({ body }: { body: Body }) {
	const { bodies } = useMessages();
	const { name, kind, clause, rosterAt, chairName, secretariatName, members } = body;
	return (
		<>
			<h2 className="flex flex-wrap items-baseline gap-2 text-lg font-semibold">
				{name}
				<Chip>{bodies.kinds[kind]}</Chip>
				{clause && <span className="text-sm font-normal text-quiet">{bodies.at(clause)}</span>}
			</h2>
			<dl className="mt-2 facts">
				<dt className="text-quiet">{bodies.office}</dt>
				<dd>{secretariatName}</dd>
				<dt className="text-quiet">{bodies.chair}</dt>
				<dd>{chairName ?? bodies.noChair}</dd>
				<dt className="text-quiet">{bodies.members}</dt>
				<dd>
					{members.length === 0 && <p>{bodies.noMembers}</p>}
					<ul className="grid gap-x-6 md:grid-cols-2 xl:grid-cols-3">
						{members.map(({ unitId, name: unit, speaker }) => (
							<li key={unitId}>
								{unit}
								<span className="ml-2 text-sm text-quiet">{speaker}</span>
							</li>
						))}
					</ul>
					<p className="mt-1 text-sm text-quiet">{rosterAt ? bodies.roster(rosterAt) : bodies.noRoster}</p>
				</dd>
			</dl>
		</>
	);
}
