import type { Labels } from "../language.ts";

export const extensionLabels: Labels = {
	zh: {
		name: "延期申请",
		states: {
			requested: "待答复",
			granted: "已同意",
			refused: "未同意",
			withdrawn: "已撤回",
		},
		events: {
			"extension.opened": "提出延期申请",
			"task.cancelled": "随任务撤销",
			"task.suspended": "随任务暂停",
			"task.resumed": "随任务恢复",
			"duty.withdrawn": "随承办单位退出",
			"report.accepted": "报告已认可，申请作废",
			"duty.waived": "免予办理，申请作废",
			"extension.grant": "同意延期",
			"extension.refuse": "不同意",
			"extension.withdraw": "撤回申请",
		},
	},
	en: {
		name: "Extension",
		states: {
			requested: "Requested",
			granted: "Granted",
			refused: "Refused",
			withdrawn: "Withdrawn",
		},
		events: {
			"extension.opened": "Time requested",
			"task.cancelled": "Cancelled with the task",
			"task.suspended": "Suspended with the task",
			"task.resumed": "Resumed with the task",
			"duty.withdrawn": "Ended with the unit's part",
			"report.accepted": "Report accepted: no longer needed",
			"duty.waived": "Duty waived: no longer needed",
			"extension.grant": "Grant",
			"extension.refuse": "Refuse",
			"extension.withdraw": "Withdraw",
		},
	},
};
