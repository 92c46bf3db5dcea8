import { splitOutside } from "./brackets.ts";
import { fold } from "./fold.ts";

/** What the name of a unit ends in. */
const ENDINGS =
	"司|室|组|馆|社|团|校|居委会|村委会|人民政府|政府|人民法院|法院|人民检察院|检察院|公安机关|机关|委员会|委|局|厅|部|办公室|办事处|办|处|科|署|院|所|站|队|中心|管委会|社区|街道|镇|乡|苏木|村|县|区|市|州|盟|旗|园区|园|新区|开发区|高新区|示范区|新城|港区|林场|农场|公司|集团|银行|支行|分行|总行|总局|总署|联社|海关|学校|大学|学院|医院|卫生院|电视台|电台|报社|融媒体中心|总工会|工会|妇联|残联|工商联|文联|科协|侨联|团市委|团区委|团县委|共青团|红十字会|协会|学会|商会|联合会|基金会|联席会议|领导小组|指挥部|专班|工作组|成员单位|部门|单位|机构|企业|各地|地区|组织|党组织|支队|大队|中队|总队|供电|电信|移动|联通|邮政|学校|各方";
const ENDS_AS_UNIT = new RegExp(`(?:${ENDINGS})(?:\\([^()]{1,30}\\)|\\[[^[\\]]{1,30}\\]|<[^<>]{1,30}>)?$`);
/** Ends of what isn't a unit though it looks like one. */
const NO_UNIT =
	/(?:责任人|负责人|情况|制度|工作|机制|要求|内容|体系|能力|水平|问题|措施|任务|目标|之日起|以上|以下|网络|服务|社会|机会|一组|集团化|全社|展览会|公司治理)$/;
const LATIN_NOUN =
	"(?:Bureau|Commission|Department|Office|Compan(?:y|ies)|Cent(?:re|er)|Committee|Brigade|Government|Ministr(?:y|ies)|Agenc(?:y|ies)|Authorit(?:y|ies)|Federation|Police|Council|Hospital|Headquarters|Board|Institute|School|University|Association|Union|Branch|Corporation|Unit|Service|Inspectorate|Directorate|Division|Administration|Station|Court|Bank)s?";
/** A word that English names of units have. */
export const LATIN = new RegExp(`\\b${LATIN_NOUN}\\b`, "i");
/** Between two names, not inside one: Finance Bureau and Health Bureau, but not Housing and Rural Development Bureau. */
const BETWEEN = new RegExp(`(?<=\\b${LATIN_NOUN}) (?:and|&) |;`, "i");
const SENTENCE =
	/[。!?]|的(?!士|(?:部门|单位|机构|企业)$)|^[\d.%]+$|[是为把将被](?=.{4})|要求|应当|必须|建立|完善|推进|加强|开展|组织实施|^(?:督促|推动|引导|鼓励|指导(?=各|[^中站委办组所]{2,8}(?:医院|企业|单位|机构)))/;
const OPEN_END =
	/等(?:相关|有关|各相关|各有关)?(?:职能|责任|成员|市级|区级|县级)?(?:部门|单位|部门和单位|部门单位|机构|成员单位)?(?:和单位)?$/;
const LEADING = /^(?:由|其中|以及|并由|和|及|与|会同|并|再由|同时|请|其他由)+/;
const TRAILING = /(?:各自|分别|共同|均|等|具体|联合|依法|按照|按|根据|要|应|负责|牵头){1,8}$/;

/** Does a folded text end as a unit's name does? */
export const endsAsUnit = (folded: string): boolean => ENDS_AS_UNIT.test(folded) && !NO_UNIT.test(folded);

const isConjunction = (folded: string, at: number): number => {
	const two = folded.slice(at, at + 2);
	if (two === "以及") return 2;
	const char = folded.charAt(at);
	return char === "和" || char === "与" || char === "及" ? 1 : 0;
};

/** Cuts at 和, 与, 及 where a whole unit's name stands on both sides: 市卫健委和市财政局, but not 发展和改革局. */
function splitAtConjunctions(name: string): string[] {
	const folded = fold(name);
	for (let at = 2; at < folded.length - 2; at++) {
		const length = isConjunction(folded, at);
		if (length === 0 || !endsAsUnit(folded.slice(0, at)) || !endsAsUnit(folded.slice(at + length))) continue;
		// 局 in 局和 may be inside one name only if the rest could not stand alone; a name has at least three characters.
		if (folded.length - at - length >= 3) return [name.slice(0, at), ...splitAtConjunctions(name.slice(at + length))];
	}
	return [name];
}

function clean(name: string): string {
	let text = name.trim();
	const folded = () => fold(text);
	const open = OPEN_END.exec(folded());
	if (open && open.index > 1) text = text.slice(0, open.index);
	const leading = LEADING.exec(folded());
	if (leading && leading[0].length < text.length - 1) text = text.slice(leading[0].length);
	const trailing = TRAILING.exec(folded());
	if (trailing && trailing.index > 1 && !endsAsUnit(folded())) text = text.slice(0, trailing.index);
	return text.replace(/^[\s,;:，；：、。.]+|[\s,;:，；：、。.]{1,30}$/g, "");
}

/** Bare organs that are no unit by themselves: 各区党委、政府 is one name. */
const ORGAN = /^(?:人民)?政府$|^(?:办事处|管委会)$/;
/** Levels without an organ, which the next of the list has: 各市、县（区）人民政府. */
const LEVELS = /^各(?:[市州盟区县旗]|自治[州县]|\([市州盟区县旗、]{1,9}\)){1,4}$/;
const LEVEL_ORGAN = /^(?:[市州盟区县旗]|\([市州盟区县旗、]{1,9}\)){1,4}(?:人民)?(?:政府|党委)/;
const PARTY = /党(?:委|工委)(?:\([^()]{1,20}\))?$/;

/** Puts a bare organ back behind the one that it was parted from. */
function rejoin(list: string, pieces: { from: number; to: number }[]): string[] {
	const names: { from: number; to: number }[] = [];
	for (const piece of pieces) {
		const before = names.at(-1);
		const [own, last] = [piece, before ?? piece].map(({ from, to }) => fold(list.slice(from, to)).trim());
		const isPart =
			before &&
			own !== undefined &&
			last !== undefined &&
			((ORGAN.test(own) && PARTY.test(last)) || (LEVEL_ORGAN.test(own) && LEVELS.test(last)));
		if (isPart) before.to = piece.to;
		else names.push({ ...piece });
	}
	return names.map(({ from, to }) => list.slice(from, to));
}

/** Cuts a piece of a list at the breaks and spaces in it that part whole names (县水利局 县气象局); the others were only set there. */
function splitAtGaps(piece: string): string[] {
	const parts = piece.trim().split(/\s+/);
	const names: string[] = [];
	for (const part of parts) {
		const last = names.at(-1);
		const isWhole = part.length > 2 && !/^[([<]/.test(fold(part)) && endsAsUnit(fold(clean(part)));
		const isNew = last === undefined || (isWhole && endsAsUnit(fold(last)));
		if (isNew) names.push(part);
		else names[names.length - 1] = last + part;
	}
	return names;
}

const SEPARATORS = new Set(["、", ",", ";", "/", "|", "\u3001"]);

/** The names in a printed list of units, as printed, without 等 and what follows it. A bracket that belongs to a name stays with it. */
export function unitNames(list: string): string[] {
	const folded = fold(list);
	const isLatin = !/\p{Script=Han}/u.test(list);
	const pieces = rejoin(
		list,
		splitOutside(folded, (char) => SEPARATORS.has(char)),
	);
	const split = isLatin
		? pieces.flatMap((piece) => piece.split(BETWEEN))
		: pieces.flatMap(splitAtGaps).flatMap(splitAtConjunctions);
	const names = split.map(clean).filter((name) => name.length > 1 && name.length <= (isLatin ? 90 : 40));
	return [...new Set(names.filter((name) => !/^(?:etc|the|all|none|无|－|-+|\/)\.?$/i.test(name)))];
}

/** What a printed list says of one of its names behind it: 省数据局（牵头）. Null if nothing. */
export function markOf(name: string): { name: string; mark: string } | null {
	const [, bare, mark] = /^(.+?)[（(](牵头|主办|主责|负责|配合|协办|协助|参与|落实)[）)]$/.exec(name) ?? [];
	return bare && mark ? { name: bare, mark } : null;
}

/** Whether every name in a list could be a unit's: ends as one, and reads as no sentence. */
export const areUnits = (names: string[]): boolean =>
	names.length > 0 && names.every((name) => !SENTENCE.test(fold(name)) && (endsAsUnit(fold(name)) || LATIN.test(name)));

/** Whether names in a place meant for units are at least no sentences. */
export const mayBeUnits = (names: string[]): boolean => names.length > 0 && names.every((name) => !SENTENCE.test(fold(name)));
