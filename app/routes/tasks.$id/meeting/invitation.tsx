import type { ReactNode } from "react";
import { FileLinks } from "../../../components/file-links.tsx";
import { useMessages } from "../../../lib/use-messages.tsx";
import type { MeetingProps } from "./props.ts";

const Line = ({ label, children }: { label: string; children: ReactNode }) => (
	<div className="contents">
		<dt className="text-quiet">{label}</dt>
		<dd className="whitespace-pre-line">{children}</dd>
	</div>
);

/** When and where, who sits in the body, and the papers. */
export function Invitation({ view, context }: MeetingProps) {
	const m = useMessages();
	const { meetings } = m;
	const { call, reason, bodyName, chairUnitId, members } = context;
	return (
		<section className="card p-4">
			<h2 className="card-title mb-2">{meetings.invitation}</h2>
			<dl className="facts">
				<Line label={meetings.body}>
					{m.shell.marks.comma([
						bodyName,
						...(chairUnitId === null ? [] : [meetings.chair(view.names[chairUnitId] ?? "")]),
						meetings.members(members.length),
					])}
				</Line>
				{call ? (
					<>
						<Line label={meetings.when}>
							<span className="tabular-nums">
								{call.on} {call.time}
							</span>
						</Line>
						<Line label={meetings.where}>{call.place}</Line>
						{call.note && <Line label={meetings.note}>{call.note}</Line>}
						{call.fileIds.length > 0 && (
							<Line label={meetings.papers}>
								<FileLinks files={view.files.filter((file) => call.fileIds.includes(file.id))} />
							</Line>
						)}
					</>
				) : (
					<Line label={meetings.when}>
						<span className="text-quiet">{meetings.notCalled}</span>
					</Line>
				)}
				{reason && <Line label={meetings.postponed}>{reason}</Line>}
			</dl>
		</section>
	);
}
