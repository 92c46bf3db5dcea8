import type { Labels } from "../language.ts";

export const letterLabels: Labels = {
	zh: {
		name: "目标责任书",
		states: {
			drafted: "起草中",
			sent: "待签署",
			signed: "待会签",
			inForce: "已生效",
			ended: "已终结",
			withdrawn: "已撤回",
		},
		events: {
			"letter.opened": "起草",
			"letter.revise": "修改文本",
			"letter.send": "送签",
			"letter.sign": "签署",
			"letter.object": "退回修改",
			"letter.countersign": "会签",
			"letter.outdated": "任务或目标变动，待重拟",
			"letter.redraft": "按现行方案重拟",
			"letter.amend": "修订",
			"letter.inspect": "对照检查",
			"letter.end": "终结",
			"letter.withdraw": "撤回",
		},
	},
	en: {
		name: "Letter of responsibility",
		states: {
			drafted: "Being drafted",
			sent: "To be signed",
			signed: "To be countersigned",
			inForce: "In force",
			ended: "Ended",
			withdrawn: "Withdrawn",
		},
		events: {
			"letter.opened": "Drafted",
			"letter.revise": "Change the text",
			"letter.send": "Send for signature",
			"letter.sign": "Sign",
			"letter.object": "Send back",
			"letter.countersign": "Countersign",
			"letter.outdated": "Out of date: what the unit answers for has changed",
			"letter.redraft": "Redraft from the plan as it is",
			"letter.amend": "Amend",
			"letter.inspect": "Hold against results",
			"letter.end": "End",
			"letter.withdraw": "Withdraw",
		},
	},
};
