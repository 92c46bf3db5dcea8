import type { NoticeFacts } from "#db/queries/notice-facts.ts";
import type { Language } from "#workflows/language.ts";
import { noticeLink } from "../lib/notice-words.ts";
import { whatHappened } from "../lib/what-happened.ts";

/** What a system of a unit's own is told of a notice: as much as a group is (docs/hooks.md, decision 0015). Pure. */
export const noticeValue = (notice: NoticeFacts, language: Language, origin: string): object => ({
	type: `notice.${notice.kind}`,
	timestamp: new Date(notice.at).toISOString(),
	data: {
		event: notice.event,
		what: whatHappened(notice, language),
		unit: notice.toUnitName,
		about: notice.unitName,
		task: { id: notice.taskId, clause: notice.clause, title: notice.title },
		dueOn: notice.dueOn,
		rung: notice.rung,
		url: noticeLink(notice, origin),
	},
});
