import type { DraftLine } from "#db/queries/drafts.ts";
import { Chip, type Tone } from "../../components/chip.tsx";
import { Empty } from "../../components/page-title.tsx";
import { TableHead } from "../../components/table-head.tsx";
import { fileSize, moment } from "../../lib/format.ts";
import { useMessages } from "../../lib/use-messages.tsx";

const tones: Record<DraftLine["state"], Tone> = {
	reading: "brand",
	ready: "soon",
	failed: "late",
	imported: "fine",
	discarded: "plain",
};

function State({ draft }: { draft: DraftLine }) {
	const { imports, template } = useMessages();
	if (draft.reason === "misfilled" && draft.state === "failed") return <Chip tone="soon">{template.misfilled.state}</Chip>;
	if (draft.state !== "reading") return <Chip tone={tones[draft.state]}>{imports.states[draft.state]}</Chip>;
	return (
		<span className="flex items-center gap-2 whitespace-nowrap">
			<Chip tone="brand">{imports.states.reading}</Chip>
			<progress value={draft.done} max={1} aria-label={imports.reading.progress} className="progress w-24" />
		</span>
	);
}

function Hand({ hand }: { hand: DraftLine["created"] }) {
	return (
		<>
			<span className="whitespace-nowrap tabular-nums sm:block">{moment(hand.at)} </span>
			<span className="text-sm text-quiet sm:block">
				{hand.name} {hand.unit}
			</span>
		</>
	);
}

function Row({ draft }: { draft: DraftLine }) {
	const { imports, amendments } = useMessages();
	const to = draft.plan ? `/plans/${draft.plan.id}` : `/plans/import/${draft.id}`;
	return (
		<tr>
			<td className="min-w-64">
				<a href={`/plans/import/${draft.id}`} className="font-medium [overflow-wrap:anywhere]">
					{draft.title || draft.fileName}
				</a>
				<span className="block text-sm text-quiet [overflow-wrap:anywhere]">
					{draft.title ? `${draft.fileName} · ` : ""}
					{fileSize(draft.size)}
				</span>
				{draft.amends && (
					<span className="block text-sm text-quiet [overflow-wrap:anywhere]">{amendments.fieldAmends(draft.amends.title)}</span>
				)}
			</td>
			<td>
				<State draft={draft} />
			</td>
			<td className="tabular-nums" data-label={imports.columns.checked}>
				{draft.state === "ready" ? imports.checked(draft.checked, draft.tasks) : "–"}
			</td>
			<td data-line data-label={imports.columns.created}>
				<Hand hand={draft.created} />
			</td>
			<td data-line data-label={imports.columns.updated}>
				<Hand hand={draft.updated} />
			</td>
			<td data-line className="sm:text-right">
				<a href={to} className={`button ${draft.state === "ready" ? "button-primary" : ""}`}>
					{imports.go[draft.state]}
				</a>
			</td>
		</tr>
	);
}

function Table({ drafts, caption }: { drafts: DraftLine[]; caption: string }) {
	const { columns } = useMessages().imports;
	return (
		<div className="card scroll-x row-cards">
			<table className="table">
				<caption className="sr-only">{caption}</caption>
				<TableHead titles={Object.values(columns)} />
				<tbody>
					{drafts.map((draft) => (
						<Row key={draft.id} draft={draft} />
					))}
				</tbody>
			</table>
		</div>
	);
}

/** The drafts of the jurisdiction, whoever began them: anybody who may import goes on where another left off. */
export function Drafts({ drafts }: { drafts: DraftLine[] }) {
	const { imports } = useMessages();
	const away = drafts.filter(({ state }) => state === "discarded");
	const kept = drafts.filter(({ state }) => state !== "discarded");
	const isReading = kept.some(({ state }) => state === "reading");
	return (
		<section className="mt-6" id="drafts" data-refresh={isReading ? "2" : undefined}>
			<h2 className="mb-2 text-base font-semibold">{imports.list}</h2>
			{kept.length === 0 ? (
				<Empty title={imports.listEmpty} hint={imports.listEmptyHint} />
			) : (
				<Table drafts={kept} caption={imports.list} />
			)}
			{away.length > 0 && (
				<details className="mt-3">
					<summary className="mb-2 text-quiet">{imports.discarded(away.length)}</summary>
					<Table drafts={away} caption={imports.discarded(away.length)} />
				</details>
			)}
		</section>
	);
}
