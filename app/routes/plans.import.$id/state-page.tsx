import type { ReactNode } from "react";
import { PageTitle } from "../../components/page-title.tsx";
import { fileSize, moment } from "../../lib/format.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import type { Messages } from "../../messages/messages.ts";
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

function Failed({ about }: { about: DraftAbout }) {
	const { imports } = useMessages();
	return (
		<Part title={imports.failed.title}>
			<p role="alert" className="rounded border border-[#f3c3be] bg-late-soft px-3 py-2 text-late">
				{sentenceOf(about.reason, imports)}
			</p>
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
