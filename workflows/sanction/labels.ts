import type { Labels } from "../language.ts";

export const sanctionLabels: Labels = {
	zh: {
		name: "惩处措施",
		states: {
			proposed: "待决定",
			decided: "已决定",
			published: "已公布",
			lifted: "已解除",
			refused: "不予采取",
			withdrawn: "已撤回",
			cancelled: "已撤销",
		},
		events: {
			"sanction.opened": "提出惩处建议",
			"task.cancelled": "随任务撤销",
			"sanction.decide": "作出决定",
			"sanction.refuse": "不予采取",
			"sanction.withdraw": "撤回建议",
			"sanction.publish": "公布",
			"sanction.lift": "解除（移出名单）",
		},
	},
	en: {
		name: "Sanction",
		states: {
			proposed: "To decide",
			decided: "Decided",
			published: "Published",
			lifted: "Lifted",
			refused: "Refused",
			withdrawn: "Withdrawn",
			cancelled: "Cancelled",
		},
		events: {
			"sanction.opened": "Proposed",
			"task.cancelled": "Cancelled with the task",
			"sanction.decide": "Decide",
			"sanction.refuse": "Refuse",
			"sanction.withdraw": "Withdraw",
			"sanction.publish": "Publish",
			"sanction.lift": "Lift (take off the list)",
		},
	},
};
