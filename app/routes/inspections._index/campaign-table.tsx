import { stateLabel } from "#workflows/labels.ts";
import { Chip, toneOf } from "../../components/chip.tsx";
import { LightMark } from "../../components/light-mark.tsx";
import { TableHead } from "../../components/table-head.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import type { LitCampaign } from "./load-inspections.server.ts";

/** The campaigns, each with what it inspects, how many were drawn and how far it has come. */
export function CampaignTable({ campaigns }: { campaigns: LitCampaign[] }) {
	const { inspections, shell } = useMessages();
	const language = useLanguage();
	const titles = [
		inspections.campaign,
		inspections.mode,
		inspections.object,
		inspections.period,
		inspections.state,
		inspections.progress,
	];
	return (
		<div className="card scroll-x row-cards">
			<table className="table">
				<caption className="sr-only">{inspections.title}</caption>
				<TableHead titles={titles} />
				<tbody>
					{campaigns.map((row) => (
						<tr key={row.taskId}>
							<td className="min-w-52">
								<a href={`/tasks/${row.taskId}`} className="block font-medium">
									{row.title}
								</a>
								<span className="block text-sm text-quiet">{shell.marks.comma([row.unitName, row.planTitle])}</span>
							</td>
							<td className="whitespace-nowrap">{inspections.modes[row.mode]}</td>
							<td className="whitespace-nowrap">
								{inspections.objectKinds[row.objectKind]}
								{row.drawn !== null && (
									<span className="ml-1 text-quiet">{shell.marks.pair(inspections.drawn, String(row.drawn))}</span>
								)}
							</td>
							<td className="whitespace-nowrap tabular-nums" data-line data-label={inspections.period}>
								{row.period ? shell.from(row.period.from, row.period.until) : null}
							</td>
							<td data-line>
								<span className="flex items-center gap-2">
									<Chip tone={toneOf(row.state)}>{stateLabel("campaign", row.state, language)}</Chip>
									{row.dueOn && row.state === "underway" && <LightMark lit={row.lit} />}
								</span>
							</td>
							<td data-line data-label={inspections.progress}>
								{row.visits > 0 ? inspections.progressLine(row.visited, row.visits, row.findings) : null}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
