import { problemText } from "../../components/event-field.tsx";
import { Said } from "../../components/said.tsx";
import { TableHead } from "../../components/table-head.tsx";
import type { Fault } from "../../employers/employer.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import type { Imported } from "../../services/import-employers.ts";

type Refused = Exclude<Imported, { ok: true } | { code: "notYours" }> | null;

/** More than anybody mends at once. */
const SHOWN = 200;

/** The rows that aren't right, each with what to do. */
function Faults({ faults }: { faults: Fault[] }) {
	const { employers } = useMessages();
	return (
		<div role="alert" className="card mb-4 p-4">
			<h2 className="card-title text-late">{employers.faultTitle(faults.length)}</h2>
			<p className="mb-2 text-sm text-quiet">{employers.faultHint}</p>
			<div className="scroll-x row-cards">
				<table className="table">
					<TableHead titles={Object.values(employers.faultColumns)} />
					<tbody>
						{faults.slice(0, SHOWN).map(({ row, column, words, code }) => (
							<tr key={`${row}/${column}/${code}`}>
								<td className="tabular-nums" data-label={employers.faultColumns.row}>
									{row}
								</td>
								<td className="whitespace-nowrap">{column ? employers.columns[column].title : "–"}</td>
								<td data-line className="[overflow-wrap:anywhere]">
									{words || "–"}
								</td>
								<td data-line>{employers.faults[code]}</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
			{faults.length > SHOWN && <p className="mt-2 text-sm text-quiet">{employers.moreFaults(faults.length - SHOWN)}</p>}
		</div>
	);
}

function Refusal({ refused }: { refused: Refused }) {
	const m = useMessages();
	if (!refused) return null;
	if ("faults" in refused) return <Faults faults={refused.faults} />;
	return (
		<Said how="refused">{"problem" in refused ? problemText(refused.problem, m) : m.imports.unreadable[refused.unreadable]}</Said>
	);
}

/** Uploads a filled-in list, for whoever keeps it; what wasn't right with the last one stands above. */
export function ImportForm({ mayImport, refused }: { mayImport: boolean; refused: Refused }) {
	const { employers } = useMessages();
	const { upload } = employers;
	if (!mayImport) return <p className="mb-4 text-sm text-quiet">{upload.only}</p>;
	return (
		<>
			<Refusal refused={refused} />
			<details className="card mb-4 p-4" open={refused !== null}>
				<summary className="text-brand">{upload.title}</summary>
				<form method="post" encType="multipart/form-data" className="mt-3 grid gap-3">
					<p className="text-sm text-quiet">
						{upload.hint}{" "}
						<a href="/inspections/employers/template.xlsx" className="whitespace-nowrap underline">
							{employers.template}
						</a>
					</p>
					<label className="drop-zone">
						<span className="font-medium">{upload.label}</span>
						<input type="file" name="file" required accept=".xlsx" />
					</label>
					<div>
						<button type="submit" className="button button-primary">
							{upload.submit}
						</button>
					</div>
				</form>
			</details>
		</>
	);
}
