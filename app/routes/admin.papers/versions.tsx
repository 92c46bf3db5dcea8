import { moment } from "../../lib/format.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import type { TemplatesView } from "./load-templates.server.ts";

/** The versions of a template: which is shown, who kept it, and how many papers were issued with it. */
export function Versions({ view: { kind, versions, shown } }: { view: TemplatesView }) {
	const { paperTemplates } = useMessages();
	const name = (version: number, text: string) => (
		<a href={`/admin/papers?kind=${kind}&version=${version}`} aria-current={version === shown ? "true" : undefined}>
			{text}
		</a>
	);
	return (
		<section className="card mb-4 p-4">
			<h2 className="card-title">{paperTemplates.versions}</h2>
			<ul className="mt-1 text-sm">
				{versions.map(({ version, by, unit, at, papers }) => (
					<li key={version} className="flex flex-wrap gap-x-3 py-0.5">
						{name(version, paperTemplates.version(version))}
						<span>{paperTemplates.keptBy(unit, by, moment(at))}</span>
						<span className="text-quiet">{paperTemplates.issued(papers)}</span>
					</li>
				))}
				<li className="py-0.5">{name(0, paperTemplates.original)}</li>
			</ul>
		</section>
	);
}
