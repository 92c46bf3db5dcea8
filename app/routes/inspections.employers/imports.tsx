import type { ImportRow } from "#db/queries/employers.ts";
import { Said } from "../../components/said.tsx";
import type { Comparison } from "../../employers/compare-employers.ts";
import { moment } from "../../lib/format.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import type { Messages } from "../../messages/messages.ts";

const SHOWN = 50;

const has = <K extends string>(words: Record<K, string>, key: string): key is K => key in words;
/** A value as the list shows it: classes and states in words. */
const valueIn = ({ employers: { hazards, states } }: Messages, value: string): string =>
	has(hazards, value) ? hazards[value] : has(states, value) ? states[value] : value;

function Changes({ comparison: { added, changed } }: { comparison: Comparison }) {
	const m = useMessages();
	const { employers } = m;
	const rest = Math.max(0, added.length - SHOWN) + Math.max(0, changed.length - SHOWN);
	return (
		<div className="mt-2 grid gap-2 text-sm">
			{changed.length > 0 && (
				<div>
					<p className="font-medium">{employers.changed(changed.length)}</p>
					<ul className="list-disc pl-5">
						{changed.slice(0, SHOWN).map(({ creditCode, name, changes }) => (
							<li key={creditCode}>
								{name}{" "}
								<span className="text-quiet">
									{m.shell.marks.join(
										changes.map(({ field, from, to }) =>
											m.shell.marks.pair(employers.columns[field].title, `${valueIn(m, from)} → ${valueIn(m, to)}`),
										),
									)}
								</span>
							</li>
						))}
					</ul>
				</div>
			)}
			{added.length > 0 && (
				<div>
					<p className="font-medium">{employers.added(added.length)}</p>
					<p className="text-quiet">{m.shell.marks.list(added.slice(0, SHOWN).map(({ name }) => name))}</p>
				</div>
			)}
			{rest > 0 && <p className="text-quiet">{employers.rest(rest)}</p>}
		</div>
	);
}

/** What the newest imports changed; the one just made stands above, opened. */
export function Imports({ imports, shown }: { imports: ImportRow[]; shown: number }) {
	const { employers } = useMessages();
	if (imports.length === 0) return null;
	const comparisonOf = (one: ImportRow) => one.comparison as Comparison;
	const counts = ({ added, changed, same }: Comparison) => employers.imported(added.length, changed.length, same);
	const just = imports.find(({ id }) => id === shown);
	return (
		<>
			{just && (
				<Said how="done">
					{counts(comparisonOf(just))}
					<Changes comparison={comparisonOf(just)} />
				</Said>
			)}
			<details className="mb-4">
				<summary className="text-quiet">{employers.imports}</summary>
				{imports.map((one) => (
					<details key={one.id} className="card mt-2 p-3">
						<summary>
							{moment(one.at)} {one.byUnit} {one.byName}{" "}
							<span className="text-quiet [overflow-wrap:anywhere]">{one.fileName}</span>
						</summary>
						<p className="mt-2 text-sm">{counts(comparisonOf(one))}</p>
						<Changes comparison={comparisonOf(one)} />
					</details>
				))}
			</details>
		</>
	);
}
