import type { Labels } from "../language.ts";

export const orderLabels: Labels = {
	zh: {
		name: "督办单",
		states: {
			issued: "待签收",
			received: "待答复",
			objected: "有异议",
			answered: "已答复",
			lifted: "已解除",
			closed: "已销号",
		},
		events: {
			"order.opened": "发出督办单",
			"order.receive": "签收督办单",
			"order.answer": "答复督办单",
			"order.object": "提出异议",
			"order.uphold": "维持督办",
			"order.return": "退回重新答复",
			"order.lift": "解除督办",
			"lateness.ended": "督办事由消除",
			"task.suspended": "任务中止，暂停",
			"task.resumed": "任务恢复",
			"task.cancelled": "随任务撤销",
		},
	},
	en: {
		name: "Supervision order",
		states: {
			issued: "To receive",
			received: "To answer",
			objected: "Objected to",
			answered: "Answered",
			lifted: "Lifted",
			closed: "Closed",
		},
		events: {
			"order.opened": "Supervision order sent",
			"order.receive": "Receive the order",
			"order.answer": "Answer the order",
			"order.object": "Object",
			"order.uphold": "Uphold the order",
			"order.return": "Return the answer",
			"order.lift": "Lift supervision",
			"lateness.ended": "No longer late",
			"task.suspended": "Paused with the task",
			"task.resumed": "Resumed with the task",
			"task.cancelled": "Cancelled with the task",
		},
	},
};
