import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listUnits, type UnitLine } from "#db/queries/list-units.ts";
import { Chip } from "../../components/chip.tsx";
import { Empty, PageTitle } from "../../components/page-title.tsx";
import { TableHead } from "../../components/table-head.tsx";
import { requirePerson, unitReachOf } from "../../lib/require-viewer.server.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import { messagesFor } from "../../messages/index.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
	const viewer = await requirePerson({ request, context });
	const q = (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, 50);
	const { units, shell } = messagesFor(viewer.language);
	return {
		q,
		isWithin: viewer.hat !== null,
		units: await listUnits(context.db.sql, unitReachOf(viewer), q, context.now),
		title: `${units.title} · ${shell.name}`,
	};
}

function Name({ unit }: { unit: UnitLine }) {
	const { units, shell } = useMessages();
	return (
		<>
			<a href={`/units/${unit.id}`} className="font-medium">
				{unit.name}
			</a>
			{unit.isGroup && (
				<span className="block text-sm text-quiet">{unit.isOpen ? units.openGroup : units.group(unit.members.length)}</span>
			)}
			{unit.members.length > 0 && (
				<details className="text-sm">
					<summary className="text-brand">{units.roster[unit.roster ?? "printed"]}</summary>
					{shell.marks.list(unit.members)}
				</details>
			)}
			{unit.isOutside && <span className="block text-sm text-quiet">{units.outside}</span>}
			{!unit.isPrinted && <span className="block text-sm text-quiet">{units.notPrinted}</span>}
		</>
	);
}

function People({ unit }: { unit: UnitLine }) {
	const { units, shell } = useMessages();
	if (unit.isGroup || unit.isOutside) return null;
	if (unit.people.length === 0) return <span className="text-quiet">{units.noPeople}</span>;
	return unit.people.map(({ name, position, isMadeUp }) => (
		<span key={`${name}${position}`} className="block whitespace-nowrap">
			{name} <span className="text-sm text-quiet">{shell.position[position]}</span> {isMadeUp && <Chip>{shell.madeUp}</Chip>}
		</span>
	));
}

export default function Units() {
	const { units: rows, q, isWithin } = useLoaderData<typeof loader>();
	const { units, employers, shell } = useMessages();
	const { columns } = units;
	return (
		<>
			<PageTitle title={units.title} about={units.intro}>
				{isWithin && (
					<a href="/inspections/employers" className="button">
						{employers.link}
					</a>
				)}
				<form method="get" action="/units" className="flex gap-2">
					<input
						name="q"
						type="search"
						className="input"
						defaultValue={q}
						maxLength={50}
						aria-label={units.find}
						placeholder={units.find}
					/>
					<button type="submit" className="button">
						{shell.filter}
					</button>
				</form>
			</PageTitle>
			{rows.length === 0 ? (
				<Empty title={units.empty} hint={units.emptyHint} />
			) : (
				<div className="card scroll-x sticky-first row-cards">
					<table className="table">
						<caption className="sr-only">{units.title}</caption>
						<TableHead titles={[columns.name, columns.kind, columns.open, columns.people, columns.aliases]} />
						<tbody>
							{rows.map((unit) => (
								<tr key={unit.id}>
									<td className="min-w-48">
										<Name unit={unit} />
									</td>
									<td className="whitespace-nowrap">{shell.kinds[unit.kind] ?? unit.kind}</td>
									<td className="tabular-nums" data-label={columns.open}>
										{unit.openDuties > 0 && isWithin ? (
											<a href={`/tasks?unit=${unit.id}`}>{unit.openDuties}</a>
										) : (
											unit.openDuties || null
										)}
									</td>
									<td data-line>
										<People unit={unit} />
									</td>
									<td className="min-w-40 text-sm" data-line>
										{unit.aliases.map((alias) => (
											<span key={`${alias.plan}${alias.name}`} className="block" title={alias.plan}>
												{alias.name} <span className="text-quiet">{alias.clause}</span>
											</span>
										))}
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</div>
			)}
		</>
	);
}
