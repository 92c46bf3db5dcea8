import { numberOf } from "./numerals.ts";

export type Comparator = "≥" | ">" | "=" | "≤" | "<" | "trend" | "qualitative";

const GROW = "增长|提高|提升|上升|增加|下降|降低|减少|压减|压缩|缩短";
const REACH = `(?:要|均|都|分别|应|需|须|力争|总体|保持|稳定|控制|同比|累计|年均|平均){0,3}(?:达到|达|(?:${GROW})(?:到|至|为|了)?|降到|降至|升至|不低于|不少于|不高于|不超过|不大于|不小于|高于|低于|大于|小于|超过|控制在|保持在|稳定在|为|大于等于|小于等于|[≥≤＞＜>=<]=?)到?`;
const PEOPLE = "批次|家次|家|个|所|名|人次|人|户次|户|件|项|次|场|处|座|例|起|种|条|台|辆|支|套|张|只|份";
const MEASURE = `(?:%|百分点|个百分点|批次/千人|张/千人|人/千人|张/万人|人/万人|万?(?:${PEOPLE})|天|‰|/10万|万元|亿元|元|平方米|平方公里|立方米|公顷|万?亩|公里|千米|米|毫克/升|毫克/立方米|微克/立方米|万吨|吨|分|年|岁|小时|万)`;
const AFTER = "(?:及)?以上|(?:及)?以下|以内|左右";
/** 达到95%以上, 不少于2.5名, 百分之九十. */
const VALUE =
	"(?:(?<value>\\d{1,15}(?:\\.\\d{1,9})?)(?<unit>" +
	MEASURE +
	")?|百分之(?<spelt>[零一二三四五六七八九十百点]{1,8})|(?<zero>零)(?!\\p{Script=Han}))";

/** A figure behind a word that says what it must come to. */
export const FIGURE = new RegExp(`(?<verb>${REACH})(?:[\\p{Script=Han}]{2,12}的)?${VALUE}(?<after>${AFTER})?`, "gu");
/** A figure that a count begins with: 至少建成三所…, 明确1家…. */
export const COUNT = new RegExp(
	`(?<verb>(?:至少|不少于|不低于)(?:有|确定|完成|建成|建立|培育|创建|争创|命名|明确|打造|组织|开展)?|明确)\\s?(?<value>\\d{1,15}|[一二两三四五六七八九十])\\s?(?<unit>${MEASURE})(?<name>[\\p{Script=Han}“”()X]{3,30})`,
	"gu",
);
/** A figure right behind what it counts: 配建数15000个以上, 接入率100%, 新增就业6000人以上. */
export const BARE = new RegExp(
	`(?<=(?:率|数|人次|户次|面积|总量|比例|占比|比重))(?<value>\\d{1,15}(?:\\.\\d{1,9})?)(?:(?<unit>%)(?<after>${AFTER})?|(?<measure>${MEASURE})?(?<bound>(?:及)?以上|(?:及)?以下|以内))|(?<=\\p{Script=Han}{2})(?<many>\\d{1,15})(?<of>万?(?:${PEOPLE}))(?<than>(?:及)?以上)(?=[,、;。\\s]|$)`,
	"gu",
);
/** A count that goes on with the measure of the one before it: 省级不少于1家,市级2家. */
export const FURTHER = new RegExp(
	`(?<=(?:不少于|至少|不低于)\\d{1,6}(?:${PEOPLE})[,、]\\p{Script=Han}{3,14})(?<value>\\d{1,15})(?<unit>${PEOPLE})(?=[,、;。])`,
	"gu",
);
/** All of so many: 13种尘肺病全部纳入监测, 对目录中的13种尘肺病开展监测; all of what is looked at: 做到100%核查. */
export const ALL = new RegExp(
	`(?<value>\\d{1,15})(?<unit>${PEOPLE}|类|项)(?<name>[\\p{Script=Han}]{2,12}(?:全部|(?<=[》>]中的\\s?\\d{1,4}(?:种|类|项)[\\p{Script=Han}]{2,12})\\n?开展)[\\p{Script=Han}]{2,12})|(?:做到|实现|达到)(?<whole>100)%(?<what>[\\p{Script=Han}]{2,6})`,
	"gu",
);
export const ENGLISH =
	/(?<name>[A-Za-z][A-Za-z ,'-]{6,90}?)\s(?:rate\s)?(?<verb>(?:to |of |reach(?:es)? |is |be )?(?:at least|no less than|not less than|above|over|below|no more than|≥|>=|reach(?:es)?))\s(?<value>\d{1,15}(?:\.\d{1,9})?)\s?(?<unit>%|per cent)/gi;

/** What a verb and the words behind a figure make of it; growth and decline by so much are at least that. */
export function comparatorOf(verb: string, after: string | undefined): Comparator {
	if (after && /上/.test(after)) return "≥";
	if (after && /[下内]/.test(after)) return "≤";
	if (/不低于|不少于|不小于|大于等于|≥|>=|at least|less than|reach/.test(verb)) return "≥";
	if (/不高于|不超过|不大于|控制在|小于等于|≤|<=|more than|(?:降|压缩|缩短|减少)[到至]|(?:下降|降低)[到至]/.test(verb))
		return "≤";
	if (/高于|大于|超过|>|above|over/.test(verb)) return ">";
	if (/低于|小于|<|below/.test(verb)) return "<";
	return "≥";
}

/** The number that a spelt share stands for: 九十点五 is 90.5; NaN if it is none. */
export function speltShare(spelt: string): number {
	const [whole = "", part = ""] = spelt.split("点");
	const n = /^一?百$/.test(whole) ? 100 : (numberOf(whole) ?? Number.NaN);
	return part === "" ? n : Number(`${n}.${Array.from(part, (digit) => numberOf(digit) ?? 0).join("")}`);
}
