import type { Signature } from "#workflows/letter/context.ts";
import { FileLinks } from "../../../components/file-links.tsx";
import { useMessages } from "../../../lib/use-messages.tsx";
import type { TaskView } from "../load-task.server.ts";

/** Who signed the text, in which position, when, and the SHA-256 of what they signed; the scan, if it was signed on paper. */
export function Signatures({ view, signatures }: { view: TaskView; signatures: Signature[] }) {
	const { letters, shell } = useMessages();
	if (signatures.length === 0) return null;
	return (
		<>
			<h3 className="mt-4 font-medium">{letters.signatures}</h3>
			<ul className="mt-1 grid gap-3 md:grid-cols-2">
				{signatures.map(({ unitId, personId, position, on, hash, fileIds }) => (
					<li key={unitId} className="rounded border border-line p-3">
						<p>{view.names[unitId]}</p>
						<p className="text-sm text-quiet">{shell.marks.comma([shell.position[position], view.people[personId] ?? "", on])}</p>
						<p className="mt-1 text-xs text-quiet [overflow-wrap:anywhere]" title={letters.hashHint}>
							SHA-256 {hash}
						</p>
						{fileIds.length > 0 && <FileLinks files={view.files.filter((file) => fileIds.includes(file.id))} />}
					</li>
				))}
			</ul>
		</>
	);
}
