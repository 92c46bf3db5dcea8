/** What official papers say. They are issued in Chinese, whatever language their reader's screens are in. */
export const orderPaper = {
	name: "督办通知单",
	to: (unit: string) => `${unit}：`,
	cause: (plan: string, clause: string, title: string) =>
		`你单位承办的《${plan}》中“${title}”一项（条款${clause}）未按期办结。现将有关事项通知如下：`,
	facts: "一、督办事由",
	late: (dueOn: string, days: number, words: string | null) =>
		`该事项办理期限为${dueOn}${words ? `（文件原文：“${words}”）` : ""}，截至本通知单发出之日已逾期${days}个工作日（不含到期当日，按国务院办公厅放假安排扣除休息日、计入调休上班日）。`,
	asked: "二、办理要求",
	reply: (replyBy: string) =>
		`请即签收，并于${replyBy}前由单位负责人书面答复未按期办结的原因、已采取和拟采取的措施、完成时间；同时抓紧办理，办结后即报告。`,
	next: (bulletin: number, meeting: number) =>
		`逾期满${bulletin}个工作日仍未办结的，列入通报；逾期满${meeting}个工作日的，提交联席会议。`,
	objection: "三、异议",
	object: "对本通知单有异议的，由单位负责人在答复期限内提出并说明理由；异议处理期间，答复期限停止计算。",
	receipt: "签收回执",
	receiptRows: ["签收单位", "签收人", "签收时间", "备注"],
};

/** What a 目标责任书 says: it is drafted with this and then changed by people. */
export const letterText = {
	title: (unit: string) => `${unit}目标责任书`,
	opening: (plan: string, number: string | null, secretariat: string, unit: string) =>
		`为落实《${plan}》${number ? `（${number}）` : ""}，${secretariat}与${unit}签订本责任书。`,
	tasks: "一、任务",
	role: { lead: "牵头", cooperate: "配合", implement: "落实" },
	task: (no: number, title: string, clause: string, role: string, limits: string[]) =>
		`${no}．${title}（条款${clause}，${role}）。${limits.length > 0 ? `完成时限：${limits.join("；")}。` : ""}`,
	targets: "二、目标",
	target: (no: number, name: string, values: string[]) => `${no}．${name}：${values.join("；")}。`,
	value: (words: string, value: string) => `${words}${value}`,
	review: (hasTargets: boolean) => `${hasTargets ? "三" : "二"}、对照检查`,
	reviewed: (secretariat: string) => `${secretariat}在方案实施期间对照本责任书检查任务和目标的完成情况，结果告知责任单位。`,
};

/** The printed number of a 督办单 (GB/T 9704-2012, 7.2.5: word of the issuer, year in full in six-cornered brackets, number without leading zeros). */
export const orderNumber = ({ year, number }: { year: number; number: number }): string => `督〔${year}〕${number}号`;

/** 2020年8月5日: as dates are printed in official papers (GB/T 9704-2012, 7.3.5.4). */
export const printedDate = (date: string): string => {
	const [year, month, day] = date.split("-").map(Number);
	return `${year}年${month}月${day}日`;
};
