import { useMessages } from "../../lib/use-messages.tsx";
import type { DayView, MonthView } from "./load-calendar.server.ts";

/** What a day looks like: colour, mark and word together, so that none of them alone has to say it. */
function lookOf({ why, working }: DayView): { className: string; mark: "off" | "worked" | null } {
	if (why === "makeUpDay") return { className: "bg-soon-soft text-soon font-semibold", mark: "worked" };
	if (!working && why !== "weekend") return { className: "bg-late-soft text-late font-semibold", mark: "off" };
	return { className: working ? "" : "text-quiet", mark: null };
}

function Day({ day, isToday }: { day: DayView; isToday: boolean }) {
	const { calendars } = useMessages();
	const { className, mark } = lookOf(day);
	const why = calendars.why[day.why] ?? day.why;
	return (
		<td
			className={`h-8 w-[14.28%] rounded md:h-9 p-0 text-center align-middle leading-none ${className} ${isToday ? "outline outline-2 -outline-offset-2 outline-brand" : ""}`}
			title={calendars.day(day.date, why)}
			aria-current={isToday ? "date" : undefined}
		>
			<span className="block text-sm tabular-nums">{Number(day.date.slice(8))}</span>
			{mark && (
				<span className="block text-[10px] font-normal">
					{calendars.mark[mark]}
					<span className="sr-only"> {why}</span>
				</span>
			)}
		</td>
	);
}

function Month({ month, today }: { month: MonthView; today: string }) {
	const { calendars } = useMessages();
	const cells: (DayView | null)[] = [...Array<null>(month.before).fill(null), ...month.days];
	const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, i) => cells.slice(i * 7, i * 7 + 7));
	return (
		<table className="card w-full table-fixed border-separate border-spacing-px p-1 md:border-spacing-0.5 md:p-2">
			<caption className="pb-1 text-left text-sm font-semibold">{calendars.month(month.month)}</caption>
			<thead>
				<tr>
					{calendars.weekdays.map((weekday) => (
						<th key={weekday} scope="col" className="text-xs font-normal text-quiet">
							{weekday}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{weeks.map((week) => (
					<tr key={week.find((day) => day !== null)?.date}>
						{week[0] === null && <td colSpan={week.filter((day) => day === null).length} />}
						{week.map((day) => day && <Day key={day.date} day={day} isToday={day.date === today} />)}
					</tr>
				))}
			</tbody>
		</table>
	);
}

/** The year on the wall: which days are worked, which are off, and why. */
export const Wall = ({ months, today }: { months: MonthView[]; today: string }) => (
	<div className="grid grid-cols-2 items-start gap-x-2 gap-y-3 md:gap-3 lg:grid-cols-3 xl:grid-cols-4">
		{months.map((month) => (
			<Month key={month.month} month={month} today={today} />
		))}
	</div>
);
