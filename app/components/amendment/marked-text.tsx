import type { Mark } from "../../amending/word-marks.ts";

/** Two texts in one: what went struck through, what came underlined. */
export const MarkedText = ({ marks }: { marks: Mark[] }) => (
	<p className="whitespace-pre-line [overflow-wrap:anywhere]">
		{marks.map(({ text, kind }, i) => {
			// Runs have no names, and never move.
			const key = `${i}${kind}`;
			if (kind === "added")
				return (
					<ins key={key} className="word-added">
						{text}
					</ins>
				);
			if (kind === "removed")
				return (
					<del key={key} className="word-removed">
						{text}
					</del>
				);
			return <span key={key}>{text}</span>;
		})}
	</p>
);
