import type { Labels } from "../language.ts";

export const deploymentLabels: Labels = {
	zh: {
		name: "安排部署",
		states: {
			toAssign: "待分工",
			drafted: "待下达",
			issued: "签收中",
			deployed: "已部署",
			cancelled: "已撤销",
		},
		events: {
			"deployment.opened": "任务待部署",
			"duty.signed": "单位签收",
			"task.suspended": "任务中止，暂停",
			"task.resumed": "任务恢复",
			"duty.settled": "承办件办结",
			"task.cancelled": "随任务撤销",
			"task.amended": "部署随方案修订调整",
			"periods.ended": "不再按期办理",
			"task.assign": "明确分工",
			"task.issue": "下达任务",
		},
	},
	en: {
		name: "Deployment",
		states: {
			toAssign: "To assign",
			drafted: "To issue",
			issued: "Being signed",
			deployed: "Deployed",
			cancelled: "Cancelled",
		},
		events: {
			"deployment.opened": "Deployment opened",
			"duty.signed": "Unit signed",
			"task.suspended": "Paused with the task",
			"task.resumed": "Resumed with the task",
			"duty.settled": "Duty settled",
			"task.cancelled": "Cancelled with the task",
			"task.amended": "Deployment adjusted to an amendment",
			"periods.ended": "No further periods",
			"task.assign": "Assign units",
			"task.issue": "Issue the task",
		},
	},
};
