/** The sentences of a printed text, with where they stand; 一是 before one is no part of it. */
export function sentencesOf(text: string): { at: number; words: string }[] {
	return [...text.matchAll(/[^。；;！!\n]+/g)].map((found) => {
		const lead = found[0].match(/^\s*(?:[一二三四五六七八九十]是)?/)?.[0].length ?? 0;
		return { at: found.index + lead, words: found[0].slice(lead) };
	});
}
