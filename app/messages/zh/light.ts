export const light = {
	none: "无时限",
	green: "正常",
	yellow: "临期",
	red: "逾期",
	/** Where the word for the colour would say too little. */
	word: { unconfirmed: "待确认", paused: "暂停", settled: "办结", stopped: "不计时" } as Record<string, string | undefined>,
	settled: "已办结",
	stopped: "已提交或已办毕，不再计时",
	idle: "没有时限",
	dueToday: "今天到期",
	running: (days: number) => `距期限还有 ${days} 个工作日`,
	warned: (days: number) => `还有 ${days} 个工作日到期`,
	overdue: (days: number) => `已逾期 ${days} 个工作日`,
	lifted: (days: number) => `已逾期 ${days} 个工作日，督办已解除`,
	paused: "暂停计时（等待延期答复、受阻或任务中止）",
	unconfirmed: (days: number) => `录入时时限已过 ${days} 个工作日，待联席会议办公室确认`,
	provisional: (years: string) => `${years} 年放假安排尚未公布，标“暂定”的日期只按周末推算，公布后可能变动`,
};
