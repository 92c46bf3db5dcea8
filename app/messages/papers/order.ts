import type { PaperWords } from "./common.ts";

const phrases = {
	title: "督办通知单",
	to: "{单位}：",
	cause: "你单位承办的《{方案}》中“{事项}”一项（条款{条款}）未按期办结。现将有关事项通知如下：",
	facts: "督办事由",
	late: "该事项办理期限为{日期}{原文}，截至本通知单发出之日已逾期{天数}个工作日（不含到期当日，按国务院办公厅放假安排扣除休息日、计入调休上班日）。",
	lateWords: "（文件原文：“{原文}”）",
	asked: "办理要求",
	reply:
		"请即签收，并于{日期}前由单位负责人书面答复未按期办结的原因、已采取和拟采取的措施、完成时间；同时抓紧办理，办结后即报告。",
	next: "逾期满{天数}个工作日仍未办结的，列入通报；逾期满{天数二}个工作日的，提交联席会议。",
	objection: "异议",
	object: "对本通知单有异议的，由单位负责人在答复期限内提出并说明理由；异议处理期间，答复期限停止计算。",
};

export const orderWords: PaperWords<keyof typeof phrases> = {
	name: "督办通知单",
	head: "{发文单位}",
	number: "督〔{年份}〕{序号}号",
	phrases,
};
