import type { Deadline } from "./dates.ts";

/** Words that print a time limit, and what it is; null where the words around them say that it is none. */
export type TimeWords = {
	pattern: RegExp;
	read: (text: string, at: number, end: number) => Omit<Deadline, "words"> | null;
};
const none = { altDate: null, precision: null, date: null };

const NUM = "[\\d一二三四五六七八九十两]{1,4}";
const LENGTH = `${NUM}(?:个?工作日|个?自然日|个月|个?星期|小时|日|天|周|年)`;
/** 自印发之日起30日内, 方案印发后3个月内, 收到材料后15个工作日内, T+30. */
const RELATIVE = new RegExp(
	`自?(?:收到|接到|签收)[\\p{Script=Han}]{0,8}?(?:之日)?[起后](?:的)?${LENGTH}(?:之内|以内|内)?|(?:自)?(?:本[\\p{Script=Han}]{1,6}|[\\p{Script=Han}]{0,4})?(?:印发|下发|发文|发布|公布|施行|实施|通知|签订)(?:之日)?(?:起|后)(?:的)?${LENGTH}(?:之内|以内|内)?|(?<=[后起])(?:的)?${LENGTH}(?:之内|以内|内)|\\bT\\+\\d{1,3}`,
	"gu",
);
const FROM_ISSUE = /自本(?:通知|方案|办法|意见|规划)?(?:印发|下发|发布)之日起/g;
/** Before what happens every year on another day. */
const EVENT =
	/(?:主?汛期?|雨季|春节|元旦|五一|国庆节?|中秋节?|高考|中考|(?:春季|秋季)?(?:学期)?开学|供暖季?|采暖季|冬季?|入冬|两会)(?:来临|到来|开始)?之?前(?=[,。;:、)\s]|$|[完全上投建开组落启出达改修到])/g;
/** Days of a year: 6月底、12月底前; 3月、9月20日. */
const DAYS =
	"(?:\\d{1,2}、){0,3}\\d{1,2}月份?(?:\\d{1,2}日|底|末)?(?:(?:[-~至到]|、|和|及)\\d{1,2}月份?(?:\\d{1,2}日|底|末|初|[上中下]旬)?){0,5}";
const EVERY = "每(?:半年|两年|[一二三四]?季度?|年度?|两?个?月度?|周[一二三四五六日]?|旬|日|学期)";
const RECURRING = new RegExp(
	[
		`${EVERY}[^,。;:()]{0,20}\\(${DAYS}(?:之?前)?\\)`,
		`${EVERY}(?:[^,。;:()]{0,6}?(?:${DAYS}|[\\d一二三四五]{1,3}日|[底末初](?!月))(?:之?前)?|至少[^,。;]{0,6}?次|定期)?`,
		"按(?:季度?|月|年度?|半年)(?=[对向通报调开组上进])",
		"(?:常年|长期)(?:坚持|开展|推进|推动|组织|实施|抓好|落实|执行|保持|巩固|(?=[,。;:)]|$))",
		"(?<!不)定期(?:坚持|开展|推进|推动|组织|实施|了解|公布|通报|召开|[和、]?不定期)?",
		"适时(?=[组开])|年度(?=评估|考核|检查)|[逐按]年(?=[推实更])",
	].join("|"),
	"g",
);
const AT_ONCE = /立行立改|立即整改|即知即改|马上整改/g;
/** What 每年 and 定期 belong to when they are part of a word: 定期检测率. */
const NOUN_AFTER = /^(?:检测|检验|检修|体检|检查率|监测|化|性|的|以来|考核指标|机制)/;

/** Time limits without a date of their own: relative, recurring, at once. */
export const UNDATED: TimeWords[] = [
	{ pattern: RELATIVE, read: () => ({ ...none, kind: "relative" }) },
	{ pattern: FROM_ISSUE, read: () => ({ ...none, kind: "relative" }) },
	{ pattern: EVENT, read: () => ({ ...none, kind: "relative" }) },
	{
		pattern: RECURRING,
		read: (text, _at, end) => (NOUN_AFTER.test(text.slice(end, end + 8)) ? null : { ...none, kind: "recurring" }),
	},
	{ pattern: AT_ONCE, read: () => ({ ...none, kind: "hard" }) },
];

/** A length of time and nothing else: 30日内, 10个工作日. A day alone may be one of a month. */
const TERM_ALONE = new RegExp(
	`^在?(?:${LENGTH}(?:之内|以内|内)|${NUM}(?:个工作日|个自然日|个月|个?星期|小时|天|周))(?:完成|办结|整改到位)?$`,
);

/** A cell or label that is a length of time, from an act that it doesn't name. */
export const isTermAlone = (folded: string): boolean => TERM_ALONE.test(folded);
export const TERM: Omit<Deadline, "words"> = { ...none, kind: "relative" };

/** A cell or label that says no more than that something goes on. */
export const goesOn = (folded: string): Omit<Deadline, "words"> | null =>
	/长期|持续|常态|全年|贯穿|逐年|全程/.test(folded) ? { ...none, kind: "recurring" } : null;
