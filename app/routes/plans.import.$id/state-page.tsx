import type { ReactNode } from "react";
import { PageTitle } from "../../components/page-title.tsx";
import { Said } from "../../components/said.tsx";
import { fileSize, moment } from "../../lib/format.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import type { Messages } from "../../messages/messages.ts";
import type { Fault } from "../../plan-template/plan.ts";
import type { DraftAbout } from "./load-draft-view.server.ts";

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
	<section className="card mx-auto grid max-w-2xl gap-3 p-6">
		<h2 className="card-title">{title}</h2>
		{children}
	</section>
);

function Reading({ about }: { about: DraftAbout }) {
	const { reading } = useMessages().imports;
	const percent = Math.round(about.done * 100);
	return (
		<div id="reading" data-refresh="1">
			<Part title={reading.title}>
				<p className="flex items-baseline justify-between" role="status">
					<span>{reading.steps[about.step] ?? about.step}</span>
					<span className="tabular-nums text-quiet">{reading.percent(percent)}</span>
				</p>
				<progress value={about.done} max={1} aria-label={reading.progress} className="progress w-full" />
				<p className="text-sm text-quiet">{reading.hint}</p>
			</Part>
		</div>
	);
}

const sentenceOf = (reason: string | null, { unreadable }: Messages["imports"]): string =>
	(unreadable as Record<string, string>)[reason ?? ""] ?? unreadable.failed;

type Misfilled = { faults: Fault[]; id: number };
const SHOWN = 20;

/** Where a filled-in template isn't right, and its marked copy. */
function MisfilledTemplate({ faults, id }: Misfilled) {
	const m = useMessages();
	const { misfilled, sheets, columns, faults: sentences } = m.template;
	const titleOf = ({ sheet, column }: Fault): string =>
		(columns[sheet] as Record<string, { title: string }>)[column ?? ""]?.title ?? "–";
	return (
		<Part title={misfilled.title}>
			<Said how="refused">{misfilled.count(faults.length)}</Said>
			<div className="row-cards">
				<table className="table">
					<caption className="sr-only">{misfilled.title}</caption>
					<thead>
						<tr>
							{Object.values(misfilled.columns).map((title) => (
								<th key={title} scope="col" className="whitespace-nowrap">
									{title}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{faults.slice(0, SHOWN).map((fault) => (
							<tr key={`${fault.sheet} ${fault.row} ${fault.column} ${fault.code}`}>
								<td className="whitespace-nowrap font-medium">{sheets[fault.sheet]}</td>
								<td className="tabular-nums" data-label={misfilled.columns.row}>
									{fault.row}
								</td>
								<td className="whitespace-nowrap" data-label={misfilled.columns.column}>
									{titleOf(fault)}
								</td>
								<td data-line>{sentences[fault.code]}</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
			{faults.length > SHOWN && <p className="text-sm text-quiet">{misfilled.more(faults.length - SHOWN)}</p>}
			<div className="flex flex-wrap gap-2">
				<a href={`/plans/import/${id}/marked`} className="button button-primary">
					{misfilled.download}
				</a>
				<a href="/plans/import" className="button">
					{m.imports.failed.again}
				</a>
				<Original about={{ id }} />
				<ActButton act="discard" />
			</div>
		</Part>
	);
}

function Failed({ about }: { about: DraftAbout }) {
	const { imports } = useMessages();
	return (
		<Part title={imports.failed.title}>
			<Said how="refused">{sentenceOf(about.reason, imports)}</Said>
			<div className="flex flex-wrap gap-2">
				<a href="/plans/import" className="button button-primary">
					{imports.failed.again}
				</a>
				<Original about={about} />
				<ActButton act="discard" />
			</div>
		</Part>
	);
}

/** The file as it came in. */
export const Original = ({ about }: { about: Pick<DraftAbout, "id"> }) => {
	const { imports } = useMessages();
	return (
		<a href={`/plans/import/${about.id}/file`} className="button">
			{imports.original}
		</a>
	);
};

/** Puts the draft away, or takes it back. */
export function ActButton({ act }: { act: "discard" | "restore" }) {
	const { imports } = useMessages();
	return (
		<form method="post">
			<button type="submit" name="act" value={act} className="button" title={act === "discard" ? imports.discardAsk : undefined}>
				{imports[act]}
			</button>
		</form>
	);
}

function Body({ about }: { about: DraftAbout }) {
	const { imports } = useMessages();
	if (about.state === "reading") return <Reading about={about} />;
	if (about.state === "discarded")
		return (
			<Part title={imports.away.title}>
				<p>{imports.away.hint}</p>
				<ActButton act="restore" />
			</Part>
		);
	if (about.plan)
		return (
			<Part title={imports.imported.title}>
				<p>{imports.imported.hint}</p>
				<div className="flex flex-wrap gap-2">
					<a href={`/plans/${about.plan.id}`} className="button button-primary">
						{imports.imported.open}
					</a>
					<Original about={about} />
				</div>
			</Part>
		);
	if (about.reason === "misfilled") return <MisfilledTemplate faults={about.faults as Fault[]} id={about.id} />;
	return <Failed about={about} />;
}

/** A draft that isn't to be checked: still being read, unreadable, a plan by now, or put away. */
export function StatePage({ about }: { about: DraftAbout }) {
	const { imports } = useMessages();
	const { created } = about;
	const by = imports.by(created.name, created.unit, moment(created.at));
	return (
		<>
			<PageTitle title={about.title} about={`${about.fileName} · ${fileSize(about.size)} · ${imports.uploadedBy} ${by}`}>
				<a href="/plans/import" className="button">
					{imports.list}
				</a>
			</PageTitle>
			<Body about={about} />
		</>
	);
}
