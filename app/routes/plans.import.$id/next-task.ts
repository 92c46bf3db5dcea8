import type { DraftTask } from "../../drafting/draft.ts";
import type { Review } from "./load-draft-view.server.ts";

/** The task to look at after this one, and on which page it is: the next that nobody has checked, from the top again at the end. */
export function nextAfter({ draft, chapters }: Review, { key }: DraftTask): { key: string; chapter: number } | null {
	const at = draft.tasks.findIndex((task) => task.key === key);
	const rest = [...draft.tasks.slice(at + 1), ...draft.tasks.slice(0, at)];
	const next = rest.find(({ isLeftOut, isChecked }) => !isLeftOut && !isChecked);
	if (!next) return null;
	return { key: next.key, chapter: chapters.findIndex(({ tasks }) => tasks.includes(next)) };
}
