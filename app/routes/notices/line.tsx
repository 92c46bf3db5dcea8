import type { NoticeFacts } from "#db/queries/notice-facts.ts";
import type { NoticeKind } from "#workflows/notices.ts";
import { Chip, type Tone } from "../../components/chip.tsx";
import { moment } from "../../lib/format.ts";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import { whatHappened } from "../../lib/what-happened.ts";

const tones: Record<NoticeKind, Tone> = { supervision: "late", reminder: "soon", todo: "brand", news: "plain" };

function MarkOne({ notice, kind }: { notice: NoticeFacts; kind: NoticeKind | null }) {
	const { notices } = useMessages();
	return (
		<form method="post" action="/notices">
			<input type="hidden" name="key" value={notice.key} />
			{kind && <input type="hidden" name="kind" value={kind} />}
			<button type="submit" className="button">
				{notices.markOne}
			</button>
		</form>
	);
}

/** One notice of the inbox; `kind` is the filter that is on, to come back to. */
export function Line({ notice, kind }: { notice: NoticeFacts; kind: NoticeKind | null }) {
	const { notices } = useMessages();
	const language = useLanguage();
	const { isRead, clause, title, dueOn, reason } = notice;
	return (
		<li
			className={`flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-t border-line px-4 py-2.5 first:border-0 ${isRead ? "" : "bg-brand-soft/40"}`}
		>
			<div className="min-w-0 flex-1 basis-72">
				<Chip tone={tones[notice.kind]}>{notices.kinds[notice.kind]}</Chip>{" "}
				<a href={`/tasks/${notice.taskId}#step-${notice.stepNo}`} className={isRead ? "" : "font-medium"}>
					{notices.line(whatHappened(notice, language), notice.unitName ?? "")}
				</a>
				{!isRead && <span className="ml-2 text-xs text-brand">{notices.unread}</span>}
				<p className="flex flex-wrap gap-x-3 text-sm text-quiet">
					<span>
						{clause} {title}
					</span>
					{dueOn && <span className="whitespace-nowrap">{notices.due(dueOn)}</span>}
					{reason && <span>{notices.reason(reason)}</span>}
				</p>
			</div>
			<div className="flex items-center gap-3">
				<span className="text-sm text-quiet tabular-nums">{moment(notice.at)}</span>
				{!isRead && <MarkOne notice={notice} kind={kind} />}
			</div>
		</li>
	);
}
