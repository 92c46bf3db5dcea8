import type { ResolutionRow } from "#db/queries/meetings.ts";
import { roleLabels, stateLabel } from "#workflows/labels.ts";
import { useLanguage, useMessages } from "../lib/use-messages.tsx";
import { Chip, toneOf } from "./chip.tsx";
import { RungMark } from "./rung-mark.tsx";

const SETTLED = new Set(["accepted", "waived"]);

/** How a resolution stands, point by point: each unit's part with its state, its date, how far it has climbed, and what it reported. */
export function ResolutionStatus({ resolution }: { resolution: ResolutionRow }) {
	const m = useMessages();
	const language = useLanguage();
	return (
		<ul className="mt-1 text-sm">
			{resolution.parts.map(({ no, unitName, role, state, dueOn, rung, clock, report }) => (
				<li key={no} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 py-0.5">
					<span>
						{unitName}
						<span className="ml-1 text-quiet">{roleLabels[language][role]}</span>
					</span>
					<Chip tone={toneOf(state)}>{stateLabel("implementation", state, language)}</Chip>
					{dueOn && <span className="text-quiet tabular-nums">{dueOn}</span>}
					{clock === "overdue" && (
						<span className="text-late">
							<span aria-hidden>■</span> {m.light.red}
						</span>
					)}
					{rung > 0 && !SETTLED.has(state) && <RungMark rung={rung} />}
					{report && <span className="basis-full text-quiet">{report}</span>}
				</li>
			))}
		</ul>
	);
}
