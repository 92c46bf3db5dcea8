import { fold } from "./fold.ts";

export type UnitKind = "government" | "bureau" | "town" | "street" | "zone" | "institution" | "association" | "body" | "other";
/** A unit that a document names: the name it uses most, and its other spellings. */
export type ReadUnit = { name: string; aliases: string[]; kind: UnitKind; group: boolean };

const KINDS: [UnitKind, RegExp][] = [
	["body", /联席会议|领导小组|指挥部|专班|工作组|联席办/],
	["zone", /(?:园区|工业园|开发区|高新区|新区|港区|示范区|度假区|管委会|新城|林场|农场)(?:管委会|管理委员会)?$/],
	["association", /工会|妇联|残联|工商联|团委|共青团|红十字会|协会|学会|商会|联合会|科协|侨联/],
	["street", /街道(?:办事处|办)?$|街办$|社区$/],
	["town", /(?:镇|乡|苏木)(?:人民)?政府$|[镇乡]$|乡镇|镇街/],
	["institution", /中心|医院|院$|所$|站$|学校|大学|学院|电视台|电台|媒体|报社|卫生院|队$/],
	["government", /政府(?:办公室|办)?$|府办$|^各?[省市州盟区县旗、级]{1,5}$/],
	["bureau", /局|委|办|厅|部|科|署|处$|海关|银行|法院|检察院|commission|bureau|department|office|ministry|authority/i],
];
const OPEN = /有关|相关|各(?:部门|单位|地)|责任(?:部门|单位)|成员单位|^(?:部门|单位|企业|用人单位)$/;
const MANY = /^(?:各|有关|相关|全[市区县]|所有|其他|市级|区级|县级|各级)/;

/** Levels without the name of a place: 镇街, 县（市、区）政府. */
const LEVELS =
	/^[市州盟区县旗乡镇][(<、和]{0,2}(?:[市州盟区县旗乡镇]|街道?)(?:[)>、(<]|[市州盟区县旗乡镇]|街道?){0,6}(?:人民政府|政府|办事处)?$/;

/** Whether a printed name stands for several units: 各镇人民政府, 有关部门, 街道办事处. */
export const isGroup = (name: string): boolean => {
	const folded = fold(name);
	return (
		MANY.test(folded) ||
		OPEN.test(folded) ||
		/^(?:乡镇|镇|街道|县\(?市?、?区?\)?|各县)(?:\(街道\)|<街道>)?(?:人民政府|政府|办事处)?$/.test(folded) ||
		LEVELS.test(folded) ||
		/^(?:all|relevant|each)\b/i.test(name)
	);
};
/** Whether a group's members are left open: 有关部门. Only a person can say who is meant. */
export const isOpen = (name: string): boolean => OPEN.test(fold(name)) || /\brelevant\b/i.test(name);

/** What stands in brackets behind a name tells another unit's kind: 各镇人民政府（街道办事处）. */
const kindOf = (name: string): UnitKind => {
	const bare = fold(name).replace(/[(<][^()<>]{0,30}[)>]/g, "");
	return KINDS.find(([, pattern]) => pattern.test(bare))?.[0] ?? "other";
};

/** A name by which its short and long forms meet: 委员会 is 委. */
export const core = (name: string): string =>
	fold(name)
		.replace(/委员会/g, "委")
		.replace(/管理委/g, "管委")
		.replace(/管委$/, "管委会")
		.replace(/[、\s]/g, "");

/** Whether `short` leaves out characters of `long` but keeps its order, its first and its last: 区人社局 of 区人力资源和社会保障局. */
export function isShortOf(short: string, long: string): boolean {
	const [a, b] = [core(short), core(long)];
	if (a === b) return short !== long;
	if (a.length < 3 || a.length >= b.length || a[0] !== b[0] || a.at(-1) !== b.at(-1)) return false;
	let at = 0;
	for (const char of b) if (char === a[at]) at++;
	return at === a.length;
}

/** A name that a broken line or page has doubled a character of (市卫卫生健康局), as it is meant; null if the name is sound. */
export function undoubled(name: string, others: ReadonlyMap<string, number>): string | null {
	for (let at = 1; at < name.length; at++) {
		for (const length of [1, 2, 3]) {
			const piece = name.slice(at, at + length);
			if (piece.length !== length || name.slice(at - length, at) !== piece) continue;
			const meant = name.slice(0, at) + name.slice(at + length);
			if ((others.get(meant) ?? 0) > (others.get(name) ?? 0)) return meant;
		}
	}
	return null;
}

/** Gathers the names of a document into units: each by the form used most, with its other forms where only one unit can be meant. */
export function unitsOf(counts: ReadonlyMap<string, number>): ReadUnit[] {
	const names = [...counts.keys()];
	const longOf = new Map<string, string>();
	for (const name of names) {
		if (isGroup(name)) continue;
		const longer = names.filter((other) => !isGroup(other) && isShortOf(name, other));
		const longest = longer.sort((a, b) => b.length - a.length)[0];
		// Several longer names that aren't one another's forms: nobody can say which is meant.
		if (longest && longer.every((other) => other === longest || isShortOf(other, longest))) longOf.set(name, longest);
	}
	const families = new Map<string, string[]>();
	for (const name of names) {
		let root = name;
		for (let next = longOf.get(root), steps = 0; next && steps < 8; next = longOf.get(root), steps++) root = next;
		families.set(root, [...(families.get(root) ?? []), name]);
	}
	return [...families.values()].map((family) => {
		const [name = "", ...aliases] = family.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
		return { name, aliases, kind: kindOf(name), group: isGroup(name) };
	});
}
