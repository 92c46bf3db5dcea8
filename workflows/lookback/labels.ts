import type { Labels } from "../language.ts";

export const lookbackLabels: Labels = {
	zh: {
		name: "回头看",
		states: { due: "待回头看", made: "已回头看", cancelled: "已撤销" },
		events: {
			"lookback.opened": "须在期限内回头看",
			"lookback.made": "已回头看",
			"task.suspended": "任务中止，暂停",
			"task.resumed": "任务恢复",
			"task.cancelled": "随任务撤销",
		},
	},
	en: {
		name: "Look-back",
		states: { due: "To look back", made: "Made", cancelled: "Cancelled" },
		events: {
			"lookback.opened": "To be made within its term",
			"lookback.made": "Made",
			"task.suspended": "Paused with the task",
			"task.resumed": "Resumed with the task",
			"task.cancelled": "Cancelled with the task",
		},
	},
};
