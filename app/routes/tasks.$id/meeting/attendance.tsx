import { attendances } from "#workflows/meeting/context.ts";
import { useMessages } from "../../../lib/use-messages.tsx";
import type { MeetingProps } from "./props.ts";

/** Who was in the chair, who came and who didn't, in the order of the body's seats. */
export function Attendance({ context }: MeetingProps) {
	const m = useMessages();
	const { held, members, summary, returned } = context;
	if (!held) return null;
	const came = attendances.map((how) => {
		const units = members.filter(({ unitId }) => held.attendance[unitId] === how).map(({ name }) => name);
		return [m.fields.option[how] ?? how, m.shell.marks.list(units)] as const;
	});
	const lines = [
		[m.meetings.chairedBy, held.chairedBy],
		...came,
		[m.meetings.others, held.others],
		[m.meetings.summary, summary],
		[m.meetings.returned, returned],
	] as const;
	return (
		<section className="card p-4">
			<h2 className="card-title mb-2">{m.meetings.attendance}</h2>
			<dl className="facts">
				{lines.map(
					([label, text]) =>
						text && (
							<div key={label} className="contents">
								<dt className="text-quiet">{label}</dt>
								<dd className="whitespace-pre-line">{text}</dd>
							</div>
						),
				)}
			</dl>
		</section>
	);
}
