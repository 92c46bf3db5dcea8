import type { Labels } from "../language.ts";

export const summaryLabels: Labels = {
	zh: {
		name: "工作总结",
		states: { drafted: "起草中", published: "已印发", withdrawn: "已撤回" },
		events: {
			"summary.opened": "起草总结",
			"summary.revise": "修改正文",
			"summary.issue": "签发总结",
			"summary.withdraw": "撤回总结",
		},
	},
	en: {
		name: "Summary",
		states: { drafted: "Being drafted", published: "Issued", withdrawn: "Withdrawn" },
		events: {
			"summary.opened": "Summary drafted",
			"summary.revise": "Change the text",
			"summary.issue": "Issue the summary",
			"summary.withdraw": "Withdraw the summary",
		},
	},
};
