import type { Attendance } from "#workflows/meeting/context.ts";
import type { Role } from "#workflows/names.ts";
import type { PaperWords } from "./common.ts";

const phrases = {
	headOfMeeting: "{单位}纪要",
	headOfGroup: "{单位}会议纪要",
	opening: "{日期}{时刻}，{主持人}在{地点}主持召开{事项}，落实《{方案}》。现将会议情况和议定事项纪要如下：",
	item: "{事项}（{单位}）",
	found: "检查发现的问题：{内容}",
	discussed: "{内容}",
	deferred: "会议研究，本议题留待下次会议讨论：{内容}",
	stillOpen: "本事项由以往会议议定，{单位}牵头，尚未办结，由责任单位继续办理并报告进展。",
	resolved: "会议议定：{内容}（责任单位：{单位}；完成时限：{日期}）",
	resolvedWith: "会议议定：{内容}（责任单位：{单位}；配合单位：{配合单位}；完成时限：{日期}）",
	assigned: "会议议定：{内容}（“{事项}”由{单位}{角色}）",
	summary: "{内容}",
};

export const minutesWords: PaperWords<keyof typeof phrases> = {
	name: "会议纪要",
	head: "",
	number: "纪要〔{年份}〕{序号}号",
	phrases,
};

/** Who was there and who wasn't, as minutes list them beneath their text. */
export const attendanceLabels: Record<Attendance | "others", string> = {
	present: "出席：",
	deputy: "委派代表出席：",
	excused: "请假：",
	absent: "缺席：",
	others: "列席：",
};

export const roleWords: Record<Role, string> = { lead: "牵头", cooperate: "配合", implement: "落实" };
/** Between names of a list. */
export const LISTED = "、";
