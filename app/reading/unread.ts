import { bracketsOf } from "./brackets.ts";
import { fold } from "./fold.ts";
import { labelsOf } from "./labels.ts";
import type { ReadTask } from "./tasks.ts";

const ROLE = /牵头|负责|配合|协办|责任单位|责任部门|\b(?:lead|responsible)\b/i;
/** What limits a time, whatever the words before it: 汛期前, 6月底前. */
const LIMIT =
	/(?:\d{1,2}月份?(?:[上中下]旬|\d{1,2}日|底|初|末)?|20\d{2}年(?:底|末|初)?|季度末?|[年月周]底|主?汛期?|[雨春夏秋冬]季|[采供]暖季|学期|(?:春|国庆|中秋)节)(?:之前|以前|前)/g;

/** What is said of the items above, where a clause already says who has it itself. */
const ABOVE = /(?<=^|[。;)\s])(?:以上|上述|前述)[^,。;:()]{0,10}由[^。;()]{2,80}/g;

const bare = (words: string): string => fold(words).replace(/\s/g, "");

/** Words that stand where units or time limits do and of which the reader made nothing: in brackets, behind labels, before 前. */
export function unreadIn({ text, words, duties, deadlines }: ReadTask): { kind: "unreadUnits" | "unreadDate"; words: string }[] {
	const folded = fold(text);
	const read = fold(words ?? "");
	const brackets = bracketsOf(folded).flatMap(({ open, close, isClosed }) => {
		const inner = folded.slice(open + 1, close);
		const isAtEnd = close >= folded.length - 1 || /[。;\n]/.test(folded.charAt(close + 1));
		return isClosed && isAtEnd && inner.length > 3 && ROLE.test(inner) && !read.includes(inner)
			? [text.slice(open + 1, close)]
			: [];
	});
	const labelled = labelsOf(folded).flatMap(({ part, from, to }) => {
		const said =
			text
				.slice(from, to)
				.split(/[。\n]/)[0]
				?.trim() ?? "";
		const isRead = duties.some(({ unit }) => bare(said).includes(bare(unit)));
		return part !== null && said !== "" && !isRead ? [said] : [];
	});
	const above = [...folded.matchAll(ABOVE)].flatMap(({ 0: said, index }) =>
		read === "" || read.includes(said) ? [] : [text.slice(index, index + said.length)],
	);
	const taken = deadlines.map((deadline) => fold(deadline.words)).join("|");
	const dates = [...folded.matchAll(LIMIT)].flatMap(([limit]) => (taken.includes(limit) ? [] : [limit]));
	return [
		...[...brackets, ...labelled, ...above].map((one) => ({ kind: "unreadUnits" as const, words: one.slice(0, 120) })),
		...[...new Set(dates)].map((one) => ({ kind: "unreadDate" as const, words: one })),
	];
}
