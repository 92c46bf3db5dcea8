import { Paperclip } from "lucide-react";
import type { FileLine } from "#db/queries/files.ts";
import { fileSize } from "../lib/format.ts";

/** Files that were handed in, to open. */
export const FileLinks = ({ files }: { files: FileLine[] }) => (
	<ul>
		{files.map((file) => (
			<li key={file.id}>
				<a href={`/files/${file.id}`} className="inline-flex items-center gap-1">
					<Paperclip size={14} aria-hidden />
					{file.name}
				</a>
				<span className="ml-2 text-quiet">{fileSize(file.size)}</span>
			</li>
		))}
	</ul>
);
