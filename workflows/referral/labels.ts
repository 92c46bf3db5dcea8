import type { Labels } from "../language.ts";

export const referralLabels: Labels = {
	zh: {
		name: "移送",
		states: {
			sent: "待接收",
			received: "待答复",
			answered: "已答复",
			askedAgain: "待再次答复",
			closed: "已办结",
			cancelled: "已撤销",
		},
		events: {
			"referral.opened": "收到移送",
			"task.suspended": "任务中止，暂停",
			"task.resumed": "任务恢复",
			"task.cancelled": "随任务撤销",
			"referral.receive": "接收移送",
			"referral.answer": "答复办理结果",
			"referral.askAgain": "要求补充答复",
			"referral.close": "确认办结",
		},
	},
	en: {
		name: "Referral",
		states: {
			sent: "To receive",
			received: "To answer",
			answered: "Answered",
			askedAgain: "To answer again",
			closed: "Settled",
			cancelled: "Cancelled",
		},
		events: {
			"referral.opened": "Referred",
			"task.suspended": "Paused with the task",
			"task.resumed": "Resumed with the task",
			"task.cancelled": "Cancelled with the task",
			"referral.receive": "Receive",
			"referral.answer": "Answer with the result",
			"referral.askAgain": "Ask again",
			"referral.close": "Settle",
		},
	},
};
