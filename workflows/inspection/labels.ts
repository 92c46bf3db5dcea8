import type { Labels } from "../language.ts";

export const inspectionLabels: Labels = {
	zh: {
		name: "检查",
		states: {
			scheduled: "待检查",
			visiting: "检查中",
			recorded: "有问题",
			passed: "通过",
			cancelled: "已取消",
		},
		events: {
			"inspection.opened": "安排检查",
			"finding.settled": "问题销号",
			"finding.relapsed": "问题反弹",
			"task.suspended": "任务中止，暂停",
			"task.resumed": "任务恢复",
			"task.cancelled": "随任务撤销",
			"visit.begin": "开始检查",
			"visit.find": "登记问题",
			"visit.record": "提交检查结果",
			"visit.postpone": "改期",
			"visit.replace": "更换检查人员",
			"visit.cancel": "取消检查",
		},
	},
	en: {
		name: "Inspection visit",
		states: {
			scheduled: "Scheduled",
			visiting: "Visiting",
			recorded: "With findings",
			passed: "Passed",
			cancelled: "Cancelled",
		},
		events: {
			"inspection.opened": "Scheduled",
			"finding.settled": "Finding settled",
			"finding.relapsed": "Finding relapsed",
			"task.suspended": "Paused with the task",
			"task.resumed": "Resumed with the task",
			"task.cancelled": "Cancelled with the task",
			"visit.begin": "Begin the visit",
			"visit.find": "Record a finding",
			"visit.record": "Record the result",
			"visit.postpone": "Postpone",
			"visit.replace": "Replace an inspector",
			"visit.cancel": "Cancel the visit",
		},
	},
};
