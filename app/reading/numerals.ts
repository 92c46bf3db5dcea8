const DIGITS = "零一二三四五六七八九";
const CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
const PARENTHESISED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇";
const IDEOGRAPHS = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩";
const ROMAN = [
	"",
	"I",
	"II",
	"III",
	"IV",
	"V",
	"VI",
	"VII",
	"VIII",
	"IX",
	"X",
	"XI",
	"XII",
	"XIII",
	"XIV",
	"XV",
	"XVI",
	"XVII",
	"XVIII",
	"XIX",
	"XX",
];

function han(text: string): number | null {
	const [left, right, ...more] = text.replaceAll("〇", "零").replaceAll("两", "二").split("十");
	if (left === undefined || more.length > 0) return null;
	const one = (digit: string, none: number) => (digit === "" ? none : DIGITS.indexOf(digit));
	if (right === undefined) return left.length === 1 && DIGITS.includes(left) ? DIGITS.indexOf(left) : null;
	const [tens, ones] = [one(left, 1), one(right, 0)];
	return tens < 0 || ones < 0 ? null : tens * 10 + ones;
}

/** The number that a numeral of an outline stands for, up to 99; null if it is none. */
export function numberOf(numeral: string): number | null {
	if (/^\d{1,3}$/.test(numeral)) return Number(numeral);
	for (const row of [CIRCLED, PARENTHESISED, IDEOGRAPHS])
		if (numeral.length === 1 && row.includes(numeral)) return row.indexOf(numeral) + 1;
	const roman = ROMAN.indexOf(numeral.toUpperCase());
	if (roman > 0) return roman;
	if (/^[a-z]$/i.test(numeral)) return numeral.toLowerCase().charCodeAt(0) - 96;
	return han(numeral);
}
