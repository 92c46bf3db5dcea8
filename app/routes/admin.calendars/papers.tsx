import type { HolidayPaper } from "#workflows/calendar/calendar.ts";
import { Chip } from "../../components/chip.tsx";
import { TableHead } from "../../components/table-head.tsx";
import { moment } from "../../lib/format.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import type { PaperView } from "./load-calendar.server.ts";

/** The days that a paper speaks of, in lines. */
export function PaperDays({ paper }: { paper: Pick<HolidayPaper, "daysOff" | "makeUpDays"> }) {
	const { calendars, shell } = useMessages();
	return (
		<ul className="text-sm tabular-nums">
			{paper.daysOff.map(([first, last, name]) => (
				<li key={`${first}${name}`}>
					{shell.marks.pair(name || calendars.off, first === last ? first : shell.from(first, last))}
				</li>
			))}
			{paper.makeUpDays.length > 0 && (
				<li>
					{shell.marks.pair(calendars.worked, "")}
					{paper.makeUpDays.map((date) => (
						<span key={date} className="mr-2 inline-block">
							{date}
						</span>
					))}
				</li>
			)}
		</ul>
	);
}

function Withdraw({ id, year }: { id: number; year: number }) {
	const { calendars } = useMessages();
	return (
		<details className="mt-1">
			<summary className="text-sm text-brand">{calendars.withdraw}</summary>
			<form method="post" action={`/admin/calendars?year=${year}`} className="mt-1 text-sm">
				<p>{calendars.withdrawHint}</p>
				<input type="hidden" name="paperId" value={id} />
				<button type="submit" name="act" value="withdraw" className="button button-danger mt-1">
					{calendars.withdraw}
				</button>
			</form>
		</details>
	);
}

/** The papers that a year's days come from, the oldest first: where two speak of a day, the later one holds. */
export function Papers({ papers, year, isKeeper }: { papers: PaperView[]; year: number; isKeeper: boolean }) {
	const { calendars } = useMessages();
	const { columns } = calendars;
	if (papers.length === 0) return <p className="px-4 pb-4 text-quiet">{calendars.noPapers(year)}</p>;
	return (
		<div className="scroll-x row-cards">
			<table className="table">
				<caption className="sr-only">{calendars.papers(year)}</caption>
				<TableHead titles={[columns.number, columns.issued, columns.days, columns.from]} />
				<tbody>
					{papers.map((paper) => (
						<tr key={`${paper.number}${paper.issuedOn}`}>
							<td className="min-w-48 font-medium">
								{paper.number} <Chip tone={paper.settles === null ? "soon" : "brand"}>{calendars.kind(paper.settles)}</Chip>
							</td>
							<td className="whitespace-nowrap tabular-nums">{paper.issuedOn}</td>
							<td data-line className="min-w-72">
								<PaperDays paper={paper} />
							</td>
							<td data-line className="min-w-48 text-sm">
								{paper.entered ? (
									<>
										{calendars.enteredBy(paper.entered.place, paper.entered.for, paper.entered.by)}
										<span className="block text-quiet tabular-nums">{moment(paper.entered.at)}</span>
										{isKeeper && paper.entered.isOwn && <Withdraw id={paper.entered.id} year={year} />}
									</>
								) : (
									<span className="text-quiet">{calendars.builtIn}</span>
								)}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
