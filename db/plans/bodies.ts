import type { BodyKind } from "#workflows/meeting/body.ts";

/** What meets over a built-in plan, by the names of its units. */
type BuiltInBody = {
	kind: BodyKind;
	name: string;
	clause: string | null;
	rosterAt: string | null;
	chair: string | null;
	members: { unit: string; speaker: string }[];
};

const HEAD = "主要负责人";
const DEPUTY = "分管负责人";
const speaking = (speaker: string, units: string): BuiltInBody["members"] => units.split(" ").map((unit) => ({ unit, speaker }));

/**
 * The bodies that the built-in plans name, by seed. 青浦 and 荣昌 print no roster: those are made up from the units that the plan gives work to,
 * and the screen says so. 乐清 prints its leading group in annex 1, and of its joint meeting nothing but the name. 沧州 has none; 西区 lists
 * fields of work, not units.
 */
export const builtInBodies: Record<string, BuiltInBody[]> = {
	"000": [
		{
			kind: "jointMeeting",
			name: "区公共卫生联席会议",
			clause: "五（一）",
			rosterAt: null,
			chair: "区人民政府",
			members: speaking(
				DEPUTY,
				"区卫生健康委 区应急管理局 区生态环境局 区财政局 区人力资源社会保障局 区司法局 区民政局 区医保局 区发展改革委 区总工会",
			),
		},
	],
	"001": [
		{
			kind: "leadingGroup",
			name: "防治工作领导小组",
			clause: "四（一）",
			rosterAt: null,
			chair: "区政府",
			members: speaking(HEAD, "区卫生健康委 区经济信息委 区司法局 高新区管委会"),
		},
	],
	"002": [
		{
			kind: "leadingGroup",
			name: "乐清市尘肺病防治工作领导小组",
			clause: "四（一）",
			rosterAt: "附件1",
			chair: "市政府",
			members: [
				...speaking(DEPUTY, "乐清市人民政府办公室 市卫生健康局"),
				...speaking(
					HEAD,
					"市发改局 市经信局 市民政局 市司法局 市财政局 市人力社保局 市医疗保障局 市应急管理局 市生态环境局 市总工会",
				),
			],
		},
		{ kind: "jointMeeting", name: "市级职业病防治工作联席会议", clause: "四（一）", rosterAt: null, chair: null, members: [] },
	],
	"004": [
		{
			kind: "jointMeeting",
			name: "区职业病防治工作联席会议",
			clause: "四（四）",
			rosterAt: null,
			chair: null,
			members: speaking(DEPUTY, "攀枝花市西区卫生健康局 总工会 妇联"),
		},
	],
};
