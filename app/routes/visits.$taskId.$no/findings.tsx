import { stateLabel } from "#workflows/labels.ts";
import { Chip, toneOf } from "../../components/chip.tsx";
import { FileLinks } from "../../components/file-links.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import type { VisitView } from "./load-visit.server.ts";

/** What the visit found so far, each with the unit that must act and where it stands; what it came to, once that is recorded. */
export function Findings({ view: { visit, findings, names, files, taskId } }: { view: VisitView }) {
	const { visits, fields, shell } = useMessages();
	const language = useLanguage();
	return (
		<>
			{visit.result && (
				<section className="card p-4">
					<h2 className="card-title mb-1">{visits.result}</h2>
					<p className="whitespace-pre-wrap">{visit.result}</p>
					<FileLinks files={files.filter(({ id }) => visit.fileIds.includes(id))} />
				</section>
			)}
			{findings.length > 0 && (
				<section className="card p-4">
					<h2 className="card-title mb-1">{visits.findings(findings.length)}</h2>
					<ul>
						{findings.map((one) => (
							<li key={one.no} className="border-t border-line py-3 first:border-t-0">
								<div className="flex flex-wrap items-center justify-between gap-2">
									<a href={`/tasks/${taskId}#step-${one.no}`} className="font-medium">
										{names[one.unitId ?? 0]}
									</a>
									<Chip tone={toneOf(one.state)}>{stateLabel("rectification", one.state, language)}</Chip>
								</div>
								<p className="mt-1 whitespace-pre-wrap">
									{one.finding} <Chip tone={one.severity === "minor" ? "plain" : "late"}>{fields.option[one.severity]}</Chip>
								</p>
								{one.basis && <p className="text-sm text-quiet">{shell.marks.pair(fields.label.basis ?? "", one.basis)}</p>}
								<FileLinks files={files.filter(({ id }) => one.fileIds?.includes(id))} />
							</li>
						))}
					</ul>
				</section>
			)}
		</>
	);
}
